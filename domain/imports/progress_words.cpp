#include <algorithm>
#include <array>

#include "domain/imports/columns.hpp"
#include "domain/imports/person_words.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 9> fields{"email",          "full_name",     "family_name", "given_name",    "full_name_ar",
                                                 "family_name_ar", "given_name_ar", "percent",     "completed_date"};
constexpr std::array<std::string_view, 5> says_who{"email", "full_name", "family_name", "full_name_ar", "family_name_ar"};
constexpr std::array<std::string_view, 2> says_how_far{"percent", "completed_date"};

constexpr auto own_words = std::to_array<HeaderWord>({
    {"email", "email address"}, {"email", "address"}, {"full_name", "learner"}, {"full_name", "apprenant"}, {"full_name", "apprenante"},
    {"full_name", "student"}, {"full_name", "user"}, {"full_name", "utilisateur"}, {"full_name_ar", "المتعلم"}, {"full_name_ar", "المتعلمة"},
    {"completed_date", "completion date"}, {"completed_date", "date completed"}, {"completed_date", "completed on"}, {"completed_date", "completion time"},
    {"completed_date", "date d'achèvement"}, {"completed_date", "achevé le"}, {"completed_date", "terminé le"}, {"completed_date", "date de fin"},
    {"completed_date", "date de complétion"}, {"completed_date", "تاريخ الإتمام"}, {"completed_date", "تاريخ الإنهاء"}, {"completed_date", "completed"},
    {"percent", "completion percentage"}, {"percent", "pourcentage d'avancement"}, {"percent", "progression", true}, {"percent", "progress", true},
    {"percent", "avancement", true}, {"percent", "pourcentage", true}, {"percent", "percentage"}, {"percent", "taux", true}, {"percent", "achèvement"},
    {"percent", "completion"}, {"percent", "%"}, {"percent", "التقدم", true}, {"percent", "نسبة التقدم"}, {"percent", "نسبة الإنجاز"}, {"percent", "النسبة"},
});

std::vector<HeaderWord> const& words() {
  static auto const all = [] {
    std::vector<HeaderWord> list(own_words.begin(), own_words.end());
    for (auto const& word : person_words)
      if (std::find(fields.begin(), fields.end(), word.field) != fields.end()) list.push_back(word);
    return list;
  }();
  return all;
}

void check_default(std::vector<FieldError>&, std::string const&, std::string const&, std::string const&) {}

}  // namespace

ImportKind const& progress_kind() {
  static ImportKind const kind{"progress", fields, words(), says_who, {}, check_default, says_how_far};
  return kind;
}

}  // namespace athar
