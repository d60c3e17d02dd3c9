#include "domain/documents/convocation.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

RegistrationRow row(char const* id, RegistrationStatus status, RegistrationRole role = RegistrationRole::participant) {
  RegistrationRow out;
  out.registration.person_id = *PersonId::parse(id);
  out.registration.status = status;
  out.registration.role = role;
  out.given_name = "Salma";
  out.family_name = "Alaoui";
  out.sex = "F";
  return out;
}

TEST(Convoked, AreThoseWithASeatAndTheTeamButNotThoseWhoWaitOrLeft) {
  auto const one = "01890000-0000-7000-8000-000000000001", two = "01890000-0000-7000-8000-000000000002", three = "01890000-0000-7000-8000-000000000003";
  std::vector<RegistrationRow> const rows{row(one, RegistrationStatus::registered), row(two, RegistrationStatus::waiting),
                                          row(three, RegistrationStatus::registered, RegistrationRole::trainer)};
  SessionPage page;
  auto const all = convoked(page, rows, std::nullopt);
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ(all->front().name, "Salma Alaoui");
  EXPECT_EQ(convoked(page, rows, PersonId::parse(three))->size(), 1u);
  EXPECT_EQ(convoked(page, rows, PersonId::parse(two)).error(), invalid_field("person_id", "not_registered"));
  EXPECT_EQ(convoked(page, {}, std::nullopt).error().code, "nobody_to_convoke");
  page.status = SessionStatus::cancelled;
  EXPECT_EQ(convoked(page, rows, std::nullopt).error().code, "session_cancelled");
}

}  // namespace
}  // namespace athar
