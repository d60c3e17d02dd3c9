#include "domain/outreach/outreach_activity.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

OutreachActivity awareness(std::vector<Audience> audiences) {
  OutreachActivity activity;
  activity.title.fr = "Sensibilisation au Canada";
  activity.kind = "public_engagement";
  activity.audiences = std::move(audiences);
  return activity;
}

TEST(OutreachRules, AcceptAnActivityWhoseAudienceIsUnknown) { EXPECT_TRUE(checked(awareness({}))); }

TEST(OutreachRules, AcceptAudiencesWithUnknownParts) {
  EXPECT_TRUE(checked(awareness({{"CA", 60, std::nullopt, std::nullopt, AudienceMethod::estimated, "Sans méthode énoncée"},
                                 {"MA", 10, 4, 6, AudienceMethod::counted, ""}})));
}

TEST(OutreachRules, RefuseByPath) {
  struct Bad {
    char const* name;
    Audience audience;
    char const* path;
    char const* code;
  };
  for (auto const& bad : {Bad{"parts", {"CA", 60, 40, 21, AudienceMethod::counted, ""}, "audiences/0", "parts_exceed_total"},
                          Bad{"negative", {"CA", -1, {}, {}, AudienceMethod::counted, ""}, "audiences/0/total", "out_of_range"},
                          Bad{"negative women", {"CA", 5, -1, {}, AudienceMethod::counted, ""}, "audiences/0/women", "out_of_range"},
                          Bad{"more than Morocco twice", {"MA", 100'000'001, {}, {}, AudienceMethod::counted, ""}, "audiences/0/total", "out_of_range"}}) {
    auto const refused = checked(awareness({bad.audience}));
    ASSERT_FALSE(refused) << bad.name;
    EXPECT_EQ(refused.error().fields[0].path, bad.path) << bad.name;
    EXPECT_EQ(refused.error().fields[0].code, bad.code) << bad.name;
  }
  auto untitled = awareness({});
  untitled.title = {};
  EXPECT_EQ(checked(untitled).error().fields[0].code, "title_required");
}

}  // namespace
}  // namespace athar
