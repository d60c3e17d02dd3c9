#include "persistence/resources/trainer_store.hpp"

#include "persistence/postgres/paging.hpp"
#include "persistence/resources/written.hpp"

namespace athar::persistence {
namespace {

// Somebody is once in the pool, under whichever of their records.
constexpr std::string_view already_in_pool = R"(
select 1
from athar.person p join athar.person o on o.canonical_id = p.canonical_id join athar.trainer t on t.person_id = o.id
where p.id = :id)";

constexpr std::string_view insert_trainer = R"(
insert into athar.trainer
  (person_id, standing, fields, languages, training_of_trainers, weekdays, contract_reference, contract_from, contract_to, double_booking, note)
values (:id, :standing, :fields, :languages, :level, :weekdays, :contract_reference, :contract_from, :contract_to, :double_booking, :note))";

constexpr std::string_view update_trainer = R"(
update athar.trainer
set version = version + 1, standing = :standing, fields = :fields, languages = :languages, training_of_trainers = :level, weekdays = :weekdays,
    contract_reference = :contract_reference, contract_from = :contract_from, contract_to = :contract_to, double_booking = :double_booking,
    note = :note
where person_id = :id and version = :version)";

constexpr std::string_view delete_trainer = "delete from athar.trainer where person_id = :id and version = :version";
constexpr std::string_view delete_accreditations = "delete from athar.trainer_accreditation where person_id = :id";
constexpr std::string_view delete_absences = "delete from athar.trainer_absence where person_id = :id";

constexpr std::string_view insert_accreditation = R"(
insert into athar.trainer_accreditation (person_id, position, title, issuer, valid_from, expires_on)
values (:id, :position, :title, :issuer, :valid_from, :expires_on))";

constexpr std::string_view insert_absence = R"(
insert into athar.trainer_absence (person_id, position, starts_on, ends_on, reason) values (:id, :position, :starts_on, :ends_on, :reason))";

constexpr std::string_view find_accreditations =
    "select title, issuer, valid_from, expires_on from athar.trainer_accreditation where person_id = :id order by position";
constexpr std::string_view find_absences =
    "select starts_on, ends_on, reason from athar.trainer_absence where person_id = :id order by position";

// One trainer by any of their records, or the pool; who is merged is shown by the name they are kept under.
constexpr std::string_view select_trainers = R"(
select t.person_id, t.version, t.standing, t.fields, t.languages, t.training_of_trainers, t.weekdays, t.contract_reference, t.contract_from,
       t.contract_to, t.double_booking, t.note, p.family_name, p.given_name, p.family_name_ar, p.given_name_ar,
       (select min(a.expires_on) from athar.trainer_accreditation a where a.person_id = t.person_id),
       (select count(distinct h.session_id) from athar.resource_hold h
        where h.resource_id = p.id and h.kind = 'trainer' and h.date >= CAST(:today AS date)),
       p.sort_key
from athar.trainer t
join athar.person e on e.id = t.person_id
join athar.person p on p.id = e.canonical_id
where (CAST(:id AS uuid) IS NULL OR e.canonical_id = (select x.canonical_id from athar.person x where x.id = CAST(:id AS uuid)))
  and (CAST(:search AS text) IS NULL
       OR (p.search_text || ' ' || athar.search_key(array_to_string(t.fields, ' '))) LIKE ALL (athar.search_patterns(CAST(:search AS text))))
  and (CAST(:language AS text) IS NULL OR CAST(:language AS text) = any (t.languages))
  and (CAST(:standing AS text) IS NULL OR t.standing = :standing)
  and (CAST(:level AS text) IS NULL OR t.training_of_trainers = :level)
  and (CAST(:field AS text) IS NULL
       OR exists (select 1 from unnest(t.fields) f where athar.search_key(f) = athar.search_key(CAST(:field AS text))))
  and (CAST(:over_by AS date) IS NULL
       OR t.contract_to between coalesce(CAST(:over_from AS date), t.contract_to) and CAST(:over_by AS date)
       OR exists (select 1 from athar.trainer_accreditation a
                  where a.person_id = t.person_id
                    and a.expires_on between coalesce(CAST(:over_from AS date), a.expires_on) and CAST(:over_by AS date)))
  and (CAST(:after_key AS text) IS NULL OR (p.sort_key, t.person_id) > (CAST(:after_key AS text), CAST(:after_id AS uuid)))
order by p.sort_key, t.person_id
limit :limit)";

constexpr std::string_view list_fields = R"(
select min(f.field), count(distinct f.person_id)
from (select t.person_id, unnest(t.fields) as field from athar.trainer t) f
group by athar.search_key(f.field)
order by athar.search_key(f.field)
limit 500)";

TrainerPage trainer_from(Rows& rows, std::size_t i) {
  RowReader row(rows, i);
  TrainerPage page;
  auto& t = page.trainer;
  t.person_id = row.id<PersonTag>();
  t.version = row.small();
  t.standing = trainer_standing_named(row.text()).value_or(TrainerStanding::internal);
  t.fields = row.texts();
  t.languages = row.texts();
  t.training_of_trainers = training_of_trainers_named(row.text()).value_or(TrainingOfTrainers::none);
  for (auto const& day : row.texts()) t.weekdays.push_back(day[0] - '0');
  t.contract_reference = row.text();
  t.contract_from = row.maybe_date();
  t.contract_to = row.maybe_date();
  t.double_booking = double_booking_named(row.text()).value_or(DoubleBooking::refused);
  t.note = row.text();
  page.family_name = row.text();
  page.given_name = row.text();
  page.family_name_ar = row.text();
  page.given_name_ar = row.text();
  page.next_expiry = row.maybe_date();
  page.sessions_to_come = row.small();
  page.sort_key = row.text();
  return page;
}

}  // namespace

