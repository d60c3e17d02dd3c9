#include "domain/mail/template.hpp"

#include <algorithm>
#include <array>

#include "domain/shared/utf8.hpp"

namespace athar {
namespace {

constexpr std::array kinds{MailKind::invitation, MailKind::reminder,      MailKind::confirmation, MailKind::change,
                           MailKind::cancellation, MailKind::promotion,   MailKind::short_message, MailKind::postponement,
                           MailKind::withdrawal, MailKind::upcoming,      MailKind::deadlines,    MailKind::correction,
                           MailKind::partner_report};
constexpr std::array<std::string_view, 13> kind_names{"invitation", "reminder",      "confirmation", "change",   "cancellation", "promotion",
                                                      "short_message", "postponement", "withdrawal", "upcoming", "deadlines",
                                                      "correction", "partner_report"};

constexpr std::size_t subject_at_most = 200, body_at_most = 10'000;

// Messages that ask for an answer are sent for their link and its last day.
constexpr std::array asking{TemplateVariable{"person_name", false},  TemplateVariable{"session_title", true},
                            TemplateVariable{"session_reference", false}, TemplateVariable{"session_dates", false},
                            TemplateVariable{"session_times", false}, TemplateVariable{"session_place", false},
                            TemplateVariable{"answer_link", true},   TemplateVariable{"answer_by", true},
                            TemplateVariable{"message", false}};
constexpr std::array telling{TemplateVariable{"person_name", false},  TemplateVariable{"session_title", true},
                             TemplateVariable{"session_reference", false}, TemplateVariable{"session_dates", false},
                             TemplateVariable{"session_times", false}, TemplateVariable{"session_place", false},
                             TemplateVariable{"message", false}};
// A digest is sent for its lines and the page behind them.
constexpr std::array digesting{TemplateVariable{"person_name", false}, TemplateVariable{"deadline_count", false}, TemplateVariable{"deadlines", true},
                               TemplateVariable{"deadlines_link", true}};
constexpr std::array answering{TemplateVariable{"person_name", false}, TemplateVariable{"agreement_title", true}, TemplateVariable{"agreement_code", false},
                               TemplateVariable{"outcome", true}, TemplateVariable{"answer", false}, TemplateVariable{"correction_link", true}};
constexpr std::array reporting{TemplateVariable{"person_name", false}, TemplateVariable{"organisation_name", true}, TemplateVariable{"report_link", true},
                               TemplateVariable{"link_until", true}};

struct Found {
  std::size_t begin, end;  ///< of the braces
  std::string name;
};

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The next variable from `from` on; an empty name is a brace that closes or opens nothing.
std::optional<Found> next_variable(std::string_view text, std::size_t from) {
  auto const open = text.find("{{", from);
  auto const stray = text.find("}}", from);
  if (stray < open) return Found{stray, stray + 2, {}};
  if (open == std::string_view::npos) return std::nullopt;
  auto const close = text.find("}}", open);
  auto const line_end = std::min(text.find('\n', open), text.size());
  if (close == std::string_view::npos || close > line_end) return Found{open, line_end, {}};
  auto const name = trimmed(text.substr(open + 2, close - open - 2));
  return Found{open, close + 2, is_name(name) ? std::string(name) : std::string()};
}

void check(MailTemplate const& text, std::string const& path, std::string const& value, std::size_t longest, std::vector<std::string>& used,
           std::vector<FieldError>& errors) {
  if (trimmed(value).empty()) return errors.push_back({path, "required", {}});
  std::size_t length = 0;
  for (std::size_t at = 0; at < value.size(); ++length) next_character(value, at);
  if (length > longest) return errors.push_back({path, "too_long", std::to_string(longest)});
  if (path == "subject" && value.find_first_of("\r\n") != std::string::npos) return errors.push_back({path, "control_characters", {}});
  auto const known = variables_of(text.kind);
  std::size_t at = 0;
  while (auto const found = next_variable(value, at)) {
    at = found->end;
    bool const is_known = std::any_of(known.begin(), known.end(), [&](auto const& each) { return each.name == found->name; });
    if (found->name.empty())
      errors.push_back({path, "broken_variable", value.substr(found->begin, std::min<std::size_t>(found->end - found->begin, 60))});
    else if (!is_known)
      errors.push_back({path, "unknown_variable", found->name});
    used.push_back(found->name);
  }
}

std::string put_in(std::string_view line, std::map<std::string, std::string, std::less<>> const& values, bool& only_empty) {
  std::string out;
  std::size_t at = 0;
  bool any = false, all_empty = true;
  while (auto found = next_variable(line, at)) {
    out += line.substr(at, found->begin - at);
    auto const value = values.find(found->name);
    any = true;
    if (value != values.end() && !value->second.empty()) {
      all_empty = false;
      out += value->second;
    }
    at = found->end;
  }
  out += line.substr(at);
  only_empty = any && all_empty;
  return out;
}

}  // namespace

std::string_view name_of(MailKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::span<MailKind const> all_mail_kinds() { return kinds; }
std::optional<MailKind> mail_kind_named(std::string_view name) {
  for (auto kind : kinds)
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

std::span<TemplateVariable const> variables_of(MailKind kind) {
  if (kind == MailKind::deadlines) return digesting;
  if (kind == MailKind::correction) return answering;
  if (kind == MailKind::partner_report) return reporting;
  bool const asks = kind == MailKind::invitation || kind == MailKind::reminder || kind == MailKind::promotion || kind == MailKind::short_message;
  return asks ? std::span<TemplateVariable const>(asking) : std::span<TemplateVariable const>(telling);
}

bool is_of_session(MailKind kind) { return kind != MailKind::deadlines && kind != MailKind::correction && kind != MailKind::partner_report; }

Result<MailTemplate> checked(MailTemplate text) {
  std::erase(text.body, '\r');
  std::vector<FieldError> errors;
  std::vector<std::string> used;
  check(text, "subject", text.subject, subject_at_most, used, errors);
  check(text, "body", text.body, body_at_most, used, errors);
  for (auto const& variable : variables_of(text.kind)) {
    bool const is_used = std::find(used.begin(), used.end(), variable.name) != used.end();
    if (variable.is_required && !is_used) errors.push_back({"body", "missing_variable", std::string(variable.name)});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return text;
}

FilledText filled(MailTemplate const& text, std::map<std::string, std::string, std::less<>> const& values) {
  FilledText out;
  bool only_empty = false;
  out.subject = put_in(text.subject, values, only_empty);
  for (auto& c : out.subject)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  bool last_was_blank = true;
  for (std::size_t at = 0; at <= text.body.size();) {
    auto const end = std::min(text.body.find('\n', at), text.body.size());
    auto const line = put_in(std::string_view(text.body).substr(at, end - at), values, only_empty);
    at = end + 1;
    bool const blank = trimmed(line).empty();
    // What is left out leaves no second blank line behind.
    if (only_empty || (blank && last_was_blank)) continue;
    out.body += line + "\n";
    last_was_blank = blank;
  }
  while (!out.body.empty() && out.body.back() == '\n') out.body.pop_back();
  return out;
}

}  // namespace athar
