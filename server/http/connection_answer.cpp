#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <utility>

#include "server/http/answer.hpp"
#include "server/http/connection.ipp.hpp"

namespace athar::http {
namespace {

using boost::system::error_code;

constexpr std::size_t kKeptWhileIdle = 4096;
constexpr std::uint64_t kFileBytesPerCall = 1024 * 1024;
constexpr auto kLingerTime = std::chrono::seconds{1};

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::delete_:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
    case Method::other:
      return "-";
  }
  return "-";
}

}  // namespace

void Connection::respond(Response response) {
  response_ = std::move(response);
  phase_ = Phase::writing;
  written_ = 0;
  deadline_ = Clock::now() + house_.options.body_timeout;
  keep_alive_ = keep_alive_ && !house_.draining.load(std::memory_order_relaxed);
  if (response_.file) open_file();
  body_ = response_.shared_body ? std::string_view{*response_.shared_body} : std::string_view{response_.body};
  auto const length = file_ >= 0 ? file_left_ : body_.size();
  head_.clear();
  append_head(response_, {request_.id, loop_.date(), length, keep_alive_, reader_.is_http_1_0()}, head_);
  if (is_head_ || has_no_body(response_.status)) {
    body_ = {};
    file_left_ = 0;
  }
  write();
}

void Connection::open_file() {
  struct stat about {};
  file_ = ::open(response_.file->c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file_ < 0 || ::fstat(file_, &about) != 0 || !S_ISREG(about.st_mode)) {
    spdlog::error("request id={}: the file of the answer cannot be read", request_.id);
    if (file_ >= 0) ::close(std::exchange(file_, -1));
    response_ = house_.problem(500, "internal_error", &request_);
    return;
  }
  auto const size = static_cast<std::uint64_t>(about.st_size);
  file_offset_ = 0;
  file_left_ = size;
  if (response_.status != 200) return;
  response_.headers.push_back({"Accept-Ranges", "bytes"});
  // If-Range would need the validator of the file; sending it whole is always right.
  if (request_.method != Method::get || !request_.header("If-Range").empty()) return;
  auto const [verdict, range] = byte_range(request_.header("Range"), size);
  if (verdict == RangeVerdict::part) {
    response_.status = 206;
    response_.headers.push_back({"Content-Range", fmt::format("bytes {}-{}/{}", range.first, range.last, size)});
    file_offset_ = range.first;
    file_left_ = range.last - range.first + 1;
  } else if (verdict == RangeVerdict::unsatisfiable) {
    response_.status = 416;
    response_.headers.push_back({"Content-Range", fmt::format("bytes */{}", size)});
    file_left_ = 0;
  }
}

void Connection::write() {
  error_code error;
  bool const sent = write_head_and_body(error) && write_file(error);
  if (error) {
    log_answer(499);
    return close();
  }
  if (!sent) return wait_writable();
  answered();
}

// Head and body leave in one call.
bool Connection::write_head_and_body(error_code& error) {
  auto const total = head_.size() + body_.size();
  while (written_ < total) {
    auto const in_head = std::min<std::uint64_t>(written_, head_.size());
    auto const in_body = written_ - in_head;
    std::array<asio::const_buffer, 2> const parts{asio::buffer(head_) + in_head,
                                                  asio::const_buffer{body_.data(), body_.size()} + in_body};
    auto const sent = socket_.write_some(parts, error);
    if (error == asio::error::would_block || error == asio::error::try_again) {
      error.clear();
      return false;
    }
    if (error) return false;
    written_ += sent;
    deadline_ = Clock::now() + house_.options.body_timeout;
  }
  return true;
}

bool Connection::write_file(error_code& error) {
  if (file_ < 0 || file_left_ == 0) return true;
  auto offset = static_cast<off_t>(file_offset_);
  auto const sent = ::sendfile(socket_.native_handle(), file_, &offset, std::min(file_left_, kFileBytesPerCall));
  if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  if (sent <= 0) {
    // A file cut short under us cannot be told to the client any more but by closing.
    error = asio::error::broken_pipe;
    return false;
  }
  file_offset_ += static_cast<std::uint64_t>(sent);
  file_left_ -= static_cast<std::uint64_t>(sent);
  written_ += static_cast<std::uint64_t>(sent);
  deadline_ = Clock::now() + house_.options.body_timeout;
  return file_left_ == 0;
}

void Connection::wait_writable() {
  socket_.async_wait(Socket::wait_write, [self = shared_from_this()](error_code const& error) {
    if (self->phase_ != Phase::writing) return;
    if (error) return self->close();
    self->write();
    if (self->is_reading()) self->run({});
  });
}

void Connection::answered() {
  log_answer(response_.status);
  forget_answer();
  if (!keep_alive_) return linger();
  begin_request();
}

// An idle connection keeps small strings for its next request and gives large ones back.
void Connection::forget_answer() {
  if (file_ >= 0) ::close(std::exchange(file_, -1));
  body_ = {};
  response_ = Response{};
  worked_ = {};
  if (head_.capacity() > kKeptWhileIdle) std::string{}.swap(head_);
  if (request_.body.capacity() > kKeptWhileIdle) std::string{}.swap(request_.body);
  give_room_back();
}

void Connection::log_answer(int status) const {
  using Milliseconds = std::chrono::duration<double, std::milli>;
  spdlog::info("request id={} method={} route={} status={} ms={:.2f} work={:.2f} sql={} bytes={}", request_.id,
               name_of(request_.method), response_.route.empty() ? "-" : response_.route, status,
               Milliseconds(Clock::now() - request_.received).count(), Milliseconds(worked_).count(),
               response_.sql_statements, written_);
}

void Connection::linger() {
  error_code error;
  socket_.shutdown(Socket::shutdown_send, error);
  if (error) return close();
  phase_ = Phase::lingering;
  lingered_ = 0;
  deadline_ = Clock::now() + kLingerTime;
  wait_readable();
}

}  // namespace athar::http
