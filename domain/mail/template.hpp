#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/localized_text.hpp"
#include "domain/shared/result.hpp"

namespace athar {

/// What a message is about. `short_message` is pasted by hand (WhatsApp, e-mail) and never leaves by itself. A postponed session has no days
/// that hold; a withdrawal tells one person that they are not asked any more; `upcoming` is sent some days before to those who come;
/// `deadlines` is the weekly digest, `correction` says what became of a proposal, `partner_report` carries a partner's half-year: all three are about no
/// session.
enum class MailKind {
  invitation, reminder, confirmation, change, cancellation, promotion, short_message, postponement, withdrawal, upcoming, deadlines,
  correction, partner_report
};

std::string_view name_of(MailKind kind);
std::optional<MailKind> mail_kind_named(std::string_view name);
std::span<MailKind const> all_mail_kinds();

/// A text with named variables, "{{session_title}}".
struct MailTemplate {
  MailKind kind{MailKind::invitation};
  Language language{Language::fr};
  int version{0};                          ///< 0: the product's own text
  std::string subject;
  std::string body;
};

/// A variable of one kind; one that must not be missing carries what the message is sent for.
struct TemplateVariable {
  std::string_view name;
  bool is_required;
};
std::span<TemplateVariable const> variables_of(MailKind kind);
/// Whether it is about a session, and so written from a session's page.
bool is_of_session(MailKind kind);

/// Errors, on "subject" and "body": required, too_long, control_characters, unknown_variable (detail: its name), broken_variable (detail:
/// what stands there), missing_variable on "body" (detail: the name).
Result<MailTemplate> checked(MailTemplate text);

/// The product's own text.
MailTemplate default_template(MailKind kind, Language language);

struct FilledText {
  std::string subject;                     ///< one line
  std::string body;
};

/// Puts values in. A line of the body whose variables are all empty is left out; a value never adds a line to the subject, nor a variable.
FilledText filled(MailTemplate const& text, std::map<std::string, std::string, std::less<>> const& values);

}  // namespace athar
