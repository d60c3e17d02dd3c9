#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the rest of the server sees of HTTP: plain values and four interfaces. Beast and Asio stay inside server/http.
namespace athar::http {

enum class Method { get, head, post, put, patch, delete_, options, other };

/// Where a request is worked on. Each lane has its own threads and a bounded queue; a full queue answers 503.
enum class Lane {
  fast,      ///< short reads and commands on the database
  slow,      ///< exports, documents, as-of questions in SQL, large pages
  index,     ///< passes over the reach index, one per core
  password,  ///< one thread, hashing; holds no database connection while it hashes
  immediate  ///< answered on the io thread: health checks and refusals, never work
};

struct Header {
  std::string name;
  std::string value;
};

/// A request whose head has been read; `body` is filled before `handle` is called.
struct Request {
  Method method{Method::get};
  std::string target;                                      ///< as received: "/api/v1/people?q=a%20b"
  std::string path;                                        ///< percent-decoded, without the query
  std::vector<std::pair<std::string, std::string>> query;  ///< percent-decoded, in order, "+" is a space
  std::vector<Header> headers;
  std::string body;
  std::string remote_address;
  std::string id;  ///< one per request, for the log line and X-Request-Id
  std::chrono::steady_clock::time_point received;

  /// The header's value, name compared without case; empty when absent.
  std::string_view header(std::string_view name) const;
  /// The first query parameter of that name.
  std::optional<std::string_view> parameter(std::string_view name) const;
};

struct Response {
  int status{200};
  std::string content_type{"application/json"};
  std::string body;
  std::shared_ptr<std::string const> shared_body;  ///< when set, sent instead of `body` without a copy
  std::optional<std::filesystem::path> file;       ///< when set, streamed instead of `body`, for files made by jobs
  std::vector<Header> headers;
  int sql_statements{0};  ///< for the log line
  std::string route;      ///< route pattern, for the log line and the metrics
};

/// Says, on the io thread and from the head alone, how a request will be treated.
struct Plan {
  Lane lane{Lane::fast};
  std::size_t body_limit{1024 * 1024};
  std::optional<Response>
      refusal;           ///< answered at once (404, 405, 413 …); the body is drained or the connection closed
  bool is_live{false};   ///< a WebSocket upgrade that `Application::open_live` decides on
  std::size_t route{0};  ///< handed back to `handle`
};

/// One WebSocket as the live feed sees it. Thread-safe; `offer` may be called from any thread.
class LivePeer {
 public:
  virtual ~LivePeer() = default;
  /// Queues a text message. A message not yet written is replaced by a newer one under the same key, so that a slow
  /// reader keeps only the latest; an empty key is never replaced. Beyond the bound on unreplaceable messages the
  /// socket is closed with 1008.
  virtual void offer(std::string_view key, std::shared_ptr<std::string const> message) = 0;
  /// Drops the unsent message of that key.
  virtual void forget(std::string_view key) = 0;
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
};

/// What the live feed gets from one WebSocket; called in order, on a lane's thread, never concurrently for one peer.
class LiveConversation {
 public:
  virtual ~LiveConversation() = default;
  virtual void on_text(std::string_view message) = 0;
  virtual void on_close() = 0;
};

/// What the http layer asks of the product.
class Application {
 public:
  virtual ~Application() = default;
  virtual Plan plan(Request const& head) = 0;
  virtual Response handle(Request& request, Plan const& plan) = 0;
  /// Decides on an upgrade (on the fast lane). Either a refusal, or the conversation to attach to `peer`.
  virtual std::optional<Response> open_live(Request& request, std::shared_ptr<LivePeer> peer,
                                            std::shared_ptr<LiveConversation>& conversation) = 0;
  /// The body of a refusal made by the http layer itself (408, 413, 414, 431, 400, 503, 500), as problem+json in the
  /// request's language. `code` is snake_case: request_timeout, body_too_large, header_too_large, malformed_request,
  /// queue_full, too_many_connections, internal_error, draining, origin_not_allowed. `detail` is what its sentence quotes: "25 MiB".
  virtual Response problem(int status, std::string_view code, Request const* request, std::string_view detail) = 0;
};

struct ServerOptions {
  std::string address{"127.0.0.1"};
  std::uint16_t port{8080};  ///< 0 picks a free one
  int io_threads{1};
  int fast_threads{6};
  int slow_threads{2};
  int index_threads{2};
  std::size_t fast_queue{1024};
  std::size_t slow_queue{64};
  std::size_t index_queue{256};
  std::size_t password_queue{64};
  std::size_t header_limit{16 * 1024};
  std::size_t connection_limit{8192};
  std::size_t large_bodies_limit{256 * 1024 * 1024};  ///< of all bodies over a mebibyte that are held at once, in bytes
  std::chrono::milliseconds head_timeout{10'000};  ///< from the first byte (or accept) to the end of the head
  std::chrono::milliseconds body_timeout{30'000};  ///< without progress
  std::chrono::milliseconds idle_timeout{75'000};  ///< keep-alive
  std::chrono::milliseconds drain_timeout{10'000};
  std::filesystem::path static_root;  ///< built web application; empty serves none
};

/// Listener, connections, lanes and static files. Static files: a GET or HEAD outside /api is first looked up under
/// `static_root` (precompressed .br/.gz siblings, strong ETag, "immutable" for hashed names under /assets/). Where no
/// file has the path and `Application::plan` refuses it with 404, a path without a file extension gets index.html
/// (no-cache), as a route of the single-page application; any other gets 404.html, or the refusal where there is none.
/// Every answer carries X-Request-Id and the security headers; without a Cache-Control of its own it says no-store, or
/// "private, no-cache" when it has an ETag. An `internal_error` is logged with the id and the type of the exception
/// only.
class Server {
 public:
  Server(ServerOptions options, Application& application);
  ~Server();
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;

  void start();                ///< binds and starts threads; throws std::runtime_error when the port is taken
  std::uint16_t port() const;  ///< the bound port
  void drain();                ///< stops accepting, finishes requests, closes WebSockets with 1001, then returns
  /// Runs `work` on a lane; false when its queue is full.
  bool post(Lane lane, std::function<void()> work);

  struct Figures {
    std::size_t connections, live_peers;
    std::uint64_t requests, refused_queue_full;
  };
  Figures figures() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace athar::http
