#include "server/http/live_session.ipp.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <utility>

namespace athar::http {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;

constexpr std::size_t kMostInbound = 64 * 1024;
constexpr std::size_t kMostUnreplaceable = 64;
constexpr std::size_t kMostWaiting = 1024;
constexpr std::size_t kKeptBuffer = 4096;
// What the kernel holds for a slow reader is stale by the time it arrives; little is enough for a fast one.
constexpr int kSendBuffer = 64 * 1024;
constexpr auto kHandshakeTime = std::chrono::seconds{10};
// Beast pings after half of it without a sign of the peer, and gives it up after the whole.
constexpr auto kSilence = std::chrono::seconds{60};
constexpr auto kCloseTime = std::chrono::seconds{3};
constexpr auto kLaneRetry = std::chrono::milliseconds{50};

using Tcp = beast::basic_stream<asio::ip::tcp, Executor, beast::unlimited_rate_policy>;

// RFC 6455, 5.5: a close frame holds at most 123 bytes of reason, and they are whole UTF-8 characters.
std::string_view short_reason(std::string_view reason) {
  if (reason.size() <= 123) return reason;
  std::size_t end = 123;
  while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xc0) == 0x80) --end;
  return reason.substr(0, end);
}

}  // namespace

struct LiveSession::Stream {
  explicit Stream(Socket socket) : websocket(std::move(socket)) {}

  websocket::stream<Tcp, false> websocket;
  beast::flat_buffer buffer;
  std::unique_ptr<Timer> timer;  // for a close that takes too long

  void close() {
    error_code ignored;
    beast::get_lowest_layer(websocket).socket().close(ignored);
    if (timer) timer->cancel();
  }
};

LiveSession::LiveSession(Loop& loop) : loop_(loop) {}
LiveSession::~LiveSession() = default;

// ---- Any thread

void LiveSession::offer(std::string_view key, std::shared_ptr<std::string const> message) {
  {
    std::lock_guard const lock{mutex_};
    if (deaf_) return;
    auto const same = key.empty() ? outbox_.end()
                                  : std::find_if(outbox_.begin(), outbox_.end(),
                                                 [&](Message const& waiting) { return waiting.key == key; });
    if (same != outbox_.end()) {
      same->text = std::move(message);
    } else if ((key.empty() && unreplaceable_ == kMostUnreplaceable) || outbox_.size() == kMostWaiting) {
      deaf_ = true;
      outbox_.clear();
      close_code_ = 1008;
      close_reason_ = "too slow";
    } else {
      unreplaceable_ += key.empty() ? 1 : 0;
      outbox_.push_back({std::string{key}, std::move(message)});
    }
    if (std::exchange(woken_, true)) return;
  }
  loop_.wake(shared_from_this());
}

void LiveSession::forget(std::string_view key) {
  if (key.empty()) return;
  std::lock_guard const lock{mutex_};
  std::erase_if(outbox_, [&](Message const& waiting) { return waiting.key == key; });
}

void LiveSession::close(std::uint16_t code, std::string_view reason) {
  {
    std::lock_guard const lock{mutex_};
    if (deaf_) return;
    deaf_ = true;
    close_code_ = code;
    close_reason_ = short_reason(reason);
    if (std::exchange(woken_, true)) return;
  }
  loop_.wake(shared_from_this());
}

// ---- The loop's thread

void LiveSession::begin(Socket socket, Request const& request, std::shared_ptr<LiveConversation> conversation) {
  loop_.house.live_peers.fetch_add(1);
  loop_.add(shared_from_this());
  conversation_ = std::move(conversation);
  error_code ignored;
  socket.set_option(asio::socket_base::send_buffer_size(kSendBuffer), ignored);
  stream_ = std::make_unique<Stream>(std::move(socket));
  auto& ws = stream_->websocket;
  ws.set_option(websocket::stream_base::timeout{kHandshakeTime, kSilence, true});
  ws.set_option(websocket::stream_base::decorator(
      [id = request.id](websocket::response_type& response) { response.set("X-Request-Id", id); }));
  ws.read_message_max(kMostInbound);
  ws.auto_fragment(false);
  ws.text(true);
  // After the close frames the peer should hang up; one that does not is not waited for.
  ws.control_callback([this](websocket::frame_type kind, beast::string_view) {
    if (kind == websocket::frame_type::close && !ended_) cut_later();
  });

  beast::http::request<beast::http::empty_body> handshake{beast::http::verb::get, request.target, 11};
  for (char const* const name : {"Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version"})
    handshake.set(name, request.header(name));
  accepting_ = true;
  ws.async_accept(handshake, [self = shared_from_this()](error_code const& error) { self->on_accepted(error); });
}

void LiveSession::abandon(std::shared_ptr<LiveConversation> conversation) {
  ended_ = true;
  {
    std::lock_guard const lock{mutex_};
    deaf_ = true;
    outbox_.clear();
  }
  conversation_ = std::move(conversation);
  end_conversation();
}

