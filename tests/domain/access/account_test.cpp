#include "domain/access/account.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace athar {
namespace {

Account auditor() {
  Account account;
  account.id = AccountId{Uuid::from_name("account")};
  account.email = "h.bennis@example.org";
  account.name = "Hicham Bennis";
  account.role = Role::auditor;
  account.organisation_id = OrganisationId{Uuid::from_name("court")};
  account.programme_id = ProgrammeId{Uuid::from_name("programme")};
  account.period_from = LocalDate::parse("2026-01-01");
  account.period_to = LocalDate::parse("2026-12-31");
  account.expires_at = Instant{1'800'000'000'000'000};
  return account;
}

struct BadAccount {
  char const* name;
  std::function<void(Account&)> spoil;
  char const* path;
  char const* code;
};

class AccountRules : public testing::TestWithParam<BadAccount> {};

TEST_P(AccountRules, RefuseByPath) {
  auto account = auditor();
  GetParam().spoil(account);
  auto const refused = checked(account);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 1u);
  EXPECT_EQ(refused.error().fields[0].path, GetParam().path);
  EXPECT_EQ(refused.error().fields[0].code, GetParam().code);
}

void focal_point_without_organisation(Account& a) {
  a.role = Role::focal_point;
  a.organisation_id.reset();
}
void partner_without_organisation(Account& a) {
  a.role = Role::partner;
  a.organisation_id.reset();
}

INSTANTIATE_TEST_SUITE_P(
    BadInput, AccountRules,
    testing::Values(BadAccount{"NoEmail", [](auto& a) { a.email.clear(); }, "email", "invalid_email"},
                    BadAccount{"NoHost", [](auto& a) { a.email = "h.bennis"; }, "email", "invalid_email"},
                    BadAccount{"LineInEmail", [](auto& a) { a.email = "a@example.org\r\nBcc:b@example.org"; }, "email",
                               "invalid_email"},
                    BadAccount{"NoName", [](auto& a) { a.name.clear(); }, "name", "required"},
                    BadAccount{"FocalPointOfNothing", focal_point_without_organisation, "organisation_id", "required"},
                    BadAccount{"PartnerOfNothing", partner_without_organisation, "organisation_id", "required"},
                    BadAccount{"AuditorOfNothing", [](auto& a) { a.programme_id.reset(); }, "programme_id", "required"},
                    BadAccount{"AuditorFromNoDay", [](auto& a) { a.period_from.reset(); }, "period_from", "required"},
                    BadAccount{"AuditorToNoDay", [](auto& a) { a.period_to.reset(); }, "period_to", "required"},
                    BadAccount{"AuditorForEver", [](auto& a) { a.expires_at.reset(); }, "expires_at", "required"},
                    BadAccount{"PeriodEndsFirst", [](auto& a) { a.period_to = LocalDate::parse("2025-12-31"); },
                               "period_to", "end_before_start"}),
    [](auto const& row) { return row.param.name; });

TEST(AccountRules, AcceptAnAuditorWithBoundsAndAViewerWithNone) {
  EXPECT_TRUE(checked(auditor()));
  Account viewer;
  viewer.email = "v@example.org";
  viewer.name = "V";
  EXPECT_TRUE(checked(viewer));
}

TEST(Account, SignsInWhileActiveAndNotExpired) {
  auto account = auditor();
  Instant const end = *account.expires_at;
  EXPECT_TRUE(account.may_sign_in({end.microseconds - 1}));
  EXPECT_FALSE(account.may_sign_in(end));
  account.expires_at.reset();
  EXPECT_TRUE(account.may_sign_in({end.microseconds + 1}));
  account.active = false;
  EXPECT_FALSE(account.may_sign_in({0}));
}

TEST(Account, ActsWithItsBounds) {
  auto const account = auditor();
  auto const caller = account.caller();
  EXPECT_EQ(caller.account, account.id);
  EXPECT_EQ(caller.role, Role::auditor);
  EXPECT_EQ(caller.organisation_id, account.organisation_id);
  EXPECT_EQ(caller.person_id, account.person_id);
  EXPECT_EQ(caller.programme_id, account.programme_id);
  EXPECT_EQ(caller.period_from, account.period_from);
  EXPECT_EQ(caller.period_to, account.period_to);
  EXPECT_TRUE(caller.can_write);
}

TEST(Password, IsRefusedWhenGuessingFindsItFirst) {
  auto const account = auditor();
  for (std::string const weak : {"", "short one", "aaaaaaaaaaaaaa", "1234567890", "MotDePasse123", "Azertyuiop",
                                 "ADMINISTRATEUR", "h.bennis@example.org", "H.Bennis@Example.org", "hicham bennis"}) {
    auto const refused = check_password(weak, account, "new_password");
    ASSERT_FALSE(refused) << weak;
    EXPECT_EQ(refused.error().fields, (std::vector<FieldError>{{"new_password", "weak_password", {}}}));
  }
  EXPECT_FALSE(check_password(std::string(99, 'a') + std::string(102, 'b'), account, "password"));
}

TEST(Password, IsAnyPhraseOfTenToTwoHundredBytes) {
  auto const account = auditor();
  for (std::string const& fine :
       {std::string("neuf mots !"), std::string("عشرة أحرف"), std::string(100, 'a') + std::string(100, 'b')})
    EXPECT_TRUE(check_password(fine, account, "password")) << fine;
}

}  // namespace
}  // namespace athar
