#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <algorithm>
#include <utility>

#include "server/http/connection.ipp.hpp"
#include "server/http/live_session.ipp.hpp"
#include "server/http/text.hpp"
#include "server/http/upgrade.hpp"

namespace athar::http {
namespace {

// A refused body up to this size is read and dropped, so that the connection stays usable.
constexpr std::size_t kDrainedBody = 64 * 1024;
// What every connection may hold without asking.
constexpr std::size_t kLargeBody = 1024 * 1024;

// Limits are of whole mebibytes where a person meets them.
std::string in_words(std::size_t limit) { return limit < kLargeBody ? std::string{} : std::to_string(limit / kLargeBody) + " MiB"; }

bool is_api(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

}  // namespace

void Connection::on_fault() {
  switch (reader_.fault()) {
    case Fault::none:
      return;
    case Fault::malformed:
      return refuse_and_close(400, "malformed_request");
    case Fault::header_too_large:
      return refuse_and_close(431, "header_too_large");
    case Fault::target_too_long:
      return refuse_and_close(414, "header_too_large");
    case Fault::body_too_large:
      return refuse_and_close(413, "body_too_large", in_words(plan_.body_limit));
    case Fault::version_not_supported:
      return refuse_and_close(505, "malformed_request");
  }
}

// A body is held whole: all the large ones together have a limit, whoever sends them and however slowly.
bool Connection::take_room_for_body() {
  auto const size = static_cast<std::size_t>(std::min<std::uint64_t>(reader_.content_length().value_or(plan_.body_limit), plan_.body_limit));
  if (size <= kLargeBody) return true;
  if (!house_.take_room(size)) return false;
  room_ = size;
  return true;
}

void Connection::give_room_back() {
  if (room_ > 0) house_.give_room_back(std::exchange(room_, 0));
}

void Connection::refuse_and_close(int status, std::string_view code, std::string_view detail) {
  if (request_.id.empty()) {
    request_.id = house_.next_request_id();
    request_.received = Clock::now();
  }
  keep_alive_ = false;
  auto response = house_.problem(status, code, reader_.head_done() ? &request_ : nullptr, detail);
  if (status == 503) response.headers.push_back({"Retry-After", "1"});
  respond(std::move(response));
}

void Connection::on_head(bool more_is_here) {
  house_.requests.fetch_add(1, std::memory_order_relaxed);
  request_.remote_address = remote_address_;
  is_head_ = request_.method == Method::head;
  keep_alive_ = reader_.keep_alive();
  body_since_ = request_.received;
  body_received_ = 0;
  deadline_ = Clock::now() + house_.options.body_timeout;
  if (!is_api(request_.path)) {
    if (auto file = house_.files.find(request_)) return answer_early(std::move(*file));
  }
  plan_and_read_body(more_is_here);
}

void Connection::plan_and_read_body(bool more_is_here) {
  plan_ = Plan{};
  auto breakage = house_.guarded(request_, [this] {
    plan_ = house_.application.plan(request_);
    return Response{};
  });
  if (breakage.status == 500) return answer_early(std::move(breakage));
  if (plan_.refusal) {
    if (plan_.refusal->status == 404 && !is_api(request_.path))
      if (auto page = house_.files.fallback(request_)) return answer_early(std::move(*page));
    return answer_early(std::move(*plan_.refusal));
  }
  if (plan_.is_live) return open_live();

  auto const expectation = request_.header("Expect");
  if (!expectation.empty() && !equal_without_case(expectation, "100-continue"))
    return refuse_and_close(417, "malformed_request");
  reader_.accept_body(plan_.body_limit, false);
  if (reader_.fault() != Fault::none) return on_fault();
  if (!reader_.done() && !take_room_for_body()) return refuse_and_close(503, "queue_full");
  phase_ = Phase::body;
  if (reader_.done() || expectation.empty() || more_is_here || reader_.is_http_1_0()) return;
  constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
  boost::system::error_code error;
  // Everything before it was sent, so that a socket without room for these bytes is broken.
  if (socket_.write_some(asio::buffer(kGoOn), error) != kGoOn.size()) close();
}

// Answers from the head alone. A small body is read and dropped first; for a large one the connection is given up.
void Connection::answer_early(Response response) {
  if (reader_.done()) return respond(std::move(response));
  auto const length = reader_.content_length();
  if (!length || *length > kDrainedBody || !request_.header("Expect").empty()) {
    keep_alive_ = false;
    return respond(std::move(response));
  }
  reader_.accept_body(kDrainedBody, true);
  response_ = std::move(response);
  phase_ = Phase::discarding;
}

void Connection::dispatch() {
  auto const work = [this] {
    auto const begun = Clock::now();
    auto response = house_.application.handle(request_, plan_);
    worked_ = Clock::now() - begun;
    return response;
  };
  auto* const lane = house_.lane(plan_.lane);
  if (!lane) return respond(house_.guarded(request_, work));
  phase_ = Phase::working;
  deadline_ = Clock::time_point::max();
  // The request is the lane's until `handled` is posted back; the loop does not look at it meanwhile.
  bool const queued = lane->post([self = shared_from_this(), work] {
    auto response = self->house_.guarded(self->request_, work);
    auto& io = self->loop_.io;
    asio::post(io, [self, answer = std::move(response)]() mutable { self->handled(std::move(answer)); });
  });
  if (queued) return;
  house_.refused_queue_full.fetch_add(1, std::memory_order_relaxed);
  auto refusal = house_.problem(503, "queue_full", &request_);
  refusal.headers.push_back({"Retry-After", "1"});
  respond(std::move(refusal));
}

void Connection::handled(Response response) {
  if (phase_ != Phase::working) return;
  respond(std::move(response));
  if (is_reading()) run({});
}

void Connection::open_live() {
  if (!is_websocket_handshake(request_) || reader_.is_http_1_0() || !reader_.done())
    return refuse_and_close(400, "malformed_request");
  if (!is_from_own_host(request_)) return answer_early(house_.problem(403, "origin_not_allowed", &request_));
  phase_ = Phase::working;
  deadline_ = Clock::time_point::max();
  auto session = std::make_shared<LiveSession>(loop_);
  bool const queued = house_.fast.post([self = shared_from_this(), session] {
    std::shared_ptr<LiveConversation> conversation;
    std::optional<Response> refusal;
    auto breakage = self->house_.guarded(self->request_, [&] {
      refusal = self->house_.application.open_live(self->request_, session, conversation);
      return Response{};
    });
    if (breakage.status == 500) refusal = std::move(breakage);
    if (!refusal && !conversation) refusal = self->house_.problem(500, "internal_error", &self->request_);
    auto& io = self->loop_.io;
    asio::post(io, [self, session, refused = std::move(refusal), talk = std::move(conversation)]() mutable {
      self->live_decided(std::move(refused), std::move(session), std::move(talk));
    });
  });
  if (queued) return;
  house_.refused_queue_full.fetch_add(1, std::memory_order_relaxed);
  auto refusal = house_.problem(503, "queue_full", &request_);
  refusal.headers.push_back({"Retry-After", "1"});
  respond(std::move(refusal));
}

void Connection::live_decided(std::optional<Response> refusal, std::shared_ptr<LiveSession> session,
                              std::shared_ptr<LiveConversation> conversation) {
  // A client that sends frames before it has seen the answer to its handshake is not one.
  bool const is_early = !pending_.empty();
  if (phase_ != Phase::working || refusal || is_early || house_.draining) {
    session->abandon(std::move(conversation));
    if (phase_ != Phase::working) return;
    if (!refusal && is_early) return refuse_and_close(400, "malformed_request");
    if (!refusal) return refuse_and_close(503, "draining");
    respond(std::move(*refusal));
    if (is_reading()) run({});
    return;
  }
  response_ = Response{};
  response_.route = "live";
  log_answer(101);
  leave_loop();
  session->begin(std::move(socket_), request_, std::move(conversation));
}

}  // namespace athar::http
