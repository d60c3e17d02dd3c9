#include "domain/imports/cells/attendance_marks.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

struct Written {
  char const* name;
  std::string cell;
  std::string read;
};

std::string said(Reading<AttendanceMark> const& reading) { return reading.value ? std::string(name_of(*reading.value)) : reading.code; }

class Marks : public testing::TestWithParam<Written> {};

TEST_P(Marks, AreReadAsPeopleWriteThem) { EXPECT_EQ(said(read_attendance_mark(GetParam().cell)), GetParam().read); }

INSTANTIATE_TEST_SUITE_P(
    Cells, Marks,
    testing::Values(Written{"P", "P", "present"}, Written{"SmallP", "p", "present"}, Written{"Cross", "X", "present"}, Written{"One", "1", "present"}, Written{"Tick", "✓", "present"},
                    Written{"ColouredTick", "✔️", "present"}, Written{"Box", "☑", "present"}, Written{"Present", "Présente", "present"}, Written{"PresentE", "présent(e)", "present"},
                    Written{"Yes", "Oui", "present"}, Written{"Late", "Retard", "present"}, Written{"True", "VRAI", "present"}, Written{"A", "A", "absent"}, Written{"Abs", "Abs.", "absent"},
                    Written{"Zero", "0", "absent"}, Written{"Absent", "absent", "absent"}, Written{"No", "non", "absent"}, Written{"Cross2", "✗", "absent"}, Written{"Excused", "Excusé", "excused"},
                    Written{"ExcusedShort", "E", "excused"}, Written{"AbsentExcused", "Absente excusée", "excused"}, Written{"Justified", "absence justifiée", "excused"},
                    Written{"ArabicPresent", "ح", "present"}, Written{"ArabicPresentWord", "حاضرة", "present"}, Written{"ArabicAbsent", "غ", "absent"}, Written{"ArabicAbsentWord", "غائب", "absent"},
                    Written{"ArabicExcused", "م", "excused"}, Written{"ArabicExcusedWord", "غياب مبرر", "excused"}, Written{"Empty", "", ""}, Written{"Space", "\u00A0", ""}, Written{"Dash", "-", ""},
                    Written{"EmptyBox", "☐", ""}, Written{"Hours", "3,5", "not_one_of"}, Written{"Signature", "B. El Idrissi", "not_one_of"}, Written{"Formula", "=1+1", "not_one_of"},
                    Written{"Error", "#N/A", "error_cell"}, Written{"Long", std::string(9999, 'P'), "not_one_of"}),
    [](auto const& row) { return row.param.name; });

TEST(MarkHabit, SaysWhatTheCrossMeans) {
  using Cross = MarkHabit::Cross;
  std::vector<std::string> crosses{"X", "", "x"}, with_absent{"X", "A"}, with_ticks{"✓", "X"}, with_both{"P", "A", "X"}, none{};
  EXPECT_EQ(mark_habit_of(crosses).cross, Cross::present);
  EXPECT_EQ(mark_habit_of(with_absent).cross, Cross::present);
  EXPECT_EQ(mark_habit_of(with_ticks).cross, Cross::absent);
  EXPECT_EQ(mark_habit_of(with_both).cross, Cross::undecided);
  EXPECT_EQ(mark_habit_of(none).cross, Cross::present);
  EXPECT_EQ(said(read_attendance_mark("X", {Cross::absent})), "absent");
  auto const question = read_attendance_mark("x", {Cross::undecided});
  EXPECT_EQ(question.code, "ambiguous_mark");
  EXPECT_EQ(question.detail, "P | A");
  EXPECT_EQ(question.alternatives.size(), 2u);
  EXPECT_TRUE(read_attendance_mark("", {Cross::undecided}).is_unknown()) << "an empty cell is never absent";
}

}  // namespace
}  // namespace athar
