#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/loop.ipp.hpp"
#include "server/http/message_reader.hpp"

namespace athar::http {

/// One TCP connection speaking HTTP/1.1, on its loop's thread. One request is in flight at a time; bytes that follow it
/// wait.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Loop& loop, Socket socket);
  ~Connection();

  void begin();
  void drain();
  void close();
  void check_deadline(Clock::time_point now);

  std::size_t place{0};  ///< where the loop keeps it

 private:
  enum class Phase {
    head,        // waiting for a request, or in the middle of its head
    body,        // the body is read into the request
    discarding,  // the answer is decided, the rest of the body is read and dropped
    working,     // a lane has the request
    writing,
    lingering,  // the last answer is sent; what the client still sends is dropped, so that the answer is not lost in a
                // reset
    closed
  };

  bool is_reading() const;
  // Reading (connection.cpp)
  void wait_readable();
  void on_readable();
  void run(std::string_view fresh);
  bool step(std::string_view& input);
  void begin_request();
  // Deciding (connection_request.cpp)
  void on_head(bool more_is_here);
  void on_fault();
  void plan_and_read_body(bool more_is_here);
  void answer_early(Response response);
  void refuse_and_close(int status, std::string_view code, std::string_view detail = {});
  bool take_room_for_body();
  void give_room_back();
  void dispatch();
  void handled(Response response);
  void open_live();
  void live_decided(std::optional<Response> refusal, std::shared_ptr<LiveSession> session,
                    std::shared_ptr<LiveConversation> conversation);
  // Answering (connection_answer.cpp)
  void respond(Response response);
  void open_file();
  void write();
  bool write_head_and_body(boost::system::error_code& error);
  bool write_file(boost::system::error_code& error);
  void wait_writable();
  void answered();
  void forget_answer();
  void log_answer(int status) const;
  void linger();
  void leave_loop();

  Loop& loop_;
  House& house_;
  Socket socket_;
  Phase phase_{Phase::head};
  bool waiting_{false};  // a wait on the socket is outstanding
  bool keep_alive_{true};
  bool is_head_{false};  // HEAD: the body is announced and not sent
  bool request_begun_{false};
  Clock::time_point deadline_;
  Clock::time_point body_since_;
  std::uint64_t body_received_{0};
  std::size_t lingered_{0};

  std::string remote_address_;
  MessageReader reader_;
  std::string pending_;  // bytes read and not used up
  Request request_;
  Plan plan_;
  std::size_t room_{0};  // set aside for the body, when it is a large one

  Clock::duration worked_{0};  // in the handler alone, without the wait for a thread
  Response response_;
  std::string head_;
  std::uint64_t written_{0};  // of head and body
  std::string_view body_;
  int file_{-1};
  std::uint64_t file_offset_{0};
  std::uint64_t file_left_{0};
};

}  // namespace athar::http
