#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/http.hpp"

namespace athar::http {

/// A small product in front of which the real server stands: paths with known behaviour.
///   /echo      fast lane, answers method, path and body        /tiny      immediate, "tiny"
///   /big       100 kB from memory                              /hold      fast lane, waits for `release`
///   /throws    ends in an exception                            /upload    body up to 10 bytes
///   /large     body up to 2 MiB, answers its size
///   /file      streams `file`                                  /live      WebSocket
///   /refused   404 from the head                               /unsplit   a header value with a line break
class SmallProduct : public Application {
 public:
  Plan plan(Request const& head) override;
  Response handle(Request& request, Plan const& plan) override;
  std::optional<Response> open_live(Request& request, std::shared_ptr<LivePeer> peer,
                                    std::shared_ptr<LiveConversation>& conversation) override;
  Response problem(int status, std::string_view code, Request const* request, std::string_view detail = {}) override;

  void release();
  void wait_until_held(int count);

  std::filesystem::path file;
  std::shared_ptr<LivePeer> peer();
  std::vector<std::string> heard();
  int closed();

  struct Conversation;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool released_{false};
  int held_{0};
  std::shared_ptr<LivePeer> peer_;
  std::vector<std::string> heard_;
  int closed_{0};
};

/// What a client read of one answer.
struct Answer {
  int status{0};
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// A client that sends exactly the bytes it is told to.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer = 0);
  ~RawClient();
  RawClient(RawClient const&) = delete;
  RawClient& operator=(RawClient const&) = delete;

  void send(std::string_view bytes);
  /// The next answer; status 0 when the connection ended first. `to_head` means that no body follows whatever is
  /// announced.
  Answer answer(bool to_head = false);
  /// Reads until `count` bytes are there or the peer is done.
  std::string read(std::size_t count);
  /// Whether the server closes within the time, after any answers that were left unread.
  bool is_closed(std::chrono::milliseconds within = std::chrono::milliseconds{3000});
  void finish_sending();

 private:
  bool fill(std::chrono::milliseconds within);
  int socket_{-1};
  std::string buffer_;
};

std::string get(std::string_view target, std::string_view more_headers = "");

/// Text frames as a browser sends and receives them.
struct Frame {
  int opcode{-1};  ///< 1 text, 8 close, 9 ping, -1 the connection ended
  std::string payload;
  int close_code() const;
};
void upgrade(RawClient& client, std::string_view origin = "");
void send_frame(RawClient& client, int opcode, std::string_view payload);
Frame read_frame(RawClient& client);

/// Whether `condition` becomes true within five seconds.
bool eventually(std::function<bool()> const& condition);

class HttpTest : public testing::Test {
 protected:
  ~HttpTest() override;
  /// Starts the server with short time-outs unless `change` says otherwise.
  void start(std::function<void(ServerOptions&)> const& change = {});
  std::filesystem::path folder();
  void put_file(std::string const& name, std::string_view bytes);
  Answer ask(std::string_view bytes);

  SmallProduct product_;
  std::unique_ptr<Server> server_;
  std::filesystem::path folder_;
};

}  // namespace athar::http
