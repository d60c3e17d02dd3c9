#include "domain/imports/session_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/imports/columns.hpp"
#include "tests/domain/imports/tables.hpp"

namespace athar {
namespace {

using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

using Words = std::map<std::string, std::string>;

LocalDate day(std::string_view text) { return LocalDate::parse(text).value(); }

Words const mapping{{"external_reference", "ref"}, {"title", "titre"}, {"first_date", "du"}, {"last_date", "au"}, {"country", "pays"},
                    {"place_code", "lieu"}, {"head_count_total", "total"}, {"head_count_women", "femmes"}, {"kind", "type"},
                    {"programme", "programme"}, {"course", "formation"}};
Words const defaults{{"programme", "P-1"}, {"kind", "workshop"}};
std::map<std::string, std::string> guess_session_columns(std::vector<std::string> const& columns) {
  return guess_fields(columns, sessions_kind().words);
}

constexpr char const* header = "ref,titre,du,au,pays,lieu,total,femmes,type,programme\n";

SessionLookup records() {
  SessionLookup lookup;
  lookup.countries = {{"MA", "MA"}, {"Canada", "CA"}};
  lookup.places = {{"MA-04", "MA-04"}, {"Rabat-Salé-Kénitra", "MA-04"}};
  lookup.programmes = {{"P-1", ProgrammeId{Uuid::from_name("P-1")}}, {"P-2", ProgrammeId{Uuid::from_name("P-2")}}};
  KnownSession known;
  known.id = SessionId{Uuid::from_name("known")};
  known.session.id = known.id;
  known.session.external_reference = "known";
  known.session.title.fr = "Atelier";
  known.session.kind = SessionKind::workshop;
  known.session.country = "MA";
  known.session.programme_ids = {ProgrammeId{Uuid::from_name("P-1")}};
  known.session.days = {{day("2026-05-12"), {}}};
  known.session.head_count = HeadCount{20, 9, std::nullopt};
  lookup.sessions.emplace("known", known);
  return lookup;
}

std::vector<PlannedSession> plan(std::string const& rows, Words const& with = defaults, SessionLookup const& lookup = records()) {
  return plan_sessions(read_session_cells(table_of_text(header + rows), mapping), mapping, with, lookup);
}

TEST(ImportOfSessions, MakesANewSessionOfOneDayWithoutHours) {
  auto const planned = plan("r1,Formation à Rabat,2026-05-12,,,MA-04,12,5,,\n");
  ASSERT_EQ(planned.size(), 1u);
  EXPECT_EQ(planned[0].row.outcome, RowOutcome::fresh);
  EXPECT_EQ(planned[0].row.row, 2);
  auto const& session = planned[0].session;
  EXPECT_EQ(session.title.fr, "Formation à Rabat");
  EXPECT_EQ(session.kind, SessionKind::workshop);
  ASSERT_EQ(session.days.size(), 1u);
  EXPECT_EQ(session.days[0], (SessionDay{day("2026-05-12"), {Sitting{}}}));
  EXPECT_EQ(session.head_count, (HeadCount{12, 5, std::nullopt}));
}

TEST(ImportOfSessions, LeavesAnEmptyAttendanceUnknown) {
  auto const planned = plan("r1,A,2026-05-12,,,,,,,\nr2,B,2026-05-12,,,,0,,,\n");
  EXPECT_FALSE(planned[0].session.head_count) << "unknown is not zero";
  EXPECT_EQ(planned[1].session.head_count, (HeadCount{0, std::nullopt, std::nullopt}));
}

TEST(ImportOfSessions, KeepsASessionWhoseCountryIsUnknown) {
  auto const planned = plan("r1,A,2026-05-12,,W3,,,,,\n");
  EXPECT_EQ(planned[0].row.outcome, RowOutcome::fresh);
  EXPECT_FALSE(planned[0].session.country);
  ASSERT_EQ(planned[0].row.remarks.size(), 1u);
  EXPECT_EQ(planned[0].row.remarks[0], (RowRemark{"pays", "unknown_country", "W3", true}));
}

TEST(ImportOfSessions, ReadsDatesWithTheDayFirst) {
  EXPECT_EQ(plan("r1,A,22/11/2026,,,,,,,\n")[0].session.days[0].date, day("2026-11-22"));
  EXPECT_EQ(plan("r1,A,2/1/2026,,,,,,,\n")[0].session.days[0].date, day("2026-01-02"));
}

TEST(ImportOfSessions, ReadsPlacesByNameDaysOneByOneAndTheirHours) {
  Words const named{{"external_reference", "ref"}, {"days", "jours"}, {"place_code", "région"}, {"starts", "de"}, {"ends", "à"}, {"title_ar", "عنوان"}};
  auto const cells = read_session_cells(table_of_text("ref,jours,région,de,à,عنوان\nr1,\"14/05/2026, 12/05/2026\",Rabat-Salé-Kénitra,9h,12h30,تكوين\n"), named);
  auto const planned = plan_sessions(cells, named, defaults, records());
  ASSERT_EQ(planned[0].row.outcome, RowOutcome::fresh);
  auto const& session = planned[0].session;
  EXPECT_EQ(session.place_code, "MA-04");
  EXPECT_EQ(session.title.ar, "تكوين");
  ASSERT_EQ(session.days.size(), 2u);
  EXPECT_EQ(session.days[0], (SessionDay{day("2026-05-12"), {Sitting{LocalTime{540}, LocalTime{750}}}}));
}

TEST(ImportOfSessions, SaysWhatAChangedRowReplaces) {
  auto const planned = plan("known,Atelier,,,,,25,9,,\n");
  EXPECT_EQ(planned[0].row.changes, (std::vector<FieldChange>{{"head_count_total", "20", "25"}}));
  EXPECT_EQ(planned[0].row.label, "Atelier");
}

TEST(ImportOfSessions, NamesTheFirstAndTheLastDayAndInventsNone) {
  auto const days = plan("r1,A,2026-05-12,2026-05-15,,,,,,\n")[0].session.days;
  ASSERT_EQ(days.size(), 2u);
  EXPECT_EQ(days[1].date, day("2026-05-15"));
}

/// One course of two lengths, in French and Arabic, for which the day after is a holiday; two of one name; an archived one.
SessionLookup with_courses() {
  auto lookup = records();
  KnownCourse course;
  course.course.id = CourseId{Uuid::from_name("course")};
  course.course.title = {.fr = "Budget sensible au genre", .ar = "الميزانية المستجيبة للنوع"};
  course.course.kind = SessionKind::seminar;
  course.course.modality = Modality::distance;
  course.course.seats = 25;
  course.course.languages = {"fr", "ar"};
  course.course.durations = {{3, std::nullopt}};
  course.reference = "C-0007";
  auto other = course;
  other.course.id = CourseId{Uuid::from_name("other")};
  other.reference = "C-0008";
  auto old = course;
  old.course.archived = true;
  lookup.courses["C-0007"].meant = {course};
  lookup.courses["Budget"].meant = {course, other};
  lookup.courses["Budjet"].alike = {course, other};
  lookup.courses["ancien"].meant = {old};
  lookup.special_days.holidays[day("2026-05-13")] = {.fr = "Fête"};
  return lookup;
}

std::vector<PlannedSession> plan_with_course(std::string const& rows) {
  constexpr char const* with_course = "ref,titre,du,au,pays,lieu,total,femmes,type,programme,formation\n";
  return plan_sessions(read_session_cells(table_of_text(with_course + rows), mapping), mapping, defaults, with_courses());
}

TEST(ImportOfSessions, TakesFromTheCourseWhatTheRowDoesNotSay) {
  auto const planned = plan_with_course("r1,,12/05/2026,,,,,,,,C-0007\n");
  EXPECT_EQ(planned[0].row.outcome, RowOutcome::fresh);
  auto const& session = planned[0].session;
  EXPECT_EQ(session.edition, (SessionEdition{CourseId{Uuid::from_name("course")}, 0}));
  EXPECT_EQ(session.title.ar, "الميزانية المستجيبة للنوع");
  EXPECT_EQ(session.kind, SessionKind::seminar) << "the course knows better than the default of the file";
  EXPECT_EQ(session.modality, Modality::distance);
  EXPECT_EQ(session.seats, 25);
  EXPECT_EQ(session.languages, (std::vector<std::string>{"fr", "ar"}));
  ASSERT_EQ(session.days.size(), 3u) << "as long as the course, without the holiday";
  EXPECT_EQ(session.days[1].date, day("2026-05-14"));
  EXPECT_EQ(session.days[2].date, day("2026-05-15"));
  EXPECT_EQ(planned[0].row.remarks, (std::vector<RowRemark>{{"du", "days_of_course", "2026-05-15", true}}));
}

TEST(ImportOfSessions, KeepsWhatTheRowSaysBesideItsCourse) {
  auto const planned = plan_with_course("r1,Atelier de Rabat,12/05/2026,13/05/2026,,,,,atelier,,C-0007\n");
  auto const& session = planned[0].session;
  EXPECT_EQ(session.title.fr, "Atelier de Rabat");
  EXPECT_EQ(session.title.ar, "") << "the Arabic title of the course is not this one's";
  EXPECT_EQ(session.kind, SessionKind::workshop);
  EXPECT_EQ(session.days.size(), 2u);
  EXPECT_TRUE(planned[0].row.remarks.empty());
}

TEST(ImportOfSessions, NamesCoursesThatACellMayMean) {
  auto const planned = plan_with_course("r1,A,12/05/2026,,,,,,,,Budjet\nr2,,12/05/2026,,,,,,,,Budget\nr3,A,12/05/2026,,,,,,,,poterie\nr4,A,12/05/2026,,,,,,,,ancien\n");
  std::vector<std::string> told;
  for (auto const& each : planned) {
    EXPECT_EQ(each.row.outcome, RowOutcome::error);
    for (auto const& remark : each.row.remarks)
      if (!remark.warning) told.push_back(remark.column + " " + remark.code + " " + std::to_string(remark.candidates.size()));
  }
  EXPECT_EQ(told, (std::vector<std::string>{"formation unknown_course 2", "formation ambiguous_course 2", "formation unknown_course 0", "formation course_archived 0"}))
      << "a title that would come from the course is not missing too";
  EXPECT_EQ(planned[0].row.remarks[0].candidates[0].value, "C-0007");
}

TEST(ImportOfSessions, MakesASessionOnRecordAnEditionAndKeepsAllElse) {
  auto const planned = plan_with_course("known,,,,,,,,,,C-0007\n");
  EXPECT_EQ(planned[0].row.outcome, RowOutcome::changed);
  EXPECT_EQ(planned[0].row.changes, (std::vector<FieldChange>{{"course", "", "C-0007"}}));
  EXPECT_EQ(planned[0].session.title.fr, "Atelier");
  EXPECT_EQ(planned[0].session.kind, SessionKind::workshop);
  auto lookup = with_courses();
  lookup.sessions.at("known").session.edition = SessionEdition{CourseId{Uuid::from_name("course")}, 4};
  auto const again = plan_sessions(read_session_cells(table_of_text("ref,formation\nknown,C-0007\n"), mapping), mapping, defaults, lookup);
  EXPECT_EQ(again[0].row.outcome, RowOutcome::unchanged) << "its number stays its own";
}

TEST(ImportOfSessions, FindsASessionUnchangedWhenTheFileSaysNothingElse) {
  EXPECT_EQ(plan("known,Atelier,2026-05-12,,MA,,20,9,workshop,P-1\n")[0].row.outcome, RowOutcome::unchanged);
  EXPECT_EQ(plan("known,,,,,,,,,\n")[0].row.outcome, RowOutcome::unchanged) << "an empty cell says nothing";
}

TEST(ImportOfSessions, ChangesOnlyWhatTheRowSays) {
  auto const planned = plan("known,Atelier sur la loi organique,,,,,,,,\n");
  EXPECT_EQ(planned[0].row.outcome, RowOutcome::changed);
  EXPECT_EQ(planned[0].row.subject, SessionId{Uuid::from_name("known")}.uuid);
  EXPECT_EQ(planned[0].session.head_count, (HeadCount{20, 9, std::nullopt}));
}

TEST(ImportOfSessions, AnEmptiedHeadCountIsUnknown) {
  auto const planned = plan("known,,,,,,,9,,\nother,Autre,,,,,12,,,\n");
  EXPECT_EQ(planned[0].row.outcome, RowOutcome::error) << "women of an unknown total";
  auto const emptied = plan("known,,,,,,,,,\nother,Autre,,,,,12,5,,\n");
  EXPECT_EQ(emptied[0].row.outcome, RowOutcome::changed);
  EXPECT_FALSE(emptied[0].session.head_count);
  EXPECT_EQ(emptied[0].row.changes, (std::vector<FieldChange>{{"head_count_total", "20", ""}, {"head_count_women", "9", ""}}));
  auto const women = plan("known,,,,,,20,,,\nother,Autre,,,,,12,5,,\n");
  EXPECT_EQ(women[0].session.head_count, (HeadCount{20, std::nullopt, std::nullopt}));
}

TEST(ImportOfSessions, DoesNotMoveDaysWhoseAttendanceIsEntered) {
  auto lookup = records();
  lookup.sessions.at("known").has_attendance = true;
  auto const planned = plan("known,,2026-06-01,,,,,,,\n", defaults, lookup);
  EXPECT_EQ(planned[0].row.outcome, RowOutcome::error);
  EXPECT_EQ(planned[0].row.remarks[0].code, "attendance_entered");
}

TEST(ImportOfSessions, RefusesASecondRowOfTheSameReference) {
  auto const planned = plan("r1,A,2026-05-12,,,,,,,\nr1,B,2026-05-13,,,,,,,\n");
  EXPECT_EQ(planned[0].row.outcome, RowOutcome::fresh);
  EXPECT_EQ(planned[1].row.outcome, RowOutcome::error);
  EXPECT_EQ(planned[1].row.remarks[0], (RowRemark{"ref", "repeated_code", "2", false}));
}

TEST(ImportOfSessions, KeepsAFormulaAsText) {
  EXPECT_EQ(plan("r1,=1+1,2026-05-12,,,,,,,\n")[0].session.title.fr, "=1+1");
}

struct BadRow {
  char const* name;
  std::string row;
  char const* column;
  char const* code;
};

class BadRows : public testing::TestWithParam<BadRow> {};

TEST_P(BadRows, AreInErrorByColumn) {
  auto const planned = plan(GetParam().row);
  ASSERT_EQ(planned[0].row.outcome, RowOutcome::error);
  ASSERT_EQ(planned[0].row.remarks.size(), 1u);
  EXPECT_EQ(planned[0].row.remarks[0].column, GetParam().column);
  EXPECT_EQ(planned[0].row.remarks[0].code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadRows,
    testing::Values(BadRow{"NoReference", ",A,2026-05-12,,,,,,,\n", "ref", "required"},
                    BadRow{"NoTitle", "r,,2026-05-12,,,,,,,\n", "titre", "title_required"},
                    BadRow{"NoSuchDay", "r,A,2026-02-30,,,,,,,\n", "du", "invalid_date"},
                    BadRow{"EndBeforeStart", "r,A,2026-05-12,2026-05-11,,,,,,\n", "au", "end_before_start"},
                    BadRow{"FormulaForANumber", "r,A,2026-05-12,,,,=1+1,,,\n", "total", "invalid_number"},
                    BadRow{"NegativeNumber", "r,A,2026-05-12,,,,-3,,,\n", "total", "not_a_whole_number"},
                    BadRow{"MoreWomenThanPeople", "r,A,2026-05-12,,,,3,5,,\n", "total", "parts_exceed_total"},
                    BadRow{"WomenOfNobodyKnows", "r,A,2026-05-12,,,,,5,,\n", "total", "required"},
                    BadRow{"TooManyPeople", "r,A,2026-05-12,,,,999999999,,,\n", "total", "out_of_range"},
                    BadRow{"UnknownKind", "r,A,2026-05-12,,,,,,dance,\n", "type", "not_one_of"},
                    BadRow{"UnknownPlace", "r,A,2026-05-12,,,Atlantis,,,,\n", "lieu", "unknown_place"},
                    BadRow{"LongReference", std::string(121, 'r') + ",A,2026-05-12,,,,,,,\n", "ref", "too_long"}),
    [](auto const& row) { return row.param.name; });

TEST(ColumnsOfSessions, AreGuessedInThreeLanguages) {
  EXPECT_THAT(guess_session_columns({"slug", "tag_name", "start_date", "attendance", "host_name", "country"}),
              UnorderedElementsAre(Pair("external_reference", "slug"), Pair("first_date", "start_date"),
                                   Pair("head_count_total", "attendance"), Pair("title", "host_name"), Pair("country", "country")));
  EXPECT_THAT(guess_session_columns({"Référence", "Intitulé", "Date de début", "Date fin", "Pays", "Nombre de participants", "Femmes"}),
              UnorderedElementsAre(Pair("external_reference", "Référence"), Pair("title", "Intitulé"), Pair("first_date", "Date de début"),
                                   Pair("last_date", "Date fin"), Pair("country", "Pays"),
                                   Pair("head_count_total", "Nombre de participants"), Pair("head_count_women", "Femmes")));
  EXPECT_THAT(guess_session_columns({"المرجع", "العنوان", "تاريخ البداية", "البلد", "النساء"}),
              UnorderedElementsAre(Pair("external_reference", "المرجع"), Pair("title", "العنوان"), Pair("first_date", "تاريخ البداية"),
                                   Pair("country", "البلد"), Pair("head_count_women", "النساء")));
  EXPECT_THAT(guess_session_columns({"2012-01-18-stsci", "14"}), IsEmpty());
}

TEST(ColumnsOfSessions, AreCheckedAgainstTheFile) {
  auto const refused = check_mapping(sessions_kind(), {}, {{"title", "titre"}, {"colour", "couleur"}, {"note", "titre"}}, {{"kind", "dance"}, {"seats", "3"}},
                                             {"titre", "couleur"});
  ASSERT_FALSE(refused);
  std::vector<std::pair<std::string, std::string>> found;
  for (auto const& field : refused.error().fields) found.emplace_back(field.path, field.code);
  EXPECT_THAT(found, UnorderedElementsAre(Pair("mapping/external_reference", "required"), Pair("mapping/colour", "unknown_field"),
                                          Pair("mapping/title", "given_twice"), Pair("defaults/kind", "not_one_of"),
                                          Pair("defaults/seats", "unknown_field")));
}

TEST(WordsOfSessions, AreReadInThreeLanguages) {
  EXPECT_EQ(session_kind_worded("Atelier de réflexion"), SessionKind::reflection_workshop);
  EXPECT_EQ(session_kind_worded("ورشة"), SessionKind::workshop);
  EXPECT_EQ(modality_worded("À distance"), Modality::distance);
  EXPECT_EQ(modality_worded("in_person"), Modality::in_person);
  EXPECT_FALSE(modality_worded("by pigeon"));
}

}  // namespace
}  // namespace athar
