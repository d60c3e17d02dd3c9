#include "server/http/connection.ipp.hpp"

#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <utility>

namespace athar::http {
namespace {

using boost::system::error_code;

// Beyond the cap a few more are let in to be told so; a flood above these is cut without a word.
constexpr std::size_t kToldTheyAreTooMany = 256;
constexpr int kReadsPerTurn = 4;
constexpr int kStepsPerTurn = 64;
constexpr std::size_t kKeptWhileIdle = 4096;
constexpr std::size_t kMostLingered = 64 * 1024 * 1024;
constexpr std::uint64_t kSlowestBodyPerSecond = 256;

}  // namespace

Connection::Connection(Loop& loop, Socket socket)
    : loop_(loop), house_(loop.house), socket_(std::move(socket)), reader_(loop.house.options.header_limit) {}

Connection::~Connection() {
  give_room_back();
  if (file_ >= 0) ::close(file_);
}

bool Connection::is_reading() const {
  return phase_ == Phase::head || phase_ == Phase::body || phase_ == Phase::discarding;
}

void Connection::begin() {
  auto const present = house_.connections.fetch_add(1) + 1;
  loop_.add(shared_from_this());
  error_code error;
  socket_.non_blocking(true, error);
  if (error || present > house_.options.connection_limit + kToldTheyAreTooMany) return close();
  socket_.set_option(asio::ip::tcp::no_delay(true), error);
  auto const remote = socket_.remote_endpoint(error);
  if (!error) remote_address_ = remote.address().to_string();
  begin_request();
  deadline_ = Clock::now() + house_.options.head_timeout;
  if (present > house_.options.connection_limit) return refuse_and_close(503, "too_many_connections");
  wait_readable();
}

void Connection::begin_request() {
  phase_ = Phase::head;
  request_begun_ = false;
  is_head_ = false;
  keep_alive_ = true;
  reader_.start(request_);
  request_.id.clear();
  deadline_ = Clock::now() + house_.options.idle_timeout;
}

void Connection::wait_readable() {
  if (waiting_) return;
  waiting_ = true;
  // Waiting without a buffer: an idle connection holds no memory for reading.
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](error_code const& error) {
    self->waiting_ = false;
    if (error) return self->close();
    self->on_readable();
  });
}

void Connection::on_readable() {
  for (int i = 0; i < kReadsPerTurn && (is_reading() || phase_ == Phase::lingering); ++i) {
    error_code error;
    auto const received = socket_.read_some(asio::buffer(loop_.scratch), error);
    if (error == asio::error::would_block || error == asio::error::try_again) break;
    if (error) return close();
    if (phase_ == Phase::lingering) {
      lingered_ += received;
      if (lingered_ > kMostLingered) return close();
      continue;
    }
    run({loop_.scratch.data(), received});
    // A short read has emptied the socket; asking again would cost a call for nothing.
    if (received < loop_.scratch.size()) break;
  }
  if (is_reading() || phase_ == Phase::lingering) wait_readable();
}

// Reads, decides and answers as far as the bytes at hand go. What is not used up waits in `pending_`.
void Connection::run(std::string_view fresh) {
  bool const continues = !pending_.empty();
  if (continues) pending_.append(fresh);
  std::string_view input = continues ? std::string_view{pending_} : fresh;
  int steps = 0;
  while (steps < kStepsPerTurn && step(input)) ++steps;
  if (phase_ == Phase::closed || phase_ == Phase::lingering) {
    pending_.clear();
  } else if (continues) {
    pending_.erase(0, pending_.size() - input.size());
  } else {
    pending_.assign(input);
  }
  if (pending_.empty() && pending_.capacity() > kKeptWhileIdle) pending_.shrink_to_fit();
  if (!is_reading()) return;
  if (steps < kStepsPerTurn) return wait_readable();
  // A long pipeline takes turns with the other connections of the loop.
  asio::post(loop_.io, [self = shared_from_this()] {
    if (self->is_reading()) self->run({});
  });
}

// One move of the state machine; whether another may follow.
bool Connection::step(std::string_view& input) {
  if (!is_reading()) return false;
  if (phase_ == Phase::head) {
    if (input.empty()) return false;
    if (!request_begun_) {
      request_begun_ = true;
      request_.id = house_.next_request_id();
      request_.received = Clock::now();
      deadline_ = request_.received + house_.options.head_timeout;
    }
    input.remove_prefix(reader_.feed(input));
    if (reader_.fault() != Fault::none) {
      on_fault();
    } else if (reader_.head_done()) {
      on_head(!input.empty());
    } else {
      return false;
    }
    return is_reading();
  }
  if (!reader_.done()) {
    auto const used = reader_.feed(input);
    input.remove_prefix(used);
    if (used > 0) deadline_ = Clock::now() + house_.options.body_timeout;
    body_received_ += used;
    if (reader_.fault() != Fault::none) {
      on_fault();
      return is_reading();
    }
    if (!reader_.done()) return false;
  }
  if (phase_ == Phase::discarding) {
    respond(std::move(response_));
  } else {
    dispatch();
  }
  return is_reading();
}

void Connection::check_deadline(Clock::time_point now) {
  if (phase_ == Phase::body || phase_ == Phase::discarding) {
    // Progress, but a byte at a time: that too is a client holding on to a connection.
    auto const elapsed = now - body_since_;
    auto const seconds = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(elapsed).count());
    if (elapsed > house_.options.body_timeout && body_received_ < kSlowestBodyPerSecond * seconds) deadline_ = now;
  }
  if (now < deadline_) return;
  if (phase_ == Phase::body || (phase_ == Phase::head && request_begun_))
    return refuse_and_close(408, "request_timeout");
  if (phase_ != Phase::working) close();
}

void Connection::drain() {
  if (phase_ != Phase::head || request_begun_) return;
  // What has arrived and was not looked at yet is still answered.
  on_readable();
  if (phase_ == Phase::head && !request_begun_) close();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  phase_ = Phase::closed;
  error_code ignored;
  socket_.close(ignored);
  house_.connections.fetch_sub(1);
  loop_.remove(*this);
}

// The socket now belongs to a WebSocket, which counts as the same connection.
void Connection::leave_loop() {
  phase_ = Phase::closed;
  loop_.remove(*this);
}

}  // namespace athar::http
