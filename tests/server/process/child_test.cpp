#include "server/process/child.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace athar::process {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

Command shell(std::string script) {
  Command command;
  command.program = "/bin/sh";
  command.arguments = {"-c", std::move(script)};
  command.limits.time = 20s;
  return command;
}

Command python(std::string script) {
  Command command;
  command.program = "/usr/bin/python3";
  command.arguments = {"-I", "-c", std::move(script)};
  command.limits.time = 20s;
  return command;
}

TEST(Child, IsGivenArgumentsAndInputAndGivesOutputAndErrors) {
  auto command = shell("cat; printf '%s|' \"$0\" \"$@\"; echo not well >&2; exit 3");
  command.arguments.insert(command.arguments.end(), {"a b", "$(date)", "'; rm"});
  command.input = "ورشة\n";
  auto const ended = run(command);
  EXPECT_EQ(ended.how, Ending::exited);
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_FALSE(ended.well());
  EXPECT_EQ(ended.output, "ورشة\na b|$(date)|'; rm|");
  EXPECT_EQ(ended.errors, "not well\n");
}

TEST(Child, CanSeekInItsInput) {
  auto command = python("import sys; f = sys.stdin.buffer; f.seek(-3, 2); print(f.read().decode())");
  std::string const input = std::string(5'000'000, 'x') + "end";
  command.input = input;
  EXPECT_EQ(run(command).output, "end\n");
}

TEST(Child, InheritsNoEnvironmentNoOpenFileAndNoSignalSetting) {
  ::setenv("ATHAR_SECRET_OF_THE_TEST", "hidden", 1);
  std::ifstream const open_here("/etc/hostname");
  auto const before = ::signal(SIGTERM, SIG_IGN);
  auto command = shell("env; ls /proc/self/fd; kill -TERM $$; echo still here");
  command.environment = {{"GIVEN", "yes"}};
  auto const ended = run(command);
  ::signal(SIGTERM, before);
  EXPECT_THAT(ended.output, HasSubstr("GIVEN=yes"));
  EXPECT_THAT(ended.output, Not(HasSubstr("hidden")));
  EXPECT_THAT(ended.output, HasSubstr("0\n1\n2\n3\n")) << "3 is the folder that ls reads";
  EXPECT_THAT(ended.output, Not(HasSubstr("4\n")));
  EXPECT_THAT(ended.output, Not(HasSubstr("still here")));
  EXPECT_EQ(ended.how, Ending::signalled);
  EXPECT_EQ(ended.signal, SIGTERM);
}

TEST(Child, HasNoNetworkUnlessItIsGivenOne) {
  auto command = shell("wc -l </proc/net/route; cat /proc/net/dev");
  auto const without = run(command).output;
  EXPECT_THAT(without, Not(HasSubstr("eth")));
  command.network = true;
  EXPECT_TRUE(run(command).well());
}

TEST(Child, ThatIsMissingIsSaid) {
  Command command;
  command.program = "no-such-converter";
  auto ended = run(command);
  EXPECT_EQ(ended.how, Ending::could_not_start);
  EXPECT_THAT(ended.errors, HasSubstr("no-such-converter"));
  command.program = "/etc/hostname";
  EXPECT_EQ(run(command).how, Ending::could_not_start) << "not a program";
  auto elsewhere = shell("true");
  elsewhere.folder = "/no/such/folder";
  ended = run(elsewhere);
  EXPECT_EQ(ended.how, Ending::could_not_start);
  EXPECT_THAT(ended.errors, HasSubstr("/no/such/folder"));
}

TEST(Child, RunsOutOfTime) {
  auto command = shell("echo started; sleep 30");
  command.limits.time = 200ms;
  auto const began = std::chrono::steady_clock::now();
  auto const ended = run(command);
  EXPECT_EQ(ended.how, Ending::out_of_time);
  EXPECT_EQ(ended.output, "started\n");
  EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
}

TEST(Child, RunsOutOfTimeAlsoWhenItClosedItsOutput) {
  auto command = shell("exec >&- 2>&-; sleep 30");
  command.limits.time = 200ms;
  EXPECT_EQ(run(command).how, Ending::out_of_time);
}

TEST(Child, RunsOutOfProcessorTime) {
  auto command = shell("while :; do :; done");
  command.limits.cpu_seconds = 1;
  EXPECT_EQ(run(command).how, Ending::out_of_cpu);
}

