#include "domain/privacy/sensitive_data.hpp"

#include <algorithm>

namespace athar {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Capitals and western digits, without blanks, hyphens and marks of direction. Empty when anything else stands in it.
std::string plain(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    auto const c = typed[i];
    auto const rest = typed.substr(i);
    if (c == ' ' || c == '-' || c == '.' || c == '\t') continue;
    if (is_digit(c) || (c >= 'A' && c <= 'Z')) out += c;
    else if (c >= 'a' && c <= 'z') out += static_cast<char>(c - 'a' + 'A');
    else if (rest.starts_with("\xC2\xA0")) i += 1;
    else if (rest.starts_with("\xE2\x80\x8E") || rest.starts_with("\xE2\x80\x8F") || rest.starts_with("\xE2\x80\xAF")) i += 2;
    else if (rest.size() > 1 && c == '\xD9' && rest[1] >= '\xA0' && rest[1] <= '\xA9') {
      out += static_cast<char>('0' + (rest[1] - '\xA0'));
      i += 1;
    } else return {};
  }
  return out;
}

bool is_national_identity(std::string_view number) {
  auto const letters = static_cast<std::size_t>(std::find_if(number.begin(), number.end(), is_digit) - number.begin());
  auto const digits = number.substr(letters);
  return letters >= 1 && letters <= 3 && digits.size() >= 2 && digits.size() <= 7 && std::all_of(digits.begin(), digits.end(), is_digit);
}

bool is_payroll(std::string_view number) {
  return number.size() >= 3 && number.size() <= 10 && std::all_of(number.begin(), number.end(), is_digit);
}

}  // namespace

Result<SensitiveAuthorisation> checked(SensitiveAuthorisation authorisation, LocalDate today) {
  std::vector<FieldError> errors;
  if (authorisation.on()) {
    if (!authorisation.granted_on) errors.push_back({"granted_on", "required", {}});
    else if (*authorisation.granted_on > today) errors.push_back({"granted_on", "future_date", {}});
    if (!authorisation.purpose_id) errors.push_back({"purpose_id", "required", {}});
  } else {
    authorisation.granted_on.reset();
    authorisation.purpose_id.reset();
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return authorisation;
}

ShortSet const& short_set() {
  static ShortSet const set{
      .introduction = {"Les questions qui suivent portent sur les difficultés que vous pourriez avoir à effectuer certaines activités en raison d'un PROBLÈME DE SANTÉ.",
                       "تتعلق الأسئلة التالية بالصعوبات التي قد تواجهها في القيام بأنشطة معينة بسبب مشكلة صحية.",
                       "The next questions ask about difficulties you may have doing certain activities because of a HEALTH PROBLEM."},
      .questions = {{
          {"Avez-vous des difficultés à voir, même avec des lunettes ?", "هل تواجه صعوبة في الرؤية، حتى إن كنت تضع نظارات؟",
           "Do you have difficulty seeing, even if wearing glasses?"},
          {"Avez-vous des difficultés à entendre, même avec un appareil auditif ?", "هل تواجه صعوبة في السمع، حتى إن كنت تستخدم جهازا مساعدا على السمع؟",
           "Do you have difficulty hearing, even if using a hearing aid?"},
          {"Avez-vous des difficultés à marcher ou à monter des marches ?", "هل تواجه صعوبة في المشي أو صعود السلالم؟",
           "Do you have difficulty walking or climbing steps?"},
          {"Avez-vous des difficultés à vous souvenir ou à vous concentrer ?", "هل تواجه صعوبة في التذكر أو التركيز؟",
           "Do you have difficulty remembering or concentrating?"},
          {"Avez-vous des difficultés à prendre soin de vous-même, par exemple à vous laver entièrement ou à vous habiller ?",
           "هل تواجه صعوبة في رعاية نفسك، كالاستحمام أو ارتداء الملابس؟", "Do you have difficulty (with self-care such as) washing all over or dressing?"},
          {"En utilisant votre langue habituelle, avez-vous des difficultés à communiquer, par exemple à comprendre ou à vous faire comprendre ?",
           "باستخدام لغتك المعتادة، هل تواجه صعوبة في التواصل، كأن تفهم الآخرين أو أن يفهموك؟",
           "Using your usual (customary) language, do you have difficulty communicating, for example understanding or being understood?"},
      }},
      .answers = {{
          {"Non, aucune difficulté", "لا، لا صعوبة", "No – no difficulty"},
          {"Oui, quelques difficultés", "نعم، بعض الصعوبة", "Yes – some difficulty"},
          {"Oui, beaucoup de difficultés", "نعم، صعوبة كبيرة", "Yes – a lot of difficulty"},
          {"Je ne peux pas du tout le faire", "لا أستطيع أبدا", "Cannot do at all"},
      }}};
  return set;
}

DisabilityStatus status_of(DisabilityStatement const& statement) {
  auto const& answers = statement.answers;
  if (std::any_of(answers.begin(), answers.end(), [](auto const& each) { return each && *each >= Difficulty::a_lot; })) return DisabilityStatus::yes;
  return std::all_of(answers.begin(), answers.end(), [](auto const& each) { return each.has_value(); }) ? DisabilityStatus::no
                                                                                                       : DisabilityStatus::not_stated;
}

Result<DisabilityStatement> checked(DisabilityStatement statement, LocalDate today) {
  std::vector<FieldError> errors;
  if (std::none_of(statement.answers.begin(), statement.answers.end(), [](auto const& each) { return each.has_value(); }))
    errors.push_back({"answers", "nothing_answered", {}});
  if (statement.date > today) errors.push_back({"date", "future_date", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return statement;
}

Result<std::string> identity_number(SensitiveKind kind, std::string_view typed) {
  auto number = plain(typed);
  bool const fits = kind == SensitiveKind::payroll ? is_payroll(number) : is_national_identity(number);
  if (!fits) return refuse(invalid_field("number", kind == SensitiveKind::payroll ? "invalid_payroll_number" : "invalid_identity_number"));
  return number;
}

}  // namespace athar
