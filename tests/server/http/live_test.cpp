#include <thread>

#include "tests/server/http/house_for_tests.hpp"

namespace athar::http {
namespace {

using std::chrono::milliseconds;

class LiveTest : public HttpTest {
 protected:
  void connect(RawClient& client) {
    upgrade(client);
    ASSERT_EQ(client.answer().status, 101);
    ASSERT_EQ(read_frame(client).payload, "welcome");
  }
};

std::shared_ptr<std::string const> text(std::string value) {
  return std::make_shared<std::string const>(std::move(value));
}

TEST_F(LiveTest, CarriesMessagesBothWaysInOrder) {
  start();
  RawClient client{server_->port()};
  upgrade(client);
  auto const handshake = client.answer();
  EXPECT_EQ(handshake.status, 101);
  EXPECT_EQ(handshake.headers.at("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  EXPECT_TRUE(handshake.headers.contains("x-request-id"));
  EXPECT_EQ(read_frame(client).payload, "welcome");
  for (int i = 0; i < 50; ++i) send_frame(client, 1, std::to_string(i));
  for (int i = 0; i < 50; ++i) EXPECT_EQ(read_frame(client).payload, "heard " + std::to_string(i));
  EXPECT_EQ(server_->figures().live_peers, 1u);
  EXPECT_EQ(server_->figures().connections, 1u);
  send_frame(client, 9, "are you there");
  auto const pong = read_frame(client);
  EXPECT_EQ(pong.opcode, 10);
  EXPECT_EQ(pong.payload, "are you there");
  send_frame(client, 8, "\x03\xe8");
  EXPECT_EQ(read_frame(client).close_code(), 1000);
  EXPECT_TRUE(eventually([&] { return product_.closed() == 1 && server_->figures().connections == 0; }));
  EXPECT_EQ(server_->figures().live_peers, 0u);
}

TEST_F(LiveTest, KeepsOnlyTheLatestForAReaderWhoIsSlow) {
  start();
  RawClient client{server_->port(), 4096};
  connect(client);
  std::string const filling(50'000, '.');
  for (int i = 1; i <= 2000; ++i) {
    product_.peer()->offer("q1", text(std::to_string(i) + filling));
    product_.peer()->offer("q2", text("other " + std::to_string(i)));
    if (i % 100 == 0) std::this_thread::sleep_for(milliseconds{1});
  }
  product_.peer()->offer("gone", text("forgotten"));
  product_.peer()->forget("gone");
  product_.peer()->offer("", text("end"));
  int received = 0, last_figure = 0;
  std::string last_other;
  for (;;) {
    auto const frame = read_frame(client);
    ASSERT_EQ(frame.opcode, 1);
    if (frame.payload == "end") break;
    ASSERT_NE(frame.payload, "forgotten");
    ++received;
    if (frame.payload.starts_with("other ")) {
      last_other = frame.payload;
    } else {
      EXPECT_GT(std::stoi(frame.payload), last_figure) << "never an older one after a newer";
      last_figure = std::stoi(frame.payload);
    }
  }
  EXPECT_EQ(last_figure, 2000);
  EXPECT_EQ(last_other, "other 2000");
  EXPECT_LT(received, 1000);
}

TEST_F(LiveTest, ClosesAPeerWithTooManyMessagesThatCannotBeReplaced) {
  start();
  RawClient client{server_->port(), 4096};
  connect(client);
  for (int i = 0; i < 200; ++i) product_.peer()->offer("", text(std::string(200'000, 'x')));
  Frame frame;
  do frame = read_frame(client);
  while (frame.opcode == 1);
  EXPECT_EQ(frame.close_code(), 1008);
}

TEST_F(LiveTest, ClosesWithTheCodeOfTheProductAfterWhatWasOfferedBefore) {
  start();
  RawClient client{server_->port()};
  connect(client);
  product_.peer()->offer("", text("your access has ended"));
  product_.peer()->close(4401, "signed out");
  product_.peer()->offer("", text("never sent"));
  EXPECT_EQ(read_frame(client).payload, "your access has ended");
  auto const last = read_frame(client);
  EXPECT_EQ(last.close_code(), 4401);
  EXPECT_EQ(last.payload.substr(2), "signed out");
  send_frame(client, 8, "\x11\x31");
  EXPECT_TRUE(client.is_closed());
  EXPECT_TRUE(eventually([&] { return product_.closed() == 1; }));
}

TEST_F(LiveTest, RefusesFramesItDoesNotTake) {
  start();
  struct Case {
    std::string_view what;
    int opcode;
    std::string payload;
    int code;
  };
  for (auto const& [what, opcode, payload, code] : std::vector<Case>{{"binary", 2, "abc", 1003},
                                                                     {"too long", 1, std::string(70'000, 'x'), 1009},
                                                                     {"not UTF-8", 1, "\xff\xfe", 1007},
                                                                     {"a handler that fails", 1, "throw", 1011}}) {
    RawClient client{server_->port()};
    connect(client);
    send_frame(client, opcode, payload);
    EXPECT_EQ(read_frame(client).close_code(), code) << what;
  }
  EXPECT_TRUE(eventually([&] { return server_->figures().live_peers == 0; }));
}

TEST_F(LiveTest, OpensOnlyForPagesOfItsOwnHost) {
  start();
  struct Case {
    std::string_view origin;
    int status;
  };
  for (auto const& [origin, status] : std::vector<Case>{{"http://athar.test", 101},
                                                        {"https://athar.test:443", 101},
                                                        {"http://ATHAR.test", 101},
                                                        {"http://athar.test:8080", 403},
                                                        {"http://athar.test.evil.example", 403},
                                                        {"http://evil.example", 403},
                                                        {"null", 403}}) {
    RawClient client{server_->port()};
    upgrade(client, origin);
    EXPECT_EQ(client.answer().status, status) << origin;
  }
}

TEST_F(LiveTest, RefusesAnUpgradeThatIsNoneAndOneTheProductRefuses) {
  start();
  EXPECT_EQ(ask(get("/live")).status, 400);
  EXPECT_EQ(ask(get("/live",
                    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 8\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"))
                .status,
            400);
  EXPECT_EQ(ask(get("/live",
                    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    "Sec-WebSocket-Key: short\r\n"))
                .status,
            400);
  RawClient client{server_->port()};
  client.send(get("/live?refuse=1",
                  "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n") +
              get("/tiny"));
  EXPECT_EQ(client.answer().status, 401);
  EXPECT_EQ(client.answer().body, "tiny");
}

TEST_F(LiveTest, TellsTheConversationWhenThePeerIsGone) {
  start();
  {
    RawClient client{server_->port()};
    connect(client);
  }
  EXPECT_TRUE(eventually([&] { return product_.closed() == 1 && server_->figures().connections == 0; }));
  product_.peer()->offer("q1", text("to nobody"));
}

TEST_F(LiveTest, TakesOffersFromManyThreads) {
  start();
  RawClient client{server_->port()};
  connect(client);
  std::vector<std::thread> feeds;
  for (int f = 0; f < 4; ++f)
    feeds.emplace_back([peer = product_.peer(), f] {
      for (int i = 0; i <= 500; ++i)
        peer->offer("q" + std::to_string(f), text(std::to_string(f) + ":" + std::to_string(i)));
    });
  for (int finished = 0; finished < 4;) finished += read_frame(client).payload.ends_with(":500") ? 1 : 0;
  for (auto& feed : feeds) feed.join();
}

}  // namespace
}  // namespace athar::http
