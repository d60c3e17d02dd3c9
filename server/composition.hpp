#pragma once
#include <memory>
#include <string>

#include "server/api/framework/route.hpp"
#include "server/http/http.hpp"

namespace athar {

/// What `athar-server serve` is told.
struct ServeOptions {
  std::string database_url;
  http::ServerOptions http;
  bool demonstration{false};
};

/// Every route of the product, in one list.
std::vector<api::Route> all_routes();

/// The object graph of a running server, made in order and taken down in reverse: the only place that joins all layers.
class Composition {
 public:
  explicit Composition(ServeOptions const& options);
  ~Composition();

  void start();
  std::uint16_t port() const;
  /// Finishes what is under way, then ends every thread.
  void stop();

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

}  // namespace athar
