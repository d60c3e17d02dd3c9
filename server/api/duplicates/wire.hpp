#pragma once
#include "domain/duplicates/duplicate_store.hpp"
#include "server/api/people/wire.hpp"
#include "server/json/json.hpp"

namespace athar {

constexpr auto choices(json::Of<DuplicateSubject>) {
  return std::to_array<json::Choice>({{"people", 0}, {"organisations", 1}});
}
constexpr auto choices(json::Of<DuplicateVerdict>) {
  return std::to_array<json::Choice>({{"open", 0}, {"same", 1}, {"different", 2}, {"later", 3}});
}

}  // namespace athar

namespace athar::api {

/// What speaks for two records being one, or against it.
struct ReasonView {
  std::string code;
  double bits{0};
};
BOOST_DESCRIBE_STRUCT(ReasonView, (), (code, bits))

/// One of two records side by side.
struct DuplicateRecordView {
  Uuid id;
  std::optional<std::string> display_name;
  std::optional<std::string> family_name;
  std::optional<std::string> given_name;
  std::optional<std::string> family_name_ar;
  std::optional<std::string> given_name_ar;
  std::optional<Sex> sex;
  std::optional<LocalDate> birth_date;
  std::optional<int> birth_year;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> function;
  std::optional<LocalizedText> organisation_name;
  std::optional<LocalizedText> name;
  std::optional<LocalizedText> acronym;
  std::optional<std::string> type;
  std::optional<LocalizedText> place_name;
  int participations{0};
};
BOOST_DESCRIBE_STRUCT(DuplicateRecordView, (),
                      (id, display_name, family_name, given_name, family_name_ar, given_name_ar, sex, birth_date, birth_year, email, phone,
                       function, organisation_name, name, acronym, type, place_name, participations))

struct DuplicateView {
  DuplicatePairId id;
  int version{1};
  DuplicateSubject of{DuplicateSubject::people};
  DuplicateRecordView a;
  DuplicateRecordView b;
  double score{0};
  bool is_certain{false};
  std::vector<ReasonView> reasons;
  DuplicateVerdict verdict{DuplicateVerdict::open};
  Instant found_at;
  std::optional<Instant> decided_at;
  std::optional<std::string> decided_by;
  std::optional<LocalDate> later_until;
};
BOOST_DESCRIBE_STRUCT(DuplicateView, (),
                      (id, version, of, a, b, score, is_certain, reasons, verdict, found_at, decided_at, decided_by, later_until))

struct VerdictBody {
  DuplicateVerdict verdict{DuplicateVerdict::open};
  std::optional<LocalDate> until;
};
BOOST_DESCRIBE_STRUCT(VerdictBody, (), (verdict, until))

struct LikelyDuplicateView {
  DuplicateRecordView record;
  double score{0};
  bool is_certain{false};
  bool for_review{false};
  std::vector<ReasonView> reasons;
};
BOOST_DESCRIBE_STRUCT(LikelyDuplicateView, (), (record, score, is_certain, for_review, reasons))

struct LikelyDuplicatesView {
  std::vector<LikelyDuplicateView> items;
};
BOOST_DESCRIBE_STRUCT(LikelyDuplicatesView, (), (items))

struct DuplicateRunBody {
  std::optional<DuplicateRunId> id;
  DuplicateSubject of{DuplicateSubject::people};
};
BOOST_DESCRIBE_STRUCT(DuplicateRunBody, (), (id, of))

struct DuplicateRunView {
  DuplicateRunId id;
  DuplicateSubject of{DuplicateSubject::people};
  std::string state;
  int per_mille{0};
  int records{0};
  int pairs{0};
  int certain{0};
  std::optional<std::string> failure;
  Instant created_at;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(DuplicateRunView, (), (id, of, state, per_mille, records, pairs, certain, failure, created_at, finished_at))

struct DuplicateRunsView {
  std::vector<DuplicateRunView> items;
};
BOOST_DESCRIBE_STRUCT(DuplicateRunsView, (), (items))

constexpr auto notes(json::Of<ReasonView>) {
  return std::to_array<json::Note>({
      {.member = "code", .description = "name_same, name_other_script, birth_date_same, sex_differs …"},
      {.member = "bits", .description = "How much more often it is seen between records of one than of two, as a power of two; below 0 it speaks against"},
  });
}
constexpr auto notes(json::Of<DuplicateRecordView>) {
  return std::to_array<json::Note>({
      {.member = "organisation_name", .description = "Where a person serves now; of an organisation the one above it"},
      {.member = "participations", .description = "Sessions of a person; people of an organisation"},
  });
}
constexpr auto notes(json::Of<DuplicateView>) {
  return std::to_array<json::Note>({
      {.member = "score", .description = "The share of such pairs that are one, 0 to 1"},
      {.member = "is_certain", .description = "Nothing speaks against it, and more than the name speaks for it"},
  });
}
constexpr auto notes(json::Of<VerdictBody>) {
  return std::to_array<json::Note>({
      {.member = "verdict", .description = "different is remembered until much more speaks for it; open takes a verdict back"},
      {.member = "until", .description = "Of later: the day on which the pair waits again; two weeks from now without it"},
  });
}
constexpr auto notes(json::Of<LikelyDuplicateView>) {
  return std::to_array<json::Note>({
      {.member = "for_review", .description = "Likely enough to be asked about; the others bear the same name or one like it"},
  });
}
constexpr auto notes(json::Of<DuplicateRunView>) {
  return std::to_array<json::Note>({
      {.member = "state", .description = "queued, running, done, failed or cancelled"},
      {.member = "per_mille", .description = "How far it is, in thousandths"},
      {.member = "pairs", .description = "Pairs above the threshold of review"},
  });
}

}  // namespace athar::api