Result<void> PostgresTrainerStore::insert(Trainer const& t) {
  if (!connection_.run(already_in_pool, {{"id", t.person_id}}).empty())
    return refuse(conflict("already_in_pool", "This person is in the pool of trainers"));
  auto done = written(connection_.write(insert_trainer, {{"id", t.person_id}, {"standing", name_of(t.standing)}, {"fields", t.fields},
      {"languages", t.languages}, {"level", name_of(t.training_of_trainers)}, {"weekdays", t.weekdays},
      {"contract_reference", t.contract_reference}, {"contract_from", t.contract_from}, {"contract_to", t.contract_to},
      {"double_booking", name_of(t.double_booking)}, {"note", t.note}}));
  if (!done) return done;
  return write_details(t);
}

Result<void> PostgresTrainerStore::update(Trainer const& t) {
  auto done = written_once(connection_.write(update_trainer, {{"standing", name_of(t.standing)}, {"fields", t.fields},
      {"languages", t.languages}, {"level", name_of(t.training_of_trainers)}, {"weekdays", t.weekdays},
      {"contract_reference", t.contract_reference}, {"contract_from", t.contract_from}, {"contract_to", t.contract_to},
      {"double_booking", name_of(t.double_booking)}, {"note", t.note}, {"id", t.person_id}, {"version", t.version}}));
  if (!done) return done;
  connection_.run(delete_accreditations, {{"id", t.person_id}});
  connection_.run(delete_absences, {{"id", t.person_id}});
  return write_details(t);
}

Result<void> PostgresTrainerStore::remove(PersonId id, int version) {
  return written_once(connection_.write(delete_trainer, {{"id", id}, {"version", version}}));
}

std::optional<TrainerPage> PostgresTrainerStore::find(PersonId id, LocalDate today) {
  Rows rows = connection_.run(select_trainers, {{"today", today}, {"id", id}, {"search", std::nullopt}, {"language", std::nullopt},
      {"standing", std::nullopt}, {"level", std::nullopt}, {"field", std::nullopt}, {"over_by", std::nullopt}, {"over_from", std::nullopt}, {"after_key", std::nullopt}, {"after_id", std::nullopt}, {"limit", 1}});
  if (rows.empty()) return std::nullopt;
  auto page = trainer_from(rows, 0);
  auto& t = page.trainer;
  Rows accreditations = connection_.run(find_accreditations, {{"id", t.person_id}});
  for (std::size_t i = 0; i < accreditations.size(); ++i) {
    RowReader row(accreditations, i);
    Accreditation each;
    each.title = row.text();
    each.issuer = row.text();
    each.valid_from = row.maybe_date();
    each.expires_on = row.maybe_date();
    t.accreditations.push_back(std::move(each));
  }
  Rows absences = connection_.run(find_absences, {{"id", t.person_id}});
  for (std::size_t i = 0; i < absences.size(); ++i) {
    RowReader row(absences, i);
    TrainerAbsence each;
    each.starts_on = row.date();
    each.ends_on = row.date();
    each.reason = row.text();
    t.absences.push_back(std::move(each));
  }
  return page;
}

Page<TrainerPage> PostgresTrainerStore::list(TrainerFilter const& filter, PageRequest const& request) {
  auto const standing = filter.standing ? std::optional(std::string(name_of(*filter.standing))) : std::nullopt;
  auto const level = filter.training_of_trainers ? std::optional(std::string(name_of(*filter.training_of_trainers))) : std::nullopt;
  // What is over ended before today; what is over soon ends from today on.
  std::optional<LocalDate> over_from, over_by;
  if (filter.expiry == TrainerExpiry::over) over_by = LocalDate::from_days(filter.today.days() - 1);
  if (filter.expiry == TrainerExpiry::soon) over_from = filter.today, over_by = LocalDate::from_days(filter.today.days() + soon_days);
  Rows rows = connection_.run(select_trainers, {{"today", filter.today}, {"id", filter.person_id}, {"search", filter.search},
      {"language", filter.language}, {"standing", standing}, {"level", level}, {"field", filter.field}, {"over_by", over_by},
      {"over_from", over_from}, {"after_key", request.after_key},
      {"after_id", request.after_id}, {"limit", request.limit + 1}});
  std::vector<TrainerPage> items;
  for (std::size_t i = 0; i < rows.size(); ++i) items.push_back(trainer_from(rows, i));
  return page_of(std::move(items), request, [](auto const& t) { return t.sort_key; }, [](auto const& t) { return t.trainer.person_id.text(); });
}

std::vector<TaughtField> PostgresTrainerStore::fields() {
  Rows rows = connection_.run(list_fields, {});
  std::vector<TaughtField> all;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    TaughtField each;
    each.field = row.text();
    each.trainers = row.small();
    all.push_back(std::move(each));
  }
  return all;
}

Result<void> PostgresTrainerStore::write_details(Trainer const& t) {
  for (std::size_t i = 0; i < t.accreditations.size(); ++i) {
    auto const& a = t.accreditations[i];
    auto done = written(connection_.write(insert_accreditation, {{"id", t.person_id}, {"position", i}, {"title", a.title}, {"issuer", a.issuer},
        {"valid_from", a.valid_from}, {"expires_on", a.expires_on}}));
    if (!done) return done;
  }
  for (std::size_t i = 0; i < t.absences.size(); ++i) {
    auto const& a = t.absences[i];
    auto done = written(connection_.write(insert_absence, {{"id", t.person_id}, {"position", i}, {"starts_on", a.starts_on},
        {"ends_on", a.ends_on}, {"reason", a.reason}}));
    if (!done) return done;
  }
  return {};
}

}  // namespace athar::persistence
