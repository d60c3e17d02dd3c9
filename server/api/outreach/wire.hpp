#pragma once
#include "domain/outreach/outreach_activity.hpp"
#include "server/json/json.hpp"

namespace athar {
BOOST_DESCRIBE_ENUM(AudienceMethod, counted, registered, estimated)
}

namespace athar::api {

struct AudienceBody {
  std::optional<std::string> country;
  int total{0};
  std::optional<int> women;
  std::optional<int> men;
  AudienceMethod method{AudienceMethod::estimated};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AudienceBody, (), (country, total, women, men, method, note))
constexpr auto notes(json::Of<AudienceBody>) {
  return std::to_array<json::Note>({
      {.member = "country", .description = "ISO 3166-1 alpha-2", .example = "CA", .pattern = json::Pattern::country},
      {.member = "total", .description = "Never added to people: the same person may be in several audiences"},
      {.member = "note", .description = "Who counted, and how", .max_length = 1000, .multiline = true},
  });
}

/// What a client sends to create or replace an outreach activity.
struct OutreachActivityBody {
  std::optional<OutreachActivityId> id;
  ProgrammeId programme_id;
  LocalizedText title;
  std::string kind;
  std::optional<LocalDate> date;
  std::optional<std::string> place_code;
  std::optional<std::string> country;
  std::optional<std::string> channel;
  std::vector<AudienceBody> audiences;
};
BOOST_DESCRIBE_STRUCT(OutreachActivityBody, (), (id, programme_id, title, kind, date, place_code, country, channel, audiences))

/// What a client reads of one outreach activity, alone and in lists.
struct OutreachActivityView {
  OutreachActivityId id;
  int version{1};
  ProgrammeId programme_id;
  std::string programme_code;
  LocalizedText title;
  std::string kind;
  LocalizedText kind_name;
  std::optional<LocalDate> date;
  std::optional<std::string> place_code;
  std::optional<LocalizedText> place_name;
  std::optional<std::string> country;
  std::optional<std::string> channel;
  std::vector<AudienceBody> audiences;
  std::optional<std::int64_t> total;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(OutreachActivityView, (),
                      (id, version, programme_id, programme_code, title, kind, kind_name, date, place_code, place_name, country, channel,
                       audiences, total, can))
constexpr auto notes(json::Of<OutreachActivityView>) {
  return std::to_array<json::Note>({{.member = "total", .description = "Sum of the audiences; absent while none is known"}});
}

/// A body may repeat what was read; those fields are ignored.
constexpr auto read_as(json::Of<OutreachActivityBody>) { return json::Of<OutreachActivityView>{}; }

constexpr auto notes(json::Of<OutreachActivityBody>) {
  return std::to_array<json::Note>({
      {.member = "kind", .description = "Code of the list outreach_kind", .max_length = 60},
      {.member = "place_code", .description = "Code of a place", .example = "MA-04", .max_length = 60},
      {.member = "country", .description = "ISO 3166-1 alpha-2; that of the place when absent", .pattern = json::Pattern::country},
      {.member = "channel", .max_length = 200},
      {.member = "audiences", .description = "None: not known, which is not zero", .max_items = 50},
  });
}

}  // namespace athar::api
