#include "persistence/agreements/agreement_store.hpp"

/// What serves agreements.
namespace athar::persistence {
namespace {

constexpr std::string_view find_serving_sessions = R"(
select s.id, s.reference, s.title_fr, s.title_ar, s.title_en, s.status, s.first_date, s.last_date
from athar.session_agreement l
join athar.session s on s.id = l.session_id
where l.agreement_id = :agreement
order by s.first_date desc nulls last, s.id)";

constexpr std::string_view insert_link = "insert into athar.session_agreement (session_id, agreement_id) values (:session, :agreement)";
constexpr std::string_view delete_link = "delete from athar.session_agreement where session_id = :session and agreement_id = :agreement";

}  // namespace

std::vector<ServingSession> PostgresAgreementStore::serving_sessions(AgreementId id) {
  Rows rows = connection_.run(find_serving_sessions, {{"agreement", id}});
  std::vector<ServingSession> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    ServingSession session;
    session.id = row.id<SessionTag>();
    session.reference = row.text();
    session.title = row.localized();
    session.status = row.text();
    session.first_date = row.maybe_date();
    session.last_date = row.maybe_date();
    found.push_back(std::move(session));
  }
  return found;
}

Result<void> PostgresAgreementStore::link_session(AgreementId id, SessionId session) {
  auto written = connection_.write(insert_link, {{"session", session}, {"agreement", id}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

bool PostgresAgreementStore::unlink_session(AgreementId id, SessionId session) {
  auto written = connection_.write(delete_link, {{"session", session}, {"agreement", id}});
  return written && *written > 0;
}

}  // namespace athar::persistence
