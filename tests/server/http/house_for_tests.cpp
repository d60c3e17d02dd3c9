#include "tests/server/http/house_for_tests.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace athar::http {

using std::chrono::milliseconds;

struct SmallProduct::Conversation : LiveConversation {
  Conversation(SmallProduct& product, std::shared_ptr<LivePeer> to) : product_(product), peer_(std::move(to)) {}
  void on_text(std::string_view message) override {
    if (message == "throw") throw std::runtime_error("as asked");
    peer_->offer("", std::make_shared<std::string>("heard " + std::string{message}));
    std::lock_guard const lock{product_.mutex_};
    product_.heard_.emplace_back(message);
  }
  void on_close() override {
    std::lock_guard const lock{product_.mutex_};
    ++product_.closed_;
  }
  SmallProduct& product_;
  std::shared_ptr<LivePeer> peer_;
};

Plan SmallProduct::plan(Request const& head) {
  Plan plan;
  if (head.path == "/tiny") plan.lane = Lane::immediate;
  if (head.path == "/upload") plan.body_limit = 10;
  if (head.path == "/large") plan.body_limit = 2 * 1024 * 1024;
  if (head.path == "/slow") plan.lane = Lane::slow;
  if (head.path == "/live") plan.is_live = true;
  if (head.path == "/plan-throws") throw std::runtime_error("as asked");
  for (std::string_view const known :
       {"/tiny", "/echo", "/big", "/hold", "/throws", "/upload", "/file", "/live", "/unsplit", "/slow", "/large", "*"})
    if (head.path == known) return plan;
  plan.refusal = problem(404, "not_found", &head);
  return plan;
}

Response SmallProduct::handle(Request& request, Plan const&) {
  Response response;
  response.content_type = "text/plain";
  response.route = request.path;
  if (request.path == "/throws") throw std::runtime_error("Amina Benali cannot be read");
  if (request.path == "/tiny") response.body = "tiny";
  if (request.path == "/large") response.body = std::to_string(request.body.size());
  if (request.path == "/big") response.shared_body = std::make_shared<std::string>(100'000, 'b');
  if (request.path == "/file") response.file = file;
  if (request.path == "/unsplit") response.headers.push_back({"X-Name", "a\r\nSet-Cookie: stolen=1"});
  if (request.path == "/hold") {
    std::unique_lock lock{mutex_};
    ++held_;
    changed_.notify_all();
    changed_.wait_for(lock, std::chrono::seconds{5}, [this] { return released_; });
    response.body = "held";
  }
  if (request.path == "/echo" || request.path == "/upload") {
    response.body = request.target + "|" + request.body;
    for (auto const& [name, value] : request.query) response.body += "|" + name + "=" + value;
  }
  return response;
}

std::optional<Response> SmallProduct::open_live(Request& request, std::shared_ptr<LivePeer> peer,
                                                std::shared_ptr<LiveConversation>& conversation) {
  if (request.parameter("refuse")) return problem(401, "unauthenticated", &request);
  peer->offer("", std::make_shared<std::string>("welcome"));
  conversation = std::make_shared<Conversation>(*this, peer);
  std::lock_guard const lock{mutex_};
  peer_ = std::move(peer);
  return std::nullopt;
}

Response SmallProduct::problem(int status, std::string_view code, Request const*, std::string_view detail) {
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = std::string{code};
  if (!detail.empty()) response.headers.push_back({"X-Detail", std::string{detail}});
  return response;
}

void SmallProduct::release() {
  std::lock_guard const lock{mutex_};
  released_ = true;
  changed_.notify_all();
}

void SmallProduct::wait_until_held(int count) {
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, std::chrono::seconds{3}, [&] { return held_ >= count; });
}

std::shared_ptr<LivePeer> SmallProduct::peer() {
  std::lock_guard const lock{mutex_};
  return peer_;
}

std::vector<std::string> SmallProduct::heard() {
  std::lock_guard const lock{mutex_};
  return heard_;
}

int SmallProduct::closed() {
  std::lock_guard const lock{mutex_};
  return closed_;
}

RawClient::RawClient(std::uint16_t port, int receive_buffer)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("cannot connect");
  }
}

RawClient::~RawClient() { ::close(socket_); }

void RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void RawClient::finish_sending() { ::shutdown(socket_, SHUT_WR); }

