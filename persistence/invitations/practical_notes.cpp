#include "persistence/invitations/invitation_store.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_note = R"(
select n.version, n.costs_fr, n.costs_ar, n.costs_en, n.note_fr, n.note_ar, n.note_en, n.contact
from athar.session_practical_note n where n.session_id = :session)";

constexpr std::string_view insert_note = R"(
insert into athar.session_practical_note (session_id, costs_fr, costs_ar, costs_en, note_fr, note_ar, note_en, contact)
values (:session, :costs_fr, :costs_ar, :costs_en, :note_fr, :note_ar, :note_en, :contact)
on conflict (session_id) do nothing
returning session_id)";

constexpr std::string_view update_note = R"(
update athar.session_practical_note
set version = version + 1, costs_fr = :costs_fr, costs_ar = :costs_ar, costs_en = :costs_en, note_fr = :note_fr, note_ar = :note_ar,
    note_en = :note_en, contact = :contact
where session_id = CAST(:session AS uuid) and version = CAST(:version AS integer)
returning session_id)";

}  // namespace

PracticalNote PostgresInvitationStore::practical_note(SessionId session) {
  PracticalNote out;
  out.session_id = session;
  Rows rows = connection_.run(find_note, {{"session", session}});
  if (rows.empty()) return out;
  RowReader row(rows, 0);
  out.version = row.small();
  out.costs = row.localized();
  out.note = row.localized();
  out.contact = row.text();
  return out;
}

Result<void> PostgresInvitationStore::write_practical_note(PracticalNote const& n) {
  auto const sql = n.version == 0 ? insert_note : update_note;
  Rows rows = connection_.run(sql, {{"session", n.session_id}, {"version", n.version}, {"costs_fr", n.costs.fr}, {"costs_ar", n.costs.ar},
      {"costs_en", n.costs.en}, {"note_fr", n.note.fr}, {"note_ar", n.note.ar}, {"note_en", n.note.en}, {"contact", n.contact}});
  if (rows.empty()) return refuse(stale());
  return {};
}

}  // namespace athar::persistence
