#include <atomic>
#include <stdexcept>
#include <thread>

#include "tests/server/http/house_for_tests.hpp"

namespace athar::http {
namespace {

using std::chrono::milliseconds;

TEST_F(HttpTest, FinishesRequestsInFlightWhileItDrains) {
  start();
  RawClient busy{server_->port()}, idle{server_->port()}, live{server_->port()};
  busy.send(get("/hold") + get("/tiny"));
  idle.send(get("/tiny"));
  EXPECT_EQ(idle.answer().status, 200);
  upgrade(live);
  EXPECT_EQ(live.answer().status, 101);
  EXPECT_EQ(read_frame(live).payload, "welcome");
  product_.wait_until_held(1);

  std::thread draining{[this] { server_->drain(); }};
  EXPECT_TRUE(idle.is_closed());
  EXPECT_EQ(read_frame(live).close_code(), 1001);
  send_frame(live, 8, "\x03\xe9");
  EXPECT_THROW((RawClient{server_->port()}), std::runtime_error);
  product_.release();
  auto const last = busy.answer();
  EXPECT_EQ(last.body, "held");
  EXPECT_EQ(last.headers.at("connection"), "close");
  EXPECT_EQ(busy.answer().status, 0) << "the request behind it was not begun";
  draining.join();
  EXPECT_EQ(server_->figures().connections, 0u);
  EXPECT_EQ(product_.closed(), 1);
  EXPECT_FALSE(server_->post(Lane::fast, [] {}));
}

TEST_F(HttpTest, DoesNotWaitForEverWhenItDrains) {
  start([](ServerOptions& options) { options.drain_timeout = milliseconds{200}; });
  RawClient slow{server_->port()}, live{server_->port()};
  slow.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n012");
  upgrade(live);
  EXPECT_EQ(live.answer().status, 101);
  EXPECT_TRUE(eventually([&] { return server_->figures().requests == 2; }));
  auto const began = std::chrono::steady_clock::now();
  server_->drain();
  EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds{1900});
  EXPECT_TRUE(slow.is_closed());
  EXPECT_TRUE(live.is_closed());
  EXPECT_EQ(product_.closed(), 1);
}

TEST_F(HttpTest, LetsTheProductKeepAPeerLongerThanTheServerLives) {
  start();
  {
    RawClient live{server_->port()};
    upgrade(live);
    EXPECT_EQ(live.answer().status, 101);
    EXPECT_EQ(read_frame(live).payload, "welcome");
    server_->drain();
  }
  server_.reset();
  product_.peer()->offer("q1", std::make_shared<std::string>("late"));
  product_.peer()->close(1000, "late");
}

TEST_F(HttpTest, SaysThatThePortIsTaken) {
  start();
  ServerOptions options;
  options.port = server_->port();
  Server second{options, product_};
  EXPECT_THROW(second.start(), std::runtime_error);
}

TEST_F(HttpTest, RunsPostedWorkOnItsLane) {
  start();
  std::atomic<int> done{0};
  for (auto const lane : {Lane::fast, Lane::slow, Lane::index, Lane::password, Lane::immediate})
    EXPECT_TRUE(server_->post(lane, [&done] {
      ++done;
      throw std::runtime_error("work that fails harms nobody");
    }));
  EXPECT_TRUE(eventually([&] { return done == 5; }));
  EXPECT_EQ(ask(get("/echo")).status, 200);
}

TEST_F(HttpTest, ServesManyClientsOnSeveralLoops) {
  start([](ServerOptions& options) { options.io_threads = 2; });
  std::atomic<int> right{0};
  std::vector<std::thread> clients;
  for (int c = 0; c < 8; ++c)
    clients.emplace_back([&, c] {
      RawClient client{server_->port()};
      for (int i = 0; i < 50; ++i) {
        auto const target = "/echo?" + std::to_string(c * 1000 + i);
        client.send(get(target));
        right += client.answer().body.starts_with(target + "|") ? 1 : 0;
      }
    });
  for (auto& client : clients) client.join();
  EXPECT_EQ(right, 400);
}

}  // namespace
}  // namespace athar::http