bool RawClient::fill(milliseconds within) {
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(within.count())) <= 0) return false;
  char bytes[65536];
  auto const received = ::recv(socket_, bytes, sizeof bytes, 0);
  if (received <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(received));
  return true;
}

std::string RawClient::read(std::size_t count) {
  while (buffer_.size() < count && fill(milliseconds{5000})) continue;
  auto taken = buffer_.substr(0, count);
  buffer_.erase(0, taken.size());
  return taken;
}

Answer RawClient::answer(bool to_head) {
  Answer answer;
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill(milliseconds{5000})) return answer;
  auto const head = read(end + 4);
  answer.status = std::stoi(head.substr(9, 3));
  for (std::size_t at = head.find("\r\n") + 2; at < end;) {
    auto const line_end = head.find("\r\n", at);
    auto const colon = head.find(": ", at);
    auto name = head.substr(at, colon - at);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    answer.headers[name] = head.substr(colon + 2, line_end - colon - 2);
    at = line_end + 2;
  }
  if (!to_head && answer.headers.contains("content-length"))
    answer.body = read(static_cast<std::size_t>(std::stoul(answer.headers["content-length"])));
  return answer;
}

bool RawClient::is_closed(milliseconds within) {
  auto const until = std::chrono::steady_clock::now() + within;
  while (std::chrono::steady_clock::now() < until) {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, 20) <= 0) continue;
    char bytes[65536];
    if (::recv(socket_, bytes, sizeof bytes, 0) <= 0) return true;
  }
  return false;
}

std::string get(std::string_view target, std::string_view more_headers) {
  return "GET " + std::string{target} + " HTTP/1.1\r\nHost: athar.test\r\n" + std::string{more_headers} + "\r\n";
}

int Frame::close_code() const {
  if (opcode != 8 || payload.size() < 2) return 0;
  return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
}

void upgrade(RawClient& client, std::string_view origin) {
  std::string headers =
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  if (!origin.empty()) headers += "Origin: " + std::string{origin} + "\r\n";
  client.send(get("/live", headers));
}

void send_frame(RawClient& client, int opcode, std::string_view payload) {
  std::string frame{static_cast<char>(0x80 | opcode)};
  if (payload.size() < 126) {
    frame.push_back(static_cast<char>(0x80 | payload.size()));
  } else {
    frame.push_back(static_cast<char>(0x80 | 127));
    for (int shift = 56; shift >= 0; shift -= 8) frame.push_back(static_cast<char>(payload.size() >> shift & 0xff));
  }
  frame.append(4, '\0');  // a mask of zeros leaves the payload as it is
  client.send(frame.append(payload));
}

Frame read_frame(RawClient& client) {
  auto const head = client.read(2);
  if (head.size() < 2) return {};
  std::uint64_t length = head[1] & 0x7f;
  if (length >= 126) {
    std::uint64_t wide = 0;
    for (char const c : client.read(length == 126 ? 2 : 8)) wide = wide << 8 | static_cast<unsigned char>(c);
    length = wide;
  }
  return {head[0] & 0x0f, client.read(length)};
}

bool eventually(std::function<bool()> const& condition) {
  auto const until = std::chrono::steady_clock::now() + milliseconds{5000};
  while (!condition()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(milliseconds{2});
  }
  return true;
}

HttpTest::~HttpTest() {
  product_.release();
  server_.reset();
  if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

void HttpTest::start(std::function<void(ServerOptions&)> const& change) {
  spdlog::set_level(spdlog::level::off);
  ServerOptions options;
  options.port = 0;
  options.fast_threads = 2;
  options.slow_threads = 1;
  options.drain_timeout = milliseconds{3000};
  if (change) change(options);
  server_ = std::make_unique<Server>(options, product_);
  server_->start();
}

std::filesystem::path HttpTest::folder() {
  if (folder_.empty()) {
    auto pattern = (std::filesystem::temp_directory_path() / "athar-http-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  return folder_;
}

void HttpTest::put_file(std::string const& name, std::string_view bytes) {
  auto const path = folder() / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << bytes;
}

Answer HttpTest::ask(std::string_view bytes) {
  RawClient client{server_->port()};
  client.send(bytes);
  return client.answer();
}

}  // namespace athar::http