void LiveSession::on_accepted(error_code const& error) {
  accepting_ = false;
  if (error || ended_) return end();
  open_ = true;
  flush();
  read();
}

void LiveSession::flush() {
  std::uint16_t code = 0;
  std::string reason;
  {
    std::lock_guard const lock{mutex_};
    woken_ = false;
    if (deaf_ && !ended_ && stream_) cut_later();
    if (!open_ || ended_ || writing_ || close_sent_) return;
    if (!outbox_.empty()) {
      auto next = std::move(outbox_.front());
      outbox_.erase(outbox_.begin());
      if (next.key.empty() && unreplaceable_ > 0) --unreplaceable_;
      current_ = std::move(next.text);
      writing_ = true;
    } else if (close_code_ != 0) {
      code = close_code_;
      reason = close_reason_;
    } else {
      if (outbox_.capacity() > 16) outbox_.shrink_to_fit();
      return;
    }
  }
  if (code != 0) return start_close(code, reason);
  stream_->websocket.async_write(
      asio::buffer(*current_),
      [self = shared_from_this()](error_code const& error, std::size_t) { self->on_written(error); });
}

void LiveSession::on_written(error_code const& error) {
  writing_ = false;
  current_.reset();
  if (error || ended_) return end();
  flush();
}

void LiveSession::leave(std::uint16_t code, std::string_view reason) {
  {
    std::lock_guard const lock{mutex_};
    outbox_.clear();
    unreplaceable_ = 0;
  }
  close(code, reason);
}

void LiveSession::cut() {
  if (stream_) stream_->close();
  end();
}

void LiveSession::start_close(std::uint16_t code, std::string const& reason) {
  close_sent_ = true;
  closing_ = true;
  websocket::close_reason why{static_cast<websocket::close_code>(code)};
  why.reason = reason;
  stream_->websocket.async_close(why, [self = shared_from_this()](error_code const&) {
    self->closing_ = false;
    self->end();
  });
}

// A peer that reads nothing does not take the close frame either.
void LiveSession::cut_later() {
  if (stream_->timer) return;
  stream_->timer = std::make_unique<Timer>(loop_.io, kCloseTime);
  stream_->timer->async_wait([self = shared_from_this()](error_code const& error) {
    if (!error) self->cut();
  });
}

void LiveSession::read() {
  if (!open_ || ended_ || reading_ || working_ || close_sent_) return;
  reading_ = true;
  stream_->websocket.async_read(
      stream_->buffer, [self = shared_from_this()](error_code const& error, std::size_t) { self->on_read(error); });
}

void LiveSession::on_read(error_code const& error) {
  reading_ = false;
  if (ended_) return release_stream();
  // While our own close frame is on its way, its operation ends the session.
  if (error) return closing_ ? void() : end();
  if (!stream_->websocket.got_text()) return close(1003, "text only");
  auto& buffer = stream_->buffer;
  inbound_.assign(static_cast<char const*>(buffer.data().data()), buffer.size());
  buffer.consume(buffer.size());
  if (buffer.capacity() > kKeptBuffer) buffer.shrink_to_fit();
  working_ = true;
  deliver();
}

// One message at a time: the next is read when this one is done, which also slows down a peer that talks too much.
void LiveSession::deliver() {
  bool const queued = loop_.house.fast.post([self = shared_from_this()] {
    try {
      self->conversation_->on_text(self->inbound_);
    } catch (...) {
      spdlog::error("live: a message ended by an exception");
      self->close(1011, "internal error");
    }
    asio::post(self->loop_.io, [self] { self->delivered(); });
  });
  if (queued) return;
  auto const retry = std::make_shared<Timer>(loop_.io, kLaneRetry);
  retry->async_wait([self = shared_from_this(), retry](error_code const&) {
    if (self->ended_ || self->loop_.house.draining) return self->delivered();
    self->deliver();
  });
}

void LiveSession::delivered() {
  working_ = false;
  if (inbound_.capacity() > kKeptBuffer) std::string{}.swap(inbound_);
  if (ended_) return end_conversation();
  read();
}

void LiveSession::end() {
  if (ended_) return release_stream();
  ended_ = true;
  {
    std::lock_guard const lock{mutex_};
    deaf_ = true;
    std::vector<Message>{}.swap(outbox_);
  }
  if (stream_) stream_->close();
  loop_.house.live_peers.fetch_sub(1);
  loop_.house.connections.fetch_sub(1);
  loop_.remove(*this);
  if (!working_) end_conversation();
  release_stream();
}

void LiveSession::end_conversation() {
  if (!conversation_) return;
  loop_.house.fast.post_always([conversation = std::exchange(conversation_, nullptr)] { conversation->on_close(); });
}

// The product may hold its peer longer than the server lives; the socket must not.
void LiveSession::release_stream() {
  if (accepting_ || reading_ || writing_ || closing_) return;
  asio::post(loop_.io, [self = shared_from_this()] { self->stream_.reset(); });
}

}  // namespace athar::http
