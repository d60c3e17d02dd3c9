#include "server/sign_in/authenticator.hpp"

namespace athar::api {
namespace {

struct Sent {
  char const* name;
  char const* header;
  char const* value;
};

class SessionCookie : public testing::TestWithParam<Sent> {};

TEST_P(SessionCookie, IsReadFromWhatBrowsersAndOthersSend) {
  http::Request request;
  request.headers.push_back({"cookie", GetParam().header});
  EXPECT_EQ(session_cookie(request), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(Headers, SessionCookie,
                         testing::Values(Sent{"Alone", "athar_session=abc", "abc"},
                                         Sent{"AmongOthers", "theme=dark; athar_session=abc; lang=fr", "abc"},
                                         Sent{"WithoutSpaces", "theme=dark;athar_session=abc;lang=fr", "abc"},
                                         Sent{"FirstOfTwo", "athar_session=abc; athar_session=def", "abc"},
                                         Sent{"Empty", "athar_session=", ""}, Sent{"Missing", "theme=dark", ""},
                                         Sent{"LongerName", "not_athar_session=abc; athar_sessions=x", ""},
                                         Sent{"OtherCase", "Athar_Session=abc", ""},
                                         Sent{"InAValue", "theme=athar_session=abc", ""},
                                         Sent{"Separators", ";;; ; ;athar_session=abc;;", "abc"},
                                         Sent{"OnlySeparators", ";;;;", ""},
                                         Sent{"EqualsInValue", "athar_session=a=b", "a=b"}),
                         [](auto const& row) { return row.param.name; });

TEST(NoCookie, IsEmptyWithoutTheHeader) { EXPECT_EQ(session_cookie({}), ""); }

}  // namespace
}  // namespace athar::api
