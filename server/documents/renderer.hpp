#pragma once
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/result.hpp"
#include "server/process/child.hpp"

namespace athar::documents {

class Worker;

struct RendererOptions {
  std::filesystem::path resources;                ///< templates, stylesheets, fonts and the workers' program
  std::size_t workers{2};
  std::chrono::milliseconds patience{30'000};     ///< for one document
  std::chrono::milliseconds warm_up_after{3'000}; ///< workers start then, or with the first request
  std::size_t memory_bytes{std::size_t{1536} * 1024 * 1024};
};

/// A file inside a Word document.
struct Part {
  std::string name;                               ///< "word/document.xml"
  std::string content;
};

/// Makes files of templates filled in: PDF by WeasyPrint, Word by packing. The programs run as children without network, environment
/// or shell, kept warm between requests, with limits of memory and time; one that hangs or dies is replaced. Thread-safe.
class Renderer {
 public:
  explicit Renderer(RendererOptions options);
  ~Renderer();
  Renderer(Renderer const&) = delete;
  Renderer& operator=(Renderer const&) = delete;

  void start();
  void stop();

  /// How long a document that somebody waits for may take.
  std::chrono::milliseconds patience() const { return options_.patience; }
  /// One PDF of documents in HTML, laid out with the stylesheet of that name; each numbers its own pages.
  /// Errors: documents_unavailable (no worker can be started), document_took_too_long, document_failed.
  Result<std::string> pdf(std::string_view stylesheet, std::vector<std::string> const& documents, std::chrono::milliseconds patience);
  /// A Word file of its parts. Errors: as pdf.
  Result<std::string> docx(std::vector<Part> const& parts, std::chrono::milliseconds patience);

 private:
  Result<std::string> ask(std::vector<std::string_view> const& message, std::chrono::milliseconds patience);
  Worker* take(std::chrono::steady_clock::time_point until);
  void give_back(Worker* worker);

  RendererOptions const options_;
  process::TemporaryFolder folder_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::vector<Worker*> idle_;
};

}  // namespace athar::documents
