#include <thread>

#include "tests/server/http/house_for_tests.hpp"

namespace athar::http {
namespace {

using std::chrono::milliseconds;

TEST_F(HttpTest, RefusesWhatIsNotARequest) {
  start();
  std::string const line = "GET /tiny HTTP/1.1\r\n";
  std::string const post = "POST /echo HTTP/1.1\r\nHost: a\r\n";
  struct Case {
    std::string_view what;
    std::string bytes;
    int status;
  };
  std::vector<Case> const cases{
      {"noise", "\x16\x03\x01\x02 nothing\r\n\r\n", 400},
      {"a line without carriage return", "GET /tiny HTTP/1.1\nHost: a\n\n", 400},
      {"no host", line + "\r\n", 400},
      {"two hosts", line + "Host: a\r\nHost: b\r\n\r\n", 400},
      {"a folded header", line + "Host: a\r\nX-Long: one\r\n two\r\n\r\n", 400},
      {"a space before the colon", line + "Host : a\r\n\r\n", 400},
      {"a NUL in a header", line + "Host: a\r\nX: a" + std::string(1, '\0') + "b\r\n\r\n", 400},
      {"a bare carriage return", line + "Host: a\r\nX: a\rb\r\n\r\n", 400},
      {"two lengths", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400},
      {"a list of lengths", post + "Content-Length: 3, 3\r\n\r\nabc", 400},
      {"a signed length", post + "Content-Length: +3\r\n\r\nabc", 400},
      {"a negative length", post + "Content-Length: -1\r\n\r\n", 400},
      {"a length beyond 64 bits", post + "Content-Length: 99999999999999999999\r\n\r\n", 400},
      {"length and chunks", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400},
      {"an unknown coding", post + "Transfer-Encoding: gzip\r\n\r\n", 400},
      {"a coding before chunks", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunks twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunks in HTTP/1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"a chunk size that is no number", post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
      {"an unknown version", "GET /tiny HTTP/2.0\r\nHost: a\r\n\r\n", 505},
      {"an encoded NUL", get("/tiny%00"), 400},
      {"an encoded NUL in the query", get("/tiny?a=%00"), 400},
      {"an escape cut short", get("/tiny%4"), 400},
      {"an escape that is not hexadecimal", get("/tiny%zz"), 400},
      {"bytes that are not UTF-8", get("/tiny?q=%ff%fe"), 400},
      {"an overlong UTF-8 slash", get("/%c0%af"), 400},
      {"a fragment", get("/tiny#there"), 400},
      {"a target that is no path", get("tiny"), 400},
      {"an authority", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
  };
  for (auto const& [what, bytes, status] : cases) {
    RawClient client{server_->port()};
    client.send(bytes);
    auto const answer = client.answer();
    EXPECT_EQ(answer.status, status) << what;
    EXPECT_EQ(answer.body, "malformed_request") << what;
    EXPECT_TRUE(client.is_closed()) << what;
  }
}

TEST_F(HttpTest, BoundsTheHead) {
  start();
  EXPECT_EQ(ask(get("/tiny", "X-Long: " + std::string(15'000, 'x') + "\r\n")).status, 200);
  EXPECT_EQ(ask(get("/tiny", "X-Long: " + std::string(16 * 1024, 'x') + "\r\n")).status, 431);
  EXPECT_EQ(ask("GET /tiny HTTP/1.1\r\nHost: a\r\nX-Endless: " + std::string(20'000, 'x')).status, 431);
  std::string many;
  for (int i = 0; i < 200; ++i) many += "A: b\r\n";
  EXPECT_EQ(ask(get("/tiny", many)).status, 431);
  EXPECT_EQ(ask(get("/tiny?" + std::string(9'000, 'q'))).status, 414);
  EXPECT_EQ(ask("GET /tiny?" + std::string(20'000, 'q')).status, 414);
}

TEST_F(HttpTest, BoundsTheBodyHoweverItIsSent) {
  start();
  std::string const post = "POST /upload HTTP/1.1\r\nHost: a\r\n";
  EXPECT_EQ(ask(post + "Content-Length: 10\r\n\r\n0123456789").body, "/upload|0123456789");
  EXPECT_EQ(ask(post + "Content-Length: 11\r\n\r\n").status, 413);
  EXPECT_EQ(ask(post + "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n").body,
            "/upload|0123456789");
  EXPECT_EQ(ask(post + "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n6\r\n567890\r\n").status, 413);
  EXPECT_EQ(ask(post + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n").status, 413);
  EXPECT_EQ(ask(post + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(100'000, 'x')).status, 431);
}

TEST_F(HttpTest, SaysHowMuchItTakes) {
  start();
  auto const told = ask("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 2097153\r\n\r\n");
  EXPECT_EQ(told.status, 413);
  EXPECT_EQ(told.headers.at("x-detail"), "2 MiB");
}

TEST_F(HttpTest, HoldsNoMoreLargeBodiesAtOnceThanItHasRoomFor) {
  start([](ServerOptions& options) { options.large_bodies_limit = 4'000'000; });
  std::string const large = "POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n";
  RawClient second{server_->port()};
  {
    RawClient first{server_->port()};
    first.send(large + "0123");
    second.send(large + std::string(2'000'000, 'x'));
    EXPECT_EQ(second.answer().body, "2000000");
    RawClient held{server_->port()}, third{server_->port()};
    held.send(large + "0123");
    held.read(0);
    EXPECT_EQ(ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok").status, 200) << "small ones need no room";
    third.send(large);
    EXPECT_EQ(third.answer().status, 503);
  }
  // Those that went away gave their room back, one that stays on its connection did too.
  for (int tries = 0; tries < 100; ++tries) {
    RawClient later{server_->port()};
    later.send(large + std::string(2'000'000, 'x'));
    if (later.answer().status == 200) return;
    std::this_thread::sleep_for(milliseconds{20});
  }
  FAIL() << "the room was not given back";
}

TEST_F(HttpTest, TellsAClientThatGoesOnSendingThatItsBodyIsTooLarge) {
  start();
  RawClient client{server_->port()};
  client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 20000000\r\n\r\n" + std::string(20'000'000, 'x'));
  EXPECT_EQ(client.answer().status, 413);
}

TEST_F(HttpTest, GivesUpOnSlowClients) {
  start([](ServerOptions& options) {
    options.head_timeout = milliseconds{150};
    options.body_timeout = milliseconds{150};
    options.idle_timeout = milliseconds{300};
  });
  RawClient silent{server_->port()}, slow_head{server_->port()}, slow_body{server_->port()}, idle{server_->port()};
  slow_head.send("GET /tiny HT");
  slow_body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n012");
  idle.send(get("/tiny"));
  EXPECT_EQ(idle.answer().status, 200);
  for (auto* const client : {&slow_head, &slow_body}) {
    auto const answer = client->answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.body, "request_timeout");
    EXPECT_TRUE(client->is_closed());
  }
  EXPECT_TRUE(silent.is_closed());
  EXPECT_TRUE(idle.is_closed());
  EXPECT_TRUE(eventually([&] { return server_->figures().connections == 0; }));
}

TEST_F(HttpTest, CountsTheHeadTimeFromItsFirstByteWhateverDripsAfterwards) {
  start([](ServerOptions& options) { options.head_timeout = milliseconds{200}; });
  RawClient client{server_->port()};
  client.send(get("/tiny"));
  EXPECT_EQ(client.answer().status, 200);
  client.send("GET /tiny HTTP/1.1\r\n");
  for (int i = 0; i < 15; ++i) {
    client.send("A: b\r\n");
    std::this_thread::sleep_for(milliseconds{20});
  }
  EXPECT_EQ(client.answer().status, 408);
}

TEST_F(HttpTest, DropsAClientThatDoesNotReadItsAnswer) {
  start([](ServerOptions& options) { options.body_timeout = milliseconds{200}; });
  RawClient client{server_->port(), 4096};
  std::string many;
  for (int i = 0; i < 200; ++i) many += get("/big");
  client.send(many);
  EXPECT_TRUE(eventually([&] { return server_->figures().requests > 0; }));
  EXPECT_TRUE(eventually([&] { return server_->figures().connections == 0; }));
}

TEST_F(HttpTest, TellsConnectionsBeyondTheCapToComeBack) {
  start([](ServerOptions& options) { options.connection_limit = 2; });
  RawClient first{server_->port()}, second{server_->port()};
  first.send(get("/tiny"));
  EXPECT_EQ(first.answer().status, 200);
  second.send(get("/tiny"));
  EXPECT_EQ(second.answer().status, 200);
  RawClient third{server_->port()};
  auto const refusal = third.answer();
  EXPECT_EQ(refusal.status, 503);
  EXPECT_EQ(refusal.body, "too_many_connections");
  EXPECT_TRUE(refusal.headers.contains("retry-after"));
  EXPECT_TRUE(third.is_closed());
}

TEST_F(HttpTest, RefusesWhenTheQueueOfALaneIsFullAndOnlyThere) {
  start([](ServerOptions& options) {
    options.fast_threads = 1;
    options.fast_queue = 1;
  });
  RawClient working{server_->port()}, queued{server_->port()}, refused{server_->port()};
  working.send(get("/hold"));
  product_.wait_until_held(1);
  queued.send(get("/hold"));
  EXPECT_TRUE(eventually([&] { return server_->figures().requests == 2; }));
  std::this_thread::sleep_for(milliseconds{20});
  refused.send(get("/echo") + get("/slow") + get("/tiny"));
  auto const refusal = refused.answer();
  EXPECT_EQ(refusal.status, 503);
  EXPECT_EQ(refusal.body, "queue_full");
  EXPECT_EQ(refusal.headers.at("retry-after"), "1");
  EXPECT_EQ(refused.answer().status, 200) << "the slow lane is free";
  EXPECT_EQ(refused.answer().body, "tiny");
  EXPECT_EQ(server_->figures().refused_queue_full, 1u);
  product_.release();
  EXPECT_EQ(working.answer().body, "held");
  EXPECT_EQ(queued.answer().body, "held");
}

}  // namespace
}  // namespace athar::http
