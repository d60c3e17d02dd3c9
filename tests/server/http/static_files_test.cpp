#include "tests/server/http/house_for_tests.hpp"

namespace athar::http {
namespace {

class StaticFilesTest : public HttpTest {
 protected:
  StaticFilesTest() {
    put_file("index.html", "<!doctype html>the application");
    put_file("assets/main-4f2a.js", "plain script");
    put_file("assets/main-4f2a.js.gz", "gzip bytes");
    put_file("assets/main-4f2a.js.br", "brotli bytes");
    put_file("assets/only-gzip.css", "style");
    put_file("assets/only-gzip.css.gz", "gzip style");
    put_file("favicon.svg", "<svg/>");
    put_file(".secret", "hidden");
    put_file("../" + folder().filename().string() + "-outside.txt", "outside");
    std::filesystem::create_symlink("/etc/hostname", folder() / "linked.txt");
    start([this](ServerOptions& options) { options.static_root = folder(); });
  }
  ~StaticFilesTest() override { std::filesystem::remove(folder().string() + "-outside.txt"); }
};

TEST_F(StaticFilesTest, LetsHashedFilesBeKeptForAYear) {
  auto const script = ask(get("/assets/main-4f2a.js"));
  EXPECT_EQ(script.status, 200);
  EXPECT_EQ(script.body, "plain script");
  EXPECT_EQ(script.headers.at("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(script.headers.at("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(script.headers.at("vary"), "Accept-Encoding");
  EXPECT_TRUE(script.headers.contains("content-security-policy"));
}

TEST_F(StaticFilesTest, SendsTheCompressionTheClientPrefers) {
  struct Case {
    std::string_view accepts, coding, body;
  };
  for (auto const& [accepts, coding, body] : std::vector<Case>{{"gzip, deflate, br", "br", "brotli bytes"},
                                                               {"gzip", "gzip", "gzip bytes"},
                                                               {"br;q=0.2, gzip;q=0.8", "gzip", "gzip bytes"},
                                                               {"br;q=0, gzip", "gzip", "gzip bytes"},
                                                               {"*", "br", "brotli bytes"},
                                                               {"br;q=0, *;q=0", "", "plain script"},
                                                               {"identity", "", "plain script"}}) {
    auto answer = ask(get("/assets/main-4f2a.js", "Accept-Encoding: " + std::string{accepts} + "\r\n"));
    EXPECT_EQ(answer.body, body) << accepts;
    EXPECT_EQ(answer.headers["content-encoding"], coding) << accepts;
  }
  EXPECT_EQ(ask(get("/assets/only-gzip.css", "Accept-Encoding: br, gzip\r\n")).body, "gzip style");
}

TEST_F(StaticFilesTest, AnswersNotModifiedToTheTagOfTheSameRepresentation) {
  auto const plain = ask(get("/assets/main-4f2a.js")).headers.at("etag");
  auto const brotli = ask(get("/assets/main-4f2a.js", "Accept-Encoding: br\r\n")).headers.at("etag");
  EXPECT_NE(plain, brotli);
  RawClient client{server_->port()};
  client.send(get("/assets/main-4f2a.js", "If-None-Match: \"other\", W/" + plain + "\r\n") +
              get("/assets/main-4f2a.js", "If-None-Match: " + brotli + "\r\n") + get("/tiny"));
  auto const same = client.answer();
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.body, "");
  EXPECT_EQ(same.headers.at("etag"), plain);
  EXPECT_EQ(client.answer().status, 200);
  EXPECT_EQ(client.answer().body, "tiny");
}

TEST_F(StaticFilesTest, GivesTheApplicationForItsOwnRoutes) {
  for (auto const* const path : {"/", "/sessions", "/sessions/0193/registrations?tab=all", "/index.html"}) {
    auto const page = ask(get(path));
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_EQ(page.body, "<!doctype html>the application") << path;
    EXPECT_EQ(page.headers.at("cache-control"), "no-cache") << path;
  }
  EXPECT_EQ(ask(get("/api/v1/unknown")).status, 404);
  EXPECT_EQ(ask(get("/assets/gone.js")).status, 404);
  EXPECT_EQ(ask(get("/gone.png")).status, 404);
  EXPECT_EQ(ask("POST /sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").status, 404);
  EXPECT_EQ(ask(get("/tiny")).body, "tiny") << "the product's own paths come before the application's routes";
}

TEST_F(StaticFilesTest, NeverLeavesItsFolder) {
  auto const outside = "/../" + folder().filename().string() + "-outside.txt";
  for (auto const& path : {outside, "/assets/..%2f.." + outside, std::string{"/%2e%2e/etc/passwd.txt"},
                           std::string{"//etc/passwd.txt"}, std::string{"/.secret"}, std::string{"/linked.txt"},
                           std::string{"/assets/../favicon.svg"}, std::string{"/assets/..\\favicon.svg"}}) {
    auto const answer = ask(get(path));
    EXPECT_EQ(answer.status, 404) << path;
  }
}

TEST_F(StaticFilesTest, AnswersHeadWithoutTheFile) {
  RawClient client{server_->port()};
  client.send("HEAD /favicon.svg HTTP/1.1\r\nHost: a\r\n\r\n" + get("/tiny"));
  auto const head = client.answer(true);
  EXPECT_EQ(head.headers.at("content-length"), "6");
  EXPECT_EQ(head.headers.at("content-type"), "image/svg+xml");
  EXPECT_EQ(client.answer().body, "tiny");
}

}  // namespace
}  // namespace athar::http
