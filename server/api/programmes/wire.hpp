#pragma once
#include "domain/programmes/programme.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct BudgetBody {
  std::int64_t amount_minor{0};
  std::string currency;
  bool estimated{false};
};
BOOST_DESCRIBE_STRUCT(BudgetBody, (), (amount_minor, currency, estimated))
constexpr auto notes(json::Of<BudgetBody>) {
  return std::to_array<json::Note>({
      {.member = "amount_minor", .description = "In the currency's smallest unit", .example = "38000000"},
      {.member = "currency", .description = "ISO 4217", .example = "CAD", .max_length = 3},
      {.member = "estimated", .description = "True when nobody has stated the amount", .has_default = true},
  });
}

/// What a client sends to create or replace a programme.
struct ProgrammeBody {
  std::optional<ProgrammeId> id;
  std::string code;
  LocalizedText title;
  std::optional<LocalizedText> summary;
  std::optional<LocalDate> starts_on;
  std::optional<LocalDate> ends_on;
  std::optional<std::string> dates_note;
  std::optional<BudgetBody> budget;
  std::vector<OrganisationId> funders;
  std::vector<OrganisationId> implementers;
  std::vector<OrganisationId> partners;
};
BOOST_DESCRIBE_STRUCT(ProgrammeBody, (),
                      (id, code, title, summary, starts_on, ends_on, dates_note, budget, funders, implementers, partners))

/// What a client reads of one programme.
struct ProgrammeView {
  ProgrammeId id;
  int version{1};
  std::string code;
  LocalizedText title;
  std::optional<LocalizedText> summary;
  std::optional<LocalDate> starts_on;
  std::optional<LocalDate> ends_on;
  std::optional<std::string> dates_note;
  std::optional<BudgetBody> budget;
  std::vector<OrganisationId> funders;
  std::vector<LocalizedText> funder_names;
  std::vector<OrganisationId> implementers;
  std::vector<LocalizedText> implementer_names;
  std::vector<OrganisationId> partners;
  std::vector<LocalizedText> partner_names;
  int sessions_count{0};
  int outreach_count{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(ProgrammeView, (),
                      (id, version, code, title, summary, starts_on, ends_on, dates_note, budget, funders, funder_names, implementers,
                       implementer_names, partners, partner_names, sessions_count, outreach_count, can))

/// A body may repeat what was read; those fields are ignored.
constexpr auto read_as(json::Of<ProgrammeBody>) { return json::Of<ProgrammeView>{}; }

constexpr auto notes(json::Of<ProgrammeBody>) {
  return std::to_array<json::Note>({
      {.member = "code", .description = "Capital letters, digits and hyphens", .example = "CE-BSG-PAT", .max_length = 40},
      {.member = "summary", .max_length = 4000, .multiline = true},
      {.member = "dates_note", .description = "What is known where the days are not", .max_length = 500},
      {.member = "funders", .max_items = 50},
      {.member = "implementers", .max_items = 50},
      {.member = "partners", .max_items = 50},
  });
}

struct ProgrammeListItem {
  ProgrammeId id;
  int version{1};
  std::string code;
  LocalizedText title;
  std::optional<LocalDate> starts_on;
  std::optional<LocalDate> ends_on;
  std::optional<std::string> dates_note;
  std::optional<BudgetBody> budget;
  int sessions_count{0};
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(ProgrammeListItem, (),
                      (id, version, code, title, starts_on, ends_on, dates_note, budget, sessions_count, can))

}  // namespace athar::api
