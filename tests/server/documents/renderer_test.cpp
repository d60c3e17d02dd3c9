#include "server/documents/renderer.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "server/process/child.hpp"

namespace athar::documents {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto long_enough = 60s;

/// A renderer whose workers run the product's own program.
RendererOptions real() { return {.resources = ATHAR_DOCUMENTS, .workers = 1, .warm_up_after = 0ms}; }

/// A folder with a program of the test's in place of the worker's.
class Resources {
 public:
  explicit Resources(std::string const& program) {
    std::ofstream(std::filesystem::path(folder_.path()) / "worker.py") << R"(
import os, socket, struct, sys, time
c = socket.socket(socket.AF_UNIX); c.connect(sys.argv[1])
def exactly(n):
    b = b""
    while len(b) < n:
        p = c.recv(n - len(b))
        if not p: sys.exit(0)
        b += p
    return b
def receive(): return [exactly(struct.unpack(">I", exactly(4))[0]) for _ in range(struct.unpack(">I", exactly(4))[0])]
def send(*parts): c.sendall(struct.pack(">I", len(parts)) + b"".join(struct.pack(">I", len(p)) + p for p in parts))
)" << program;
  }
  RendererOptions options() const { return {.resources = folder_.path(), .workers = 1, .warm_up_after = 0ms}; }

 private:
  process::TemporaryFolder folder_{"renderer-test"};
};

std::string text_of(std::string const& pdf) {
  process::Command command;
  command.program = "pdftotext";
  command.arguments = {"-layout", "-", "-"};
  command.input = pdf;
  return process::run(command).output;
}

std::string document(std::string const& body) { return "<!doctype html><html><body>" + body + "</body></html>"; }

/// A port on this machine that notes whether anybody came.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(socket_, 8);
    socklen_t length = sizeof address;
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { ::close(socket_); }
  std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
  bool was_visited() const {
    pollfd one{socket_, POLLIN, 0};
    return ::poll(&one, 1, 0) > 0;
  }

 private:
  int socket_;
  int port_{0};
};

TEST(Renderer, MakesOnePdfOfManyDocuments) {
  Renderer renderer(real());
  renderer.start();
  auto const pdf = renderer.pdf("proof_of_attendance", {document("<p>Salma</p>"), document("<p>فاطمة</p>")}, long_enough);
  ASSERT_TRUE(pdf) << pdf.error().code;
  EXPECT_THAT(*pdf, StartsWith("%PDF-"));
  EXPECT_THAT(text_of(*pdf), HasSubstr("Salma"));
}

TEST(Renderer, FetchesNothing) {
  Listener const outside;
  Renderer renderer(real());
  renderer.start();
  auto const address = outside.address();
  auto const pdf = renderer.pdf(
      "sign_in_sheet",
      {"<!doctype html><html><head><link rel=stylesheet href='" + address + "/a.css'><style>@import url(" + address + "/b.css);"
       "@font-face{font-family:x;src:url(" + address + "/f.ttf)} p{background:url(" + address + "/bg.png);font-family:x}</style>"
       "<link rel=attachment href='file:///etc/passwd'></head><body><p>still printed</p><img src='" + address + "/i.png'>"
       "<img src='file:///etc/passwd'><object data='file:///etc/passwd' type='text/html'></object>"
       "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='" + address +
       "/s.png' width='9' height='9'/></svg>\"></body></html>"},
      long_enough);
  ASSERT_TRUE(pdf) << pdf.error().code;
  EXPECT_FALSE(outside.was_visited());
  EXPECT_THAT(text_of(*pdf), HasSubstr("still printed"));
  EXPECT_THAT(text_of(*pdf), Not(HasSubstr("root:")));
  EXPECT_THAT(*pdf, Not(HasSubstr("EmbeddedFile")));
}

