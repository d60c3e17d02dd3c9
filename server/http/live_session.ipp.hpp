#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/loop.ipp.hpp"

namespace athar::http {

/// One WebSocket. What the product offers may come from any thread and waits in the outbox; everything else happens on
/// the loop's thread, and the conversation is called on the fast lane, one call at a time.
class LiveSession : public LivePeer, public std::enable_shared_from_this<LiveSession> {
 public:
  explicit LiveSession(Loop& loop);
  ~LiveSession() override;

  void offer(std::string_view key, std::shared_ptr<std::string const> message) override;
  void forget(std::string_view key) override;
  void close(std::uint16_t code, std::string_view reason) override;

  /// Takes the socket over and answers the handshake in `request`.
  void begin(Socket socket, Request const& request, std::shared_ptr<LiveConversation> conversation);
  /// The upgrade came to nothing; ends the conversation when there is one.
  void abandon(std::shared_ptr<LiveConversation> conversation);
  /// Writes the next message, or the close frame when all is written.
  void flush();
  /// Closes without sending what still waits.
  void leave(std::uint16_t code, std::string_view reason);
  void cut();

 private:
  struct Stream;
  struct Message {
    std::string key;
    std::shared_ptr<std::string const> text;
  };

  void on_accepted(boost::system::error_code const& error);
  void on_written(boost::system::error_code const& error);
  void read();
  void on_read(boost::system::error_code const& error);
  void deliver();
  void delivered();
  void start_close(std::uint16_t code, std::string const& reason);
  void cut_later();
  void end();
  void end_conversation();
  void release_stream();

  Loop& loop_;
  std::unique_ptr<Stream> stream_;
  std::shared_ptr<LiveConversation> conversation_;
  std::shared_ptr<std::string const> current_;  // being written
  std::string inbound_;                         // being worked on by the lane
  bool open_{false}, accepting_{false}, reading_{false}, writing_{false}, closing_{false}, working_{false},
      ended_{false};
  bool close_sent_{false};

  std::mutex mutex_;
  std::vector<Message> outbox_;
  std::size_t unreplaceable_{0};
  bool woken_{false};
  bool deaf_{false};  // closing or closed: nothing more is taken
  std::uint16_t close_code_{0};
  std::string close_reason_;
};

}  // namespace athar::http
