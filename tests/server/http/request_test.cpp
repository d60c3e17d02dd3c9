#include "tests/server/http/house_for_tests.hpp"

namespace athar::http {
namespace {

TEST_F(HttpTest, AnswersOneRequestAfterAnotherOnTheSameConnection) {
  start();
  RawClient client{server_->port()};
  for (int i = 0; i < 3; ++i) {
    client.send(get("/echo?q=" + std::to_string(i)));
    auto const answer = client.answer();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "/echo?q=" + std::to_string(i) + "||q=" + std::to_string(i));
    EXPECT_FALSE(answer.headers.contains("connection"));
  }
  EXPECT_EQ(server_->figures().requests, 3u);
  EXPECT_EQ(server_->figures().connections, 1u);
}

TEST_F(HttpTest, KeepsTheOrderOfPipelinedRequestsAcrossLanes) {
  start();
  RawClient client{server_->port()};
  std::string all;
  for (int i = 0; i < 200; ++i)
    all += i % 3 == 0   ? get("/tiny")
           : i % 3 == 1 ? get("/echo?" + std::to_string(i))
                        : "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
  client.send(all);
  for (int i = 0; i < 200; ++i) {
    auto const expected = i % 3 == 0   ? "tiny"
                          : i % 3 == 1 ? "/echo?" + std::to_string(i) + "||" + std::to_string(i) + "="
                                       : "/echo|abc";
    ASSERT_EQ(client.answer().body, expected) << i;
  }
}

TEST_F(HttpTest, AnswersRequestsThatArriveByteByByte) {
  start();
  RawClient client{server_->port()};
  std::string const bytes =
      "\r\nPOST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: "
      "u\r\n\r\n" +
      get("/tiny");
  for (char const c : bytes) client.send({&c, 1});
  EXPECT_EQ(client.answer().body, "/echo|abcde");
  EXPECT_EQ(client.answer().body, "tiny");
}

TEST_F(HttpTest, AnswersHeadWithTheLengthAndWithoutTheBody) {
  start();
  RawClient client{server_->port()};
  client.send("HEAD /big HTTP/1.1\r\nHost: a\r\n\r\n" + get("/tiny"));
  auto const head = client.answer(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-length"), "100000");
  EXPECT_EQ(client.answer().body, "tiny");
}

TEST_F(HttpTest, ClosesAfterTheAnswerWhenAskedTo) {
  start();
  RawClient client{server_->port()};
  client.send(get("/tiny", "Connection: close\r\n"));
  EXPECT_EQ(client.answer().headers.at("connection"), "close");
  EXPECT_TRUE(client.is_closed());
  RawClient old{server_->port()};
  old.send("GET /tiny HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.answer().body, "tiny");
  EXPECT_TRUE(old.is_closed());
}

TEST_F(HttpTest, AnswersAClientThatStopsSendingAfterItsRequest) {
  start();
  RawClient client{server_->port()};
  client.send(get("/echo"));
  client.finish_sending();
  EXPECT_EQ(client.answer().status, 200);
  EXPECT_TRUE(client.is_closed());
}

TEST_F(HttpTest, SaysContinueOnlyToABodyItWants) {
  start();
  RawClient client{server_->port()};
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.answer().status, 100);
  client.send("abc");
  EXPECT_EQ(client.answer().body, "/echo|abc");
  client.send("POST /upload HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
  EXPECT_EQ(client.answer().status, 413);
  EXPECT_EQ(ask("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: coffee\r\nContent-Length: 3\r\n\r\n").status, 417);
}

TEST_F(HttpTest, DropsASmallRefusedBodyAndGivesUpOnALargeOne) {
  start();
  RawClient client{server_->port()};
  client.send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 19\r\n\r\nGET /echo HTTP/1.1\n" + get("/tiny"));
  EXPECT_EQ(client.answer().status, 404);
  EXPECT_EQ(client.answer().body, "tiny");
  client.send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n" + std::string(5'000'000, 'x'));
  auto const refusal = client.answer();
  EXPECT_EQ(refusal.status, 404);
  EXPECT_EQ(refusal.headers.at("connection"), "close");
}

TEST_F(HttpTest, GivesTheHandlerADecodedPathAndQuery) {
  start();
  EXPECT_EQ(ask(get("/ech%6f?q=a%20b+c&empty&n=%D9%85")).body,
            "/ech%6f?q=a%20b+c&empty&n=%D9%85||q=a b c|empty=|n=\u0645");
  EXPECT_EQ(ask(get("http://athar.test/tiny")).body, "tiny");
  EXPECT_EQ(ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
}

TEST_F(HttpTest, PutsSecurityHeadersAndAnIdOnEveryAnswer) {
  start();
  std::string previous;
  for (auto const* const target : {"/tiny", "/nowhere", "/throws"}) {
    auto answer = ask(get(target));
    EXPECT_THAT(answer.headers["content-security-policy"], testing::HasSubstr("default-src 'self'"));
    EXPECT_THAT(answer.headers["content-security-policy"], testing::HasSubstr("frame-ancestors 'none'"));
    EXPECT_EQ(answer.headers["x-content-type-options"], "nosniff");
    EXPECT_EQ(answer.headers["cache-control"], "no-store");
    EXPECT_EQ(answer.headers["x-request-id"].size(), 16u);
    EXPECT_NE(answer.headers["x-request-id"], previous);
    previous = answer.headers["x-request-id"];
  }
}

TEST_F(HttpTest, LeavesOutAHeaderThatWouldBreakOutOfItsLine) {
  start();
  auto const answer = ask(get("/unsplit"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(answer.headers.contains("x-name"));
  EXPECT_FALSE(answer.headers.contains("set-cookie"));
}

TEST_F(HttpTest, TurnsAnExceptionIntoA500AndGoesOn) {
  start();
  RawClient client{server_->port()};
  client.send(get("/throws") + get("/plan-throws") + get("/tiny"));
  for (int i = 0; i < 2; ++i) {
    auto const failure = client.answer();
    EXPECT_EQ(failure.status, 500);
    EXPECT_EQ(failure.body, "internal_error");
  }
  EXPECT_EQ(client.answer().body, "tiny");
}

TEST_F(HttpTest, StreamsAFileWholeAndInPart) {
  start();
  std::string content;
  for (int i = 0; content.size() < 3'000'000; ++i) content += std::to_string(i) + ",";
  put_file("export.csv", content);
  product_.file = folder() / "export.csv";
  RawClient client{server_->port()};
  client.send(get("/file") + get("/file", "Range: bytes=10-19\r\n") + get("/file", "Range: bytes=-5\r\n") +
              get("/file", "Range: bytes=99999999-\r\n") + get("/file", "Range: bytes=1-2,4-5\r\n") + get("/tiny"));
  EXPECT_EQ(client.answer().body, content);
  auto const part = client.answer();
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, content.substr(10, 10));
  EXPECT_EQ(part.headers.at("content-range"), "bytes 10-19/" + std::to_string(content.size()));
  EXPECT_EQ(client.answer().body, content.substr(content.size() - 5));
  EXPECT_EQ(client.answer().status, 416);
  EXPECT_EQ(client.answer().body.size(), content.size());
  EXPECT_EQ(client.answer().body, "tiny");
  product_.file = folder() / "gone.csv";
  EXPECT_EQ(ask(get("/file")).status, 500);
}

}  // namespace
}  // namespace athar::http
