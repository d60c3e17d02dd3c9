#include "domain/reach/query.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace athar::reach {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

struct OneProgramme : KnownCodes {
  std::optional<ProgrammeId> programme_coded(std::string_view code) const override {
    if (code != "CE-BSG-PAT") return std::nullopt;
    return ProgrammeId{Uuid::from_name("CE-BSG-PAT")};
  }
  std::optional<CourseId> course_referenced(std::string_view reference) const override {
    if (reference != "C-0007") return std::nullopt;
    return CourseId{Uuid::from_name("C-0007")};
  }
};

Result<Query> read(std::vector<Parameter> parameters) { return parse_query(parameters, OneProgramme()); }

std::vector<std::string> wrong(std::vector<Parameter> parameters) {
  auto const query = read(std::move(parameters));
  std::vector<std::string> errors;
  if (!query) {
    for (auto const& field : query.error().fields) errors.push_back(field.path + " " + field.code);
  }
  return errors;
}

TEST(ReadReachQuery, TakesProgrammesByCodeAndById) {
  auto const id = Uuid::from_name("CE-BSG-PAT").text();
  auto const by_code = read({{"measure", "unique_participants"}, {"programme", "CE-BSG-PAT"}}).value();
  EXPECT_THAT(by_code.filters.at(Dimension::programme), ElementsAre(id));
  EXPECT_EQ(by_code, read({{"measure", "unique_participants"}, {"programme", id}}).value());
}

TEST(ReadReachQuery, TakesCoursesByReferenceAndById) {
  auto const id = Uuid::from_name("C-0007").text();
  auto const by_reference = read({{"measure", "sessions"}, {"course", "C-0007"}}).value();
  EXPECT_THAT(by_reference.filters.at(Dimension::course), ElementsAre(id));
  EXPECT_EQ(by_reference, read({{"measure", "sessions"}, {"course", id}}).value());
  EXPECT_THAT(read({{"measure", "sessions"}, {"course", "unknown"}}).value().filters.at(Dimension::course), ElementsAre("unknown"));
  EXPECT_THAT(wrong({{"measure", "sessions"}, {"course", "C-0099"}}), ElementsAre("course invalid_parameter"));
}

TEST(ReadReachQuery, FillsInTheMeasuresOwnParts) {
  auto const query = read({{"measure", "unique_attended"}}).value();
  EXPECT_EQ(query.at_least_percent, 50);
  EXPECT_EQ(query.scope, Scope::all_time);
  EXPECT_EQ(query, query_of(*measure_coded("unique_attended")));
}

TEST(ReadReachQuery, WritesOneTextForTheSameQuestion) {
  auto const one = read(
      {{"region", "MA-04,MA-01"}, {"measure", "unique_attended"}, {"at_least_percent", "50"}, {"by", "sex,month"}});
  auto const other =
      read({{"by", "sex"}, {"by", "month"}, {"measure", "unique_attended"}, {"region", "MA-01"}, {"region", "MA-04"}});
  EXPECT_EQ(canonical_text(one.value()), "measure=unique_attended&by=sex,month&region=MA-01,MA-04");
  EXPECT_EQ(canonical_text(one.value()), canonical_text(other.value()));
}

TEST(ReadReachQuery, NamesEverythingThatIsWrongAtOnce) {
  EXPECT_THAT(wrong({{"measure", "happiness"},
                     {"by", "colour"},
                     {"shape", "round"},
                     {"from", "2026-02-30"},
                     {"scope", "galaxy"}}),
              UnorderedElementsAre("measure unknown_measure", "by unknown_dimension", "shape unknown_dimension",
                                   "from invalid_parameter", "scope invalid_parameter"));
}

struct Wrong {
  char const* what;
  std::vector<Parameter> parameters;
  std::string error;
};