TEST(Renderer, PacksAWordFile) {
  Renderer renderer(real());
  renderer.start();
  auto const file = renderer.docx({{"word/document.xml", "<w:document/>"}, {"word/media/picture1.png", "P4\n8 1\n\x55"}}, long_enough);
  ASSERT_TRUE(file) << file.error().code;
  EXPECT_THAT(*file, StartsWith("PK"));
  EXPECT_THAT(*file, HasSubstr("word/document.xml"));
}

TEST(Renderer, SaysThatADocumentFailedAndMakesTheNext) {
  Renderer renderer(real());
  renderer.start();
  auto const failed = renderer.pdf("no_such_stylesheet", {document("x")}, long_enough);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, "document_failed");
  EXPECT_TRUE(renderer.pdf("sign_in_sheet", {document("<p>next</p>")}, long_enough));
}

TEST(Renderer, ReplacesAWorkerThatHangs) {
  Resources const resources(R"(
send(b"ready")
while True:
    kind, what, *rest = receive()
    if rest[0] == b"hang": time.sleep(3600)
    send(b"done", b"well")
)");
  Renderer renderer(resources.options());
  renderer.start();
  ASSERT_EQ(renderer.pdf("x", {"warm"}, long_enough).value(), "well");
  auto const hung = renderer.pdf("x", {"hang"}, 300ms);
  ASSERT_FALSE(hung);
  EXPECT_EQ(hung.error().code, "document_took_too_long");
  EXPECT_EQ(renderer.pdf("x", {"again"}, long_enough).value(), "well");
}

TEST(Renderer, ReplacesAWorkerThatDiedBetweenRequestsWithoutAnybodyNoticing) {
  Resources const resources(R"(
send(b"ready")
kind, *rest = receive()
send(b"done", b"%d" % os.getpid())
if not os.path.exists(sys.argv[2] + "/second"):
    open(sys.argv[2] + "/second", "w").close()
    os.abort()
receive()
)");
  Renderer renderer(resources.options());
  renderer.start();
  auto const first = renderer.pdf("x", {"a"}, long_enough);
  ASSERT_TRUE(first);
  auto const second = renderer.pdf("x", {"b"}, long_enough);
  ASSERT_TRUE(second) << second.error().code;
  EXPECT_NE(*first, *second);
}

TEST(Renderer, SaysThatADocumentFailedWhenItKillsTheWorker) {
  Resources const resources(R"(
send(b"ready")
receive()
os.abort()
)");
  Renderer renderer(resources.options());
  renderer.start();
  auto const killed = renderer.pdf("x", {"a"}, long_enough);
  ASSERT_FALSE(killed);
  EXPECT_EQ(killed.error().code, "document_failed");
}

TEST(Renderer, GivesUpSoonWhenNoWorkerCanStart) {
  Resources const resources("sys.exit(1)\n");
  Renderer renderer(resources.options());
  renderer.start();
  auto const none = renderer.pdf("x", {"a"}, long_enough);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, "documents_unavailable");
  EXPECT_EQ(none.error().kind, ErrorKind::unavailable);
}

TEST(Renderer, KeepsAWorkerWithinItsMemory) {
  Resources const resources(R"(
send(b"ready")
receive()
try:
    hoard = b"x" * (1 << 30)
except MemoryError:
    send(b"done", b"refused")
receive()
)");
  auto options = resources.options();
  options.memory_bytes = std::size_t{256} * 1024 * 1024;
  Renderer renderer(options);
  renderer.start();
  EXPECT_EQ(renderer.pdf("x", {"a"}, long_enough).value(), "refused");
}

TEST(Renderer, EndsAtOnceAlsoWhileADocumentHangs) {
  Resources const resources(R"(
send(b"ready")
receive()
time.sleep(3600)
)");
  Renderer renderer(resources.options());
  renderer.start();
  std::jthread const waiting([&] { EXPECT_FALSE(renderer.pdf("x", {"a"}, long_enough)); });
  std::this_thread::sleep_for(300ms);
  auto const begun = std::chrono::steady_clock::now();
  renderer.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 30s);
}

}  // namespace
}  // namespace athar::documents
