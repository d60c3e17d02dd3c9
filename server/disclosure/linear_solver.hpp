#pragma once
#include "domain/published/linear_program.hpp"

namespace athar::disclosure {

/// A linear program solved by GLPK's simplex; used and destroyed by the thread that made it.
std::unique_ptr<published::LinearProgram> linear_program(int variables, std::vector<published::Relation> const& relations);

}  // namespace athar::disclosure
