#include "server/process/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace athar::process {
namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor reading;
  Descriptor writing;
};

[[noreturn]] void fail(char const* what) { throw std::system_error(errno, std::generic_category(), what); }

Pipe make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail("pipe2");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Descriptor file_in_memory(std::string_view content) {
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  if (!file.is_open()) fail("memfd_create");
  while (!content.empty()) {
    auto const written = ::write(file.number(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write");
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::lseek(file.number(), 0, SEEK_SET) != 0) fail("lseek");
  return file;
}

/// The path of a program, or nothing when there is none that can be run.
std::optional<std::string> found(std::string const& program) {
  auto runs = [](std::string const& path) { return ::access(path.c_str(), X_OK) == 0; };
  if (program.find('/') != std::string::npos) return runs(program) ? std::optional(program) : std::nullopt;
  for (char const* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"})
    if (auto path = folder + program; runs(path)) return path;
  return std::nullopt;
}

/// Everything the child needs between fork and exec, made before: nothing may be allocated there.
struct Prepared {
  std::string path;
  std::string folder;
  std::vector<std::string> texts;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  Limits limits;
  bool network{false};
  int input{-1}, output{-1}, errors{-1}, refusal{-1};
};

Prepared prepared(Command const& command, std::string path) {
  Prepared out;
  out.path = std::move(path);
  out.folder = command.folder;
  out.limits = command.limits;
  out.network = command.network;
  auto environment = command.environment;
  environment.emplace("PATH", "/usr/local/bin:/usr/bin:/bin");
  environment.emplace("LANG", "C.UTF-8");
  environment.emplace("HOME", command.folder);
  out.texts.reserve(command.arguments.size() + environment.size() + 1);
  auto keep = [&](std::vector<char*>& list, std::string text) { list.push_back(out.texts.emplace_back(std::move(text)).data()); };
  keep(out.arguments, command.program);
  for (auto const& argument : command.arguments) keep(out.arguments, argument);
  for (auto const& [name, value] : environment) keep(out.environment, name + "=" + value);
  out.arguments.push_back(nullptr);
  out.environment.push_back(nullptr);
  return out;
}

void limit(decltype(RLIMIT_AS) resource, rlim_t soft, rlim_t hard) {
  rlimit const both{soft, hard};
  ::setrlimit(resource, &both);
}

/// Tells the parent which step failed and why, and ends.
[[noreturn]] void refuse_in_child(Prepared const& child, char step) {
  std::array<int, 2> const why{step, errno};
  [[maybe_unused]] auto const written = ::write(child.refusal, why.data(), sizeof why);
  ::_exit(127);
}

/// In the child: calls that are safe after fork in a process with threads, and no others.
[[noreturn]] void become(Prepared const& child, pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (!child.network && ::unshare(CLONE_NEWNET) != 0) ::unshare(CLONE_NEWUSER | CLONE_NEWNET);
  for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  if (::dup2(child.input, 0) < 0 || ::dup2(child.output, 1) < 0 || ::dup2(child.errors, 2) < 0) refuse_in_child(child, 'd');
  if (::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0) refuse_in_child(child, 'd');
  if (::chdir(child.folder.c_str()) != 0) refuse_in_child(child, 'f');
  [[maybe_unused]] int const niceness = ::nice(child.limits.niceness);
  auto const cpu = static_cast<rlim_t>(child.limits.cpu_seconds);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_CPU, cpu, cpu + 1);
  limit(RLIMIT_FSIZE, child.limits.file_bytes, child.limits.file_bytes);
  limit(RLIMIT_NOFILE, static_cast<rlim_t>(child.limits.open_files), static_cast<rlim_t>(child.limits.open_files));
  limit(RLIMIT_AS, child.limits.memory_bytes, child.limits.memory_bytes);
  ::execve(child.path.c_str(), child.arguments.data(), child.environment.data());
  refuse_in_child(child, 'e');
}

Ended not_started(std::string why) {
  Ended ended;
  ended.how = Ending::could_not_start;
  ended.errors = std::move(why);
  return ended;
}

/// Waits for one child, taking what it writes.
class Watch {
 public:
  Watch(Command const& command, pid_t child, Descriptor output, Descriptor errors)
      : command_(command), child_(child), output_(std::move(output)), errors_(std::move(errors)),
        deadline_(Clock::now() + command.limits.time) {}

  ~Watch() {
    // Only when something was thrown on the way.
    if (!reaped_) reap();
  }

  Ended to_the_end() {
    while (true) {
      if (has_exited() || verdict_) break;
      if (Clock::now() >= deadline_) verdict_ = Ending::out_of_time;
      else if (command_.cancelled && command_.cancelled()) verdict_ = Ending::cancelled;
      else take_what_comes(100);
    }
    // What it started may hold its output open; nobody needs that any more.
    ::kill(-child_, SIGKILL);
    while (!verdict_ && (output_.is_open() || errors_.is_open()) && Clock::now() < deadline_ && take_what_comes(1000)) continue;
    reap();
    return std::move(ended_);
  }

 private:
  bool has_exited() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == child_;
  }

  /// Takes a piece of each stream that has one; false when nothing came in time.
  bool take_what_comes(int milliseconds) {
    std::array<pollfd, 2> streams{{{output_.number(), POLLIN, 0}, {errors_.number(), POLLIN, 0}}};
    // With both streams closed this is a short sleep before the child is looked at again.
    bool const both_closed = !output_.is_open() && !errors_.is_open();
    int const ready = ::poll(streams.data(), streams.size(), both_closed ? std::min(milliseconds, 5) : milliseconds);
    if (ready <= 0) return ready < 0 && errno == EINTR;
    if (streams[0].revents != 0) take(output_, true);
    if (streams[1].revents != 0) take(errors_, false);
    return true;
  }

  void take(Descriptor& stream, bool is_output) {
    auto const length = ::read(stream.number(), piece_.data(), piece_.size());
    if (length < 0 && errno == EINTR) return;
    if (length <= 0) return stream.close();
    std::string_view const piece(piece_.data(), static_cast<std::size_t>(length));
    if (!is_output) {
      ended_.errors.append(piece.substr(0, command_.limits.error_bytes - std::min(command_.limits.error_bytes, ended_.errors.size())));
      return;
    }
    taken_ += piece.size();
    if (taken_ > command_.limits.output_bytes) verdict_ = Ending::output_too_long;
    else if (!command_.output) ended_.output.append(piece);
    else if (!command_.output(piece)) verdict_ = Ending::stopped;
  }

  void reap() {
    reaped_ = true;
    ::kill(-child_, SIGKILL);
    int status = 0;
    rusage used{};
    while (::wait4(child_, &status, 0, &used) < 0 && errno == EINTR) continue;
    auto milliseconds = [](timeval const& t) { return std::chrono::milliseconds(t.tv_sec * 1000 + t.tv_usec / 1000); };
    ended_.cpu = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
    ended_.peak_memory_bytes = static_cast<std::size_t>(used.ru_maxrss) * 1024;
    if (WIFEXITED(status)) ended_.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended_.signal = WTERMSIG(status);
    bool const cpu_spent = ended_.cpu >= std::chrono::seconds(command_.limits.cpu_seconds);
    if (verdict_) ended_.how = *verdict_;
    else if (ended_.signal == SIGXCPU || (ended_.signal == SIGKILL && cpu_spent)) ended_.how = Ending::out_of_cpu;
    else if (ended_.signal == SIGXFSZ) ended_.how = Ending::file_too_large;
    else if (ended_.signal != 0) ended_.how = Ending::signalled;
  }

  Command const& command_;
  pid_t child_;
  Descriptor output_;
  Descriptor errors_;
  Clock::time_point deadline_;
  std::optional<Ending> verdict_;            ///< why we end it, if we do
  std::size_t taken_{0};
  bool reaped_{false};
  Ended ended_;
  std::array<char, 64 * 1024> piece_{};
};

}  // namespace

