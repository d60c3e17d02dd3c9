#include "domain/mail/outbox.hpp"

#include <algorithm>
#include <array>

#include "domain/shared/named.hpp"

namespace athar {
namespace {

constexpr std::array<std::string_view, 5> state_names{"waiting", "sending", "sent", "failed", "given_up"};
constexpr std::array<std::string_view, 8> problem_names{"",           "refused",    "put_off",       "no_answer",
                                                        "not_reached", "not_secure", "not_signed_in", "interrupted"};
constexpr int longest_wait_seconds = 6 * 60 * 60;
constexpr int attempts_at_most = 17;

}  // namespace

std::string_view name_of(MailState state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name_of(MailProblem problem) { return problem_names[static_cast<std::size_t>(problem)]; }
std::optional<MailState> mail_state_named(std::string_view name) { return named<MailState>(state_names, name); }
std::optional<MailProblem> mail_problem_named(std::string_view name) { return named<MailProblem>(problem_names, name); }

int wait_after_attempt(int attempts, int first_seconds) {
  if (attempts >= attempts_at_most) return 0;
  std::int64_t wait = first_seconds;
  for (int i = 1; i < attempts && wait < longest_wait_seconds; ++i) wait *= 2;
  return static_cast<int>(std::min<std::int64_t>(wait, longest_wait_seconds));
}

}  // namespace athar
