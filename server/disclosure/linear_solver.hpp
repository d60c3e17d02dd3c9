#pragma once
#include "domain/published/linear_program.hpp"

namespace athar::disclosure {

/// Linear programs by GLPK's simplex. A program is used by one thread; GLPK keeps an environment for each thread.
std::unique_ptr<published::LinearProgram> linear_program(int variables, std::vector<published::Relation> const& relations);

}  // namespace athar::disclosure