TEST(ReadReachQuery, RefusesWhatCannotBeAnswered) {
  Parameter const people{"measure", "unique_participants"};
  std::vector<Wrong> const table{
      {"no measure", {}, "measure unknown_measure"},
      {"two measures", {people, {"measure", "sessions"}}, "measure invalid_parameter"},
      {"four groupings", {people, {"by", "sex,region,month,kind"}}, "by too_many_groupings"},
      {"the same grouping twice", {people, {"by", "sex,sex"}}, "by invalid_parameter"},
      {"an empty grouping between commas", {people, {"by", "sex,,month"}}, "by unknown_dimension"},
      {"an end before the start", {people, {"from", "2026-03-01"}, {"to", "2026-02-01"}}, "to invalid_parameter"},
      {"a threshold over the whole",
       {{"measure", "unique_attended"}, {"at_least_percent", "101"}},
       "at_least_percent invalid_parameter"},
      {"a threshold of nothing",
       {{"measure", "unique_attended"}, {"at_least_percent", "0"}},
       "at_least_percent invalid_parameter"},
      {"a threshold that is no number",
       {{"measure", "unique_attended"}, {"at_least_percent", "5e1"}},
       "at_least_percent invalid_parameter"},
      {"a threshold without attendance", {people, {"at_least_percent", "50"}}, "at_least_percent invalid_parameter"},
      {"a scope for attendances", {{"measure", "attendances"}, {"scope", "session"}}, "scope invalid_parameter"},
      {"no scope for people", {people, {"scope", "none"}}, "scope invalid_parameter"},
      {"head counts added to registrations",
       {{"measure", "unique_registered"}, {"head_counts", "added"}},
       "head_counts invalid_parameter"},
      {"sessions by sex", {{"measure", "sessions"}, {"by", "sex"}}, "by invalid_parameter"},
      {"sittings of women", {{"measure", "sittings"}, {"sex", "F"}}, "sex invalid_parameter"},
      {"an unknown sex", {people, {"sex", "X"}}, "sex invalid_parameter"},
      {"an empty value", {people, {"region", ""}}, "region invalid_parameter"},
      {"a thirteenth month", {people, {"month", "2026-13"}}, "month invalid_parameter"},
      {"a fifth quarter", {people, {"quarter", "2026-Q5"}}, "quarter invalid_parameter"},
      {"a year before counting", {people, {"year", "0000"}}, "year invalid_parameter"},
      {"an organisation that is no id", {people, {"organisation", "ministry"}}, "organisation invalid_parameter"},
      {"a programme nobody knows", {people, {"programme", "PRIM-2"}}, "programme invalid_parameter"},
      {"script in a code", {people, {"region", "<script>"}}, "region invalid_parameter"},
      {"a NUL in a code", {people, {"kind", std::string("a\0b", 3)}}, "kind invalid_parameter"},
      {"a very long code", {people, {"category", std::string(10'000, 'a')}}, "category invalid_parameter"},
  };
  for (auto const& [what, parameters, error] : table) EXPECT_THAT(wrong(parameters), ElementsAre(error)) << what;
}

TEST(ReadReachQuery, LimitsTheValuesOfAFilterAndTheErrorsOfALine) {
  std::string many;
  std::string bad;
  for (int i = 0; i < 3000; ++i) {
    many += (i ? "," : "") + ("r" + std::to_string(i));
    bad += (i ? ",x" : "x") + std::to_string(i);
  }
  EXPECT_THAT(wrong({{"measure", "sessions"}, {"session_region", many}}),
              ElementsAre("session_region invalid_parameter"));
  EXPECT_LE(wrong({{"measure", "sessions"}, {"year", bad}}).size(), 50U);
}

TEST(MeasureDefinition, SaysInThreeLanguagesWhatIsCounted) {
  for (auto const& measure : measures()) {
    auto const made = definition(measure);
    EXPECT_FALSE(made.name.fr.empty() || made.name.ar.empty() || made.name.en.empty()) << measure.code;
    EXPECT_FALSE(made.text.fr.empty() || made.text.ar.empty() || made.text.en.empty()) << measure.code;
    EXPECT_EQ(made.text.fr.find("{}"), std::string::npos) << measure.code;
    EXPECT_EQ(measure_coded(made.code), &measure);
  }
}

TEST(ReadReachQuery, AsksForAttributesAtTheSessionOrNow) {
  std::pair<std::string, std::string> const now{"attributes", "now"};
  auto const people = read({{"measure", "unique_participants"}, now}).value();
  EXPECT_EQ(people.attributes, Attributes::now);
  EXPECT_THAT(canonical_text(people), HasSubstr("attributes=now"));
  EXPECT_THAT(definition(people).text.fr, HasSubstr("ceux d’aujourd’hui"));
  EXPECT_EQ(read({{"measure", "unique_participants"}}).value().attributes, Attributes::at_session);
  EXPECT_EQ(read({{"measure", "unique_participants"}, {"attributes", "at_session"}}).value(), read({{"measure", "unique_participants"}}).value());
  EXPECT_EQ(read({{"measure", "sessions"}, now}).value(), read({{"measure", "sessions"}}).value());
  EXPECT_THAT(wrong({{"measure", "unique_participants"}, {"attributes", "tomorrow"}}), ElementsAre("attributes invalid_parameter"));
}

TEST(MeasureDefinition, QuotesTheThresholdAndTheScopeThatWereAskedFor) {
  auto const query = read({{"measure", "unique_attended"}, {"at_least_percent", "65"}, {"scope", "programme"}}).value();
  auto const made = definition(query);
  EXPECT_THAT(made.text.fr, HasSubstr("65 %"));
  EXPECT_THAT(made.text.fr, HasSubstr("une seule fois par programme"));
  EXPECT_THAT(made.text.en, HasSubstr("at least 65%"));
  EXPECT_THAT(made.text.ar, HasSubstr("65"));
  EXPECT_THAT(definition(*measure_coded("unique_participants")).text.fr,
              HasSubstr("Personnes distinctes inscrites et présentes"));
}

}  // namespace
}  // namespace athar::reach
