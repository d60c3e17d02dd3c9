#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "server/api/framework/route.hpp"
#include "server/http/http.hpp"
#include "server/jobs/export_maker.hpp"
#include "server/tables/table.hpp"

namespace athar {

/// What `athar-server serve` is told.
struct ServeOptions {
  std::string database_url;
  http::ServerOptions http;
  std::filesystem::path files;               ///< where made files are kept, this server's alone
  std::filesystem::path kept;                ///< the same when it outlives the server, else empty: signed sheets, the key of numbers
  bool demonstration{false};
  std::chrono::milliseconds own_write_patience{250};  ///< how long a figure waits for what its reader has just recorded
  std::filesystem::path documents{ATHAR_DOCUMENTS};  ///< templates, stylesheets and fonts of printed documents
};

/// Every route of the product, in one list.
std::vector<api::Route> all_routes();

/// Every list that can be had as a table.
std::vector<api::ListTable> all_tables();

/// What exports can be made of, by kind.
std::vector<api::ExportMaker> all_export_makers();

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
