#include "server/disclosure/linear_solver.hpp"

#include <glpk.h>

#include <cmath>
#include <stdexcept>

namespace athar::disclosure {
namespace {

using published::Extreme;
using published::Relation;

constexpr double nothing = 1e-7;

/// Programs alive in this thread. GLPK keeps memory for each thread, which goes with the last of them.
thread_local int alive = 0;

class GlpkProgram final : public published::LinearProgram {
 public:
  GlpkProgram(int variables, std::vector<Relation> const& relations) : problem_(glp_create_prob()), variables_(variables) {
    ++alive;
    glp_add_cols(problem_, variables);
    if (!relations.empty()) glp_add_rows(problem_, static_cast<int>(relations.size()));
    int row = 0;
    for (auto const& relation : relations) {
      ++row;
      // GLPK counts from 1.
      std::vector<int> columns{0};
      std::vector<double> coefficients{0};
      for (auto const& [variable, coefficient] : relation.terms) {
        columns.push_back(variable + 1);
        coefficients.push_back(coefficient);
      }
      glp_set_mat_row(problem_, row, static_cast<int>(columns.size()) - 1, columns.data(), coefficients.data());
      bool const from = std::isfinite(relation.least), to = std::isfinite(relation.most);
      int const kind = from && to ? (relation.least == relation.most ? GLP_FX : GLP_DB) : from ? GLP_LO : to ? GLP_UP : GLP_FR;
      glp_set_row_bnds(problem_, row, kind, from ? relation.least : 0, to ? relation.most : 0);
    }
    glp_init_smcp(&options_);
    options_.msg_lev = GLP_MSG_OFF;
    options_.meth = GLP_DUALP;
  }
  ~GlpkProgram() override {
    glp_delete_prob(problem_);
    if (--alive == 0) glp_free_env();
  }
  GlpkProgram(GlpkProgram const&) = delete;
  GlpkProgram& operator=(GlpkProgram const&) = delete;

  void bound(int variable, double least, double most) override {
    glp_set_col_bnds(problem_, variable + 1, least == most ? GLP_FX : GLP_DB, least, most);
  }
  Extreme least(int variable) override { return extreme(variable, GLP_MIN); }
  Extreme greatest(int variable) override { return extreme(variable, GLP_MAX); }

 private:
  /// Goes on from where the last one ended: only the objective or a few bounds differ.
  Extreme extreme(int variable, int direction) {
    glp_set_obj_dir(problem_, direction);
    glp_set_obj_coef(problem_, variable + 1, 1);
    int failed = glp_simplex(problem_, &options_);
    if (failed != 0 || glp_get_status(problem_) != GLP_OPT) {
      // A basis left over from other bounds can be singular: begin anew.
      glp_adv_basis(problem_, 0);
      failed = glp_simplex(problem_, &options_);
    }
    int const status = glp_get_status(problem_);
    glp_set_obj_coef(problem_, variable + 1, 0);
    if (failed != 0 || status != GLP_OPT) throw std::runtime_error("The relations between published cells have no solution");
    Extreme out;
    out.value = glp_get_col_prim(problem_, variable + 1);
    out.point.reserve(static_cast<std::size_t>(variables_));
    for (int column = 1; column <= variables_; ++column) {
      out.point.push_back(glp_get_col_prim(problem_, column));
      if (column != variable + 1 && glp_get_col_stat(problem_, column) != GLP_BS && std::abs(glp_get_col_dual(problem_, column)) > nothing)
        out.binding.push_back(column - 1);
    }
    return out;
  }

  glp_prob* problem_;
  glp_smcp options_{};
  int variables_;
};

}  // namespace

std::unique_ptr<published::LinearProgram> linear_program(int variables, std::vector<Relation> const& relations) {
  return std::make_unique<GlpkProgram>(variables, relations);
}

}  // namespace athar::disclosure