Ended run(Command const& command) {
  auto path = found(command.program);
  if (!path) return not_started("no program " + command.program);
  auto const input = file_in_memory(command.input);
  auto output = make_pipe(), errors = make_pipe(), refusal = make_pipe();
  auto child = prepared(command, std::move(*path));
  child.input = input.number();
  child.output = output.writing.number();
  child.errors = errors.writing.number();
  child.refusal = refusal.writing.number();
  pid_t const parent = ::getpid();
  pid_t const process = ::fork();
  if (process < 0) return not_started("no process: " + std::generic_category().message(errno));
  if (process == 0) become(child, parent);
  ::setpgid(process, process);  // whichever of the two comes first
  output.writing.close();
  errors.writing.close();
  refusal.writing.close();

  Watch watch(command, process, std::move(output.reading), std::move(errors.reading));
  std::array<int, 2> why{};
  ssize_t told = 0;
  while ((told = ::read(refusal.reading.number(), why.data(), sizeof why)) < 0 && errno == EINTR) continue;
  auto ended = watch.to_the_end();
  if (told != sizeof why) return ended;
  std::string const step = why[0] == 'f' ? "folder " + command.folder : why[0] == 'e' ? "program " + command.program : "descriptors";
  return not_started(step + ": " + std::generic_category().message(why[1]));
}

TemporaryFolder::TemporaryFolder(std::string_view purpose)
    : path_((std::filesystem::temp_directory_path() / ("athar-" + std::string(purpose) + "-XXXXXX")).string()) {
  if (::mkdtemp(path_.data()) == nullptr) fail("mkdtemp");
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace athar::process
