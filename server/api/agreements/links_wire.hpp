#pragma once
#include "domain/agreements/joint_commission.hpp"
#include "server/json/json.hpp"
#include "server/json/partial_date.hpp"

namespace athar::api {

struct JointCommissionSessionBody {
  std::optional<JointCommissionSessionId> id;
  int number{1};
  std::optional<PartialDate> held_on;
  std::optional<std::string> place;
};
BOOST_DESCRIBE_STRUCT(JointCommissionSessionBody, (), (id, number, held_on, place))

struct JointCommissionBody {
  std::optional<JointCommissionId> id;
  LocalizedText name;
  std::optional<std::string> country;
  std::vector<JointCommissionSessionBody> sessions;
};
BOOST_DESCRIBE_STRUCT(JointCommissionBody, (), (id, name, country, sessions))

struct JointCommissionSessionView {
  JointCommissionSessionId id;
  int number{1};
  std::optional<PartialDate> held_on;
  std::optional<std::string> place;
  int agreements_count{0};
};
BOOST_DESCRIBE_STRUCT(JointCommissionSessionView, (), (id, number, held_on, place, agreements_count))

struct JointCommissionView {
  JointCommissionId id;
  int version{1};
  LocalizedText name;
  std::optional<std::string> country;
  std::vector<JointCommissionSessionView> sessions;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(JointCommissionView, (), (id, version, name, country, sessions, can))

constexpr auto read_as(json::Of<JointCommissionBody>) { return json::Of<JointCommissionView>{}; }
constexpr auto read_as(json::Of<JointCommissionSessionBody>) { return json::Of<JointCommissionSessionView>{}; }

constexpr auto notes(json::Of<JointCommissionBody>) {
  return std::to_array<json::Note>({
      {.member = "country", .description = "The country it is with, ISO 3166-1 alpha-2", .example = "OM", .pattern = json::Pattern::country},
      {.member = "sessions", .description = "Those left out go, unless an agreement was made in them", .max_items = 200},
  });
}
constexpr auto notes(json::Of<JointCommissionSessionBody>) {
  return std::to_array<json::Note>({
      {.member = "id", .description = "Of the session as it was read"},
      {.member = "held_on", .description = "A day, a month or a year", .example = "2016-05-16"},
      {.member = "place", .max_length = 200},
  });
}

struct JointCommissions {
  std::vector<JointCommissionView> items;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(JointCommissions, (), (items, can))

struct ServingSessionView {
  SessionId id;
  std::string reference;
  LocalizedText title;
  std::string status;
  std::optional<LocalDate> first_date;
  std::optional<LocalDate> last_date;
};
BOOST_DESCRIBE_STRUCT(ServingSessionView, (), (id, reference, title, status, first_date, last_date))

struct ServingSessions {
  std::vector<ServingSessionView> items;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(ServingSessions, (), (items, can))

struct ServingSessionBody {
  SessionId session_id;
};
BOOST_DESCRIBE_STRUCT(ServingSessionBody, (), (session_id))

struct AgreementCount {
  std::string key;
  int count{0};
};
BOOST_DESCRIBE_STRUCT(AgreementCount, (), (key, count))

struct AgreementTotalsView {
  std::vector<AgreementCount> countries;
  std::vector<AgreementCount> statuses;
  std::vector<AgreementCount> ends;
};
BOOST_DESCRIBE_STRUCT(AgreementTotalsView, (), (countries, statuses, ends))

constexpr auto notes(json::Of<AgreementTotalsView>) {
  return std::to_array<json::Note>({
      {.member = "countries", .description = "Of the partnership or of a party, but for Morocco, which is in all of them; most first"},
      {.member = "ends", .description = "By month, those that are not over yet; a year alone counts in its last month"},
  });
}

}  // namespace athar::api
