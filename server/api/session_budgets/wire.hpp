#pragma once
#include "domain/training/session_budget.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct BudgetLineBody {
  std::string label;
  std::optional<OrganisationId> funder_id;
  std::string currency;
  std::optional<std::int64_t> planned_minor;
  std::optional<std::int64_t> committed_minor;
  std::optional<std::int64_t> spent_minor;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(BudgetLineBody, (), (label, funder_id, currency, planned_minor, committed_minor, spent_minor, note))

struct BudgetLineView {
  std::string label;
  std::optional<OrganisationId> funder_id;
  std::optional<LocalizedText> funder_name;
  std::string currency;
  std::optional<std::int64_t> planned_minor;
  std::optional<std::int64_t> committed_minor;
  std::optional<std::int64_t> spent_minor;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(BudgetLineView, (), (label, funder_id, funder_name, currency, planned_minor, committed_minor, spent_minor, note))
constexpr auto read_as(json::Of<BudgetLineBody>) { return json::Of<BudgetLineView>{}; }
constexpr auto notes(json::Of<BudgetLineBody>) {
  return std::to_array<json::Note>({
      {.member = "label", .max_length = 200},
      {.member = "funder_id", .description = "Who pays; absent when nobody has said"},
      {.member = "currency", .description = "ISO 4217", .example = "MAD", .max_length = 3},
      {.member = "planned_minor", .description = "In the currency's smallest unit, as the next two; at least one of the three"},
      {.member = "note", .max_length = 1000, .multiline = true},
  });
}

struct SessionBudgetBody {
  std::vector<BudgetLineBody> lines;
};
BOOST_DESCRIBE_STRUCT(SessionBudgetBody, (), (lines))
constexpr auto notes(json::Of<SessionBudgetBody>) {
  return std::to_array<json::Note>({{.member = "lines", .description = "The whole budget, in order", .max_items = 200}});
}

/// A sum in one currency; a part that no line knows is absent.
struct BudgetTotalView {
  std::optional<OrganisationId> funder_id;
  std::optional<LocalizedText> funder_name;
  std::string currency;
  std::optional<std::int64_t> planned_minor;
  std::optional<std::int64_t> committed_minor;
  std::optional<std::int64_t> spent_minor;
  std::optional<int> sessions;
};
BOOST_DESCRIBE_STRUCT(BudgetTotalView, (), (funder_id, funder_name, currency, planned_minor, committed_minor, spent_minor, sessions))

struct SessionBudgetView {
  int version{0};
  std::vector<BudgetLineView> lines;
  std::vector<BudgetTotalView> totals;
  std::vector<BudgetTotalView> funder_totals;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(SessionBudgetView, (), (version, lines, totals, funder_totals, can))
constexpr auto read_as(json::Of<SessionBudgetBody>) { return json::Of<SessionBudgetView>{}; }
constexpr auto notes(json::Of<SessionBudgetView>) {
  return std::to_array<json::Note>({
      {.member = "version", .description = "0 while nothing is entered"},
      {.member = "totals", .description = "One a currency: amounts of different currencies are never added"},
      {.member = "funder_totals", .description = "One a funder and currency"},
  });
}

struct BudgetLineItem {
  SessionId session_id;
  std::string session_reference;
  LocalizedText session_title;
  std::optional<LocalDate> first_date;
  std::string session_status;
  std::string label;
  std::optional<OrganisationId> funder_id;
  std::optional<LocalizedText> funder_name;
  std::string currency;
  std::optional<std::int64_t> planned_minor;
  std::optional<std::int64_t> committed_minor;
  std::optional<std::int64_t> spent_minor;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(BudgetLineItem, (),
                      (session_id, session_reference, session_title, first_date, session_status, label, funder_id, funder_name, currency,
                       planned_minor, committed_minor, spent_minor, note))

struct BudgetTotalsView {
  std::vector<BudgetTotalView> items;
};
BOOST_DESCRIBE_STRUCT(BudgetTotalsView, (), (items))

}  // namespace athar::api