TEST(Child, CannotTakeMoreMemoryThanItMay) {
  auto command = python("x = bytearray(400 * 1024 * 1024); print('got it')");
  command.limits.memory_bytes = 200 * 1024 * 1024;
  auto const ended = run(command);
  EXPECT_EQ(ended.how, Ending::exited);
  EXPECT_NE(ended.exit_code, 0);
  EXPECT_THAT(ended.errors, HasSubstr("MemoryError"));
}

TEST(Child, CannotFillTheDisk) {
  TemporaryFolder const folder("child-test");
  auto command = shell("exec head -c 3000000 /dev/zero >big");
  command.folder = folder.path();
  command.limits.file_bytes = 1'000'000;
  EXPECT_EQ(run(command).how, Ending::file_too_large);
  EXPECT_LE(std::filesystem::file_size(folder.path() + "/big"), 1'000'000u);
}

TEST(Child, CannotFloodItsReader) {
  auto command = shell("yes");
  command.limits.output_bytes = 1'000'000;
  auto const ended = run(command);
  EXPECT_EQ(ended.how, Ending::output_too_long);
  EXPECT_LE(ended.output.size(), 1'000'000u);
  auto loud = shell("head -c 3000000 /dev/zero >&2; echo done");
  EXPECT_EQ(run(loud).output, "done\n") << "too many errors are thrown away, they do not block";
  EXPECT_EQ(run(loud).errors.size(), loud.limits.error_bytes);
}

TEST(Child, HandsItsOutputOverInPiecesUntilNoMoreIsWanted) {
  auto command = shell("yes");
  std::size_t taken = 0;
  command.output = [&](std::string_view piece) { return (taken += piece.size()) < 200'000; };
  auto const ended = run(command);
  EXPECT_EQ(ended.how, Ending::stopped);
  EXPECT_TRUE(ended.output.empty());
  EXPECT_GE(taken, 200'000u);
}

TEST(Child, IsCancelledWithEverythingItStarted) {
  TemporaryFolder const folder("child-test");
  auto command = shell("(sleep 1; touch survived) & (trap '' TERM; sleep 30) & sleep 30");
  command.folder = folder.path();
  std::atomic<bool> cancelled{false};
  command.cancelled = [&] { return cancelled.load(); };
  std::thread person([&] {
    std::this_thread::sleep_for(150ms);
    cancelled = true;
  });
  EXPECT_EQ(run(command).how, Ending::cancelled);
  person.join();
  std::this_thread::sleep_for(1200ms);
  EXPECT_FALSE(std::filesystem::exists(folder.path() + "/survived"));
}

TEST(Child, LeavesNothingRunningWhenItEndsByItself) {
  TemporaryFolder const folder("child-test");
  auto command = shell("(sleep 1; touch survived) & echo over");
  command.folder = folder.path();
  auto const ended = run(command);
  EXPECT_TRUE(ended.well());
  EXPECT_EQ(ended.output, "over\n");
  std::this_thread::sleep_for(1200ms);
  EXPECT_FALSE(std::filesystem::exists(folder.path() + "/survived"));
}

TEST(Child, ThatCrashesIsTold) {
  auto const ended = run(shell("kill -SEGV $$"));
  EXPECT_EQ(ended.how, Ending::signalled);
  EXPECT_EQ(ended.signal, SIGSEGV);
}

TEST(Child, IsGoneWhenItsReaderThrows) {
  TemporaryFolder const folder("child-test");
  auto command = shell("echo now; sleep 1; touch survived");
  command.folder = folder.path();
  command.output = [](std::string_view) -> bool { throw std::runtime_error("no more"); };
  EXPECT_THROW(run(command), std::runtime_error);
  std::this_thread::sleep_for(1200ms);
  EXPECT_FALSE(std::filesystem::exists(folder.path() + "/survived"));
}

TEST(Child, RunsBesideOthersOnManyThreads) {
  std::vector<std::thread> threads;
  std::atomic<int> well{0};
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&, i] {
      auto command = shell("cat");
      std::string const input(static_cast<std::size_t>(100'000 + i), 'a');
      command.input = input;
      if (run(command).output == input) ++well;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(well, 8);
}

TEST(TemporaryFolder, IsForThisUserOnlyAndGoesAwayWithWhatItHolds) {
  std::string path;
  {
    TemporaryFolder const folder("child-test");
    path = folder.path();
    std::ofstream(path + "/file") << "content";
    struct stat about {};
    ASSERT_EQ(::stat(path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777u, 0700u);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace athar::process
