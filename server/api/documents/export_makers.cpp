#include "server/api/documents/export_makers.hpp"

#include <algorithm>
#include <fstream>

#include "server/api/documents/printing.hpp"

namespace athar::api {
namespace {

/// Reads the filters of an order, collecting every bad one; what nobody asked for is refused by name.
class Filters {
 public:
  explicit Filters(ExportOrder const& order) : order_(order) {}

  std::string text(std::string const& name) {
    known_.push_back(name);
    auto const found = order_.filters.find(name);
    if (found == order_.filters.end()) return {};
    if (!json::is_clean_text(found->second)) refuse_field(name, "control_characters");
    else if (found->second.size() > 600) refuse_field(name, "too_long", "200");
    return found->second;
  }
  template <class SomeId>
  std::optional<SomeId> id(std::string const& name) {
    auto const given = text(name);
    auto const parsed = SomeId::parse(given);
    if (!given.empty() && !parsed) refuse_field(name, "invalid_uuid");
    return parsed;
  }
  std::optional<LocalDate> date(std::string const& name) {
    auto const given = text(name);
    auto const parsed = LocalDate::parse(given);
    if (!given.empty() && !parsed) refuse_field(name, "invalid_date");
    return parsed;
  }
  SessionId session() {
    auto const given = id<SessionId>("session");
    if (!given && errors_.empty()) refuse_field("session", "required");
    return given.value_or(SessionId{});
  }
  DocumentLanguage language() {
    auto const given = text("language");
    auto const named = document_language_named(given);
    if (!given.empty() && !named) refuse_field("language", "not_one_of", "fr, ar, fr-ar, en");
    return named.value_or(document_language_of(order_.language));
  }
  DocumentFormat format() {
    auto const named = document_format_named(order_.format);
    if (!named) errors_.push_back({"format", "not_one_of", "pdf, docx"});
    return named.value_or(DocumentFormat::pdf);
  }
  std::optional<Error> errors() {
    for (auto const& [name, value] : order_.filters)
      if (std::find(known_.begin(), known_.end(), name) == known_.end()) refuse_field(name, "unknown_parameter");
    if (errors_.empty()) return std::nullopt;
    return invalid_fields(errors_);
  }

 private:
  void refuse_field(std::string const& name, std::string code, std::string detail = {}) {
    errors_.push_back({"filters/" + name, std::move(code), std::move(detail)});
  }

  ExportOrder const& order_;
  std::vector<std::string> known_;
  std::vector<FieldError> errors_;
};

Result<SheetOrder> sheet_order(ExportOrder const& order) {
  Filters filters(order);
  SheetOrder out{.session = filters.session(), .date = filters.date("date"), .language = filters.language(), .format = filters.format()};
  if (auto bad = filters.errors()) return refuse(std::move(*bad));
  return out;
}

Result<ProofOrder> proof_order(ExportOrder const& order) {
  Filters filters(order);
  ProofOrder out{.session = filters.session(),
                 .person = filters.id<PersonId>("person_id"),
                 .signatory = {filters.text("signatory_name"), filters.text("signatory_capacity")},
                 .language = filters.language(),
                 .format = filters.format()};
  if (auto bad = filters.errors()) return refuse(std::move(*bad));
  return out;
}

Result<ConvocationOrder> convocation_order(ExportOrder const& order) {
  Filters filters(order);
  ConvocationOrder out{.session = filters.session(), .person = filters.id<PersonId>("person_id"), .language = filters.language(), .format = filters.format()};
  if (auto bad = filters.errors()) return refuse(std::move(*bad));
  return out;
}

Result<void> session_is_visible(Call& call, SessionId session) {
  auto unit = call.services.database.read();
  bool const visible = unit->sessions().visible(session, call.caller.scope(Permission::registrations_read));
  call.sql_statements += unit->statements();
  if (!visible) return refuse(not_found("session"));
  return {};
}

Result<MadeExport> written(ExportTask& task, Result<Printed> printed) {
  if (!printed) return refuse(std::move(printed.error()));
  std::ofstream file(task.file, std::ios::binary);
  file.exceptions(std::ios::failbit | std::ios::badbit);
  file.write(printed->bytes.data(), static_cast<std::streamsize>(printed->bytes.size()));
  file.close();
  auto const documents = static_cast<std::int64_t>(printed->documents);
  task.checkpoint(documents, documents);
  return MadeExport{.file_name = std::move(printed->file_name), .content_type = std::move(printed->content_type), .rows = documents};
}

template <class Order>
ExportMaker maker(std::string kind, Result<Order> (*read)(ExportOrder const&),
                  Result<Printed> (*print)(Call&, Order const&, documents::Haste)) {
  return {.kind = std::move(kind),
          .permission = Permission::registrations_read,
          .check =
              [read](Call& call, ExportOrder const& order) -> Result<void> {
            auto const wanted = read(order);
            if (!wanted) return refuse(wanted.error());
            return session_is_visible(call, wanted->session);
          },
          .make =
              [read, print](ExportTask& task) -> Result<MadeExport> {
            auto const wanted = read(task.order);
            if (!wanted) return refuse(wanted.error());
            task.checkpoint(0, 0);
            return written(task, print(task.call, *wanted, documents::Haste::job));
          }};
}

}  // namespace

std::vector<ExportMaker> document_makers() {
  return {maker("sign_in_sheets", sheet_order, print_sign_in_sheets), maker("proofs_of_attendance", proof_order, print_proofs_of_attendance),
          maker("convocations", convocation_order, print_convocations)};
}

}  // namespace athar::api
