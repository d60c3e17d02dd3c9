#include "persistence/privacy/sensitive_data_store.hpp"

#include "persistence/people/person_row.hpp"
#include "persistence/people/scope_sql.hpp"
#include "persistence/postgres/bytes.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view all_authorisations = R"(
select a.kind, a.version, a.number, a.granted_on, a.purpose_id, a.entered_by_name, a.entered_at from athar.sensitive_authorisation a)";

constexpr std::string_view update_authorisation = R"(
update athar.sensitive_authorisation
set version = version + 1, number = :number, granted_on = CAST(:granted_on AS date), purpose_id = CAST(:purpose AS uuid),
    entered_by = CAST(:actor AS uuid), entered_by_name = :actor_name, entered_at = clock_timestamp()
where kind = :kind and version = :version)";

constexpr std::string_view held_of_kind = R"(
select case when CAST(:kind AS text) = 'disability' then (select count(*) from athar.disability_statement)
            else (select count(*) from athar.identity_number n where n.kind = :kind) end)";

constexpr std::string_view find_disability =
    "select d.person_id, d.version, d.seeing, d.hearing, d.walking, d.remembering, d.self_care, d.communicating, d.date, d.channel,"
    "       d.recorded_by_name, d.recorded_at"
    " from athar.disability_statement d where d.person_id in " ATHAR_SAME_PERSON(":person")
    " order by d.date desc, d.recorded_at desc limit 1";

constexpr std::string_view insert_disability = R"(
insert into athar.disability_statement
  (person_id, seeing, hearing, walking, remembering, self_care, communicating, date, channel, recorded_by, recorded_by_name)
values (:person, CAST(:seeing AS smallint), CAST(:hearing AS smallint), CAST(:walking AS smallint), CAST(:remembering AS smallint),
        CAST(:self_care AS smallint), CAST(:communicating AS smallint), :date, :channel, CAST(:actor AS uuid), :actor_name)
on conflict (person_id) do nothing)";

constexpr std::string_view update_disability = R"(
update athar.disability_statement
set version = version + 1, seeing = CAST(:seeing AS smallint), hearing = CAST(:hearing AS smallint), walking = CAST(:walking AS smallint),
    remembering = CAST(:remembering AS smallint), self_care = CAST(:self_care AS smallint), communicating = CAST(:communicating AS smallint),
    date = :date, channel = :channel, recorded_by = CAST(:actor AS uuid), recorded_by_name = :actor_name, recorded_at = clock_timestamp()
where person_id = :person and version = :version)";

constexpr std::string_view delete_disability = "delete from athar.disability_statement where person_id = :person and version = :version";

constexpr std::string_view count_stated = R"(
select count(*) filter (where s.disability = 'yes'), count(*) filter (where s.disability = 'no')
from athar_derived.stated_disability s where s.person_id = any (CAST(:people AS uuid[])))";

constexpr std::string_view last_edition = R"(
select e.day, e.published_at, e.yes, e.no, e.not_stated, e.published_by_name from athar.disability_edition e order by e.day desc limit 1)";

constexpr std::string_view insert_edition = R"(
insert into athar.disability_edition (day, yes, no, not_stated, published_by, published_by_name)
values (:day, :yes, :no, :not_stated, CAST(:actor AS uuid), :actor_name))";

#define ATHAR_NUMBER_COLUMNS "n.person_id, n.kind, n.version, n.key_id, n.sealed, n.lookup, n.date, n.channel, n.recorded_by_name, n.recorded_at"

constexpr std::string_view numbers_of =
    "select distinct on (n.kind) " ATHAR_NUMBER_COLUMNS " from athar.identity_number n where n.person_id in " ATHAR_SAME_PERSON(":person")
    " order by n.kind, n.date desc, n.recorded_at desc";

constexpr std::string_view insert_number = R"(
insert into athar.identity_number (person_id, kind, key_id, sealed, lookup, date, channel, recorded_by, recorded_by_name)
values (:person, :kind, :key_id, CAST(:sealed AS bytea), CAST(:lookup AS bytea), :date, :channel, CAST(:actor AS uuid), :actor_name)
on conflict (person_id, kind) do nothing)";

constexpr std::string_view update_number = R"(
update athar.identity_number
set version = version + 1, key_id = :key_id, sealed = CAST(:sealed AS bytea), lookup = CAST(:lookup AS bytea), date = :date, channel = :channel,
    recorded_by = CAST(:actor AS uuid), recorded_by_name = :actor_name, recorded_at = clock_timestamp()
where person_id = :person and kind = :kind and version = :version)";

constexpr std::string_view delete_number = "delete from athar.identity_number where person_id = :person and kind = :kind and version = :version";

constexpr std::string_view with_number = R"(
select distinct c.id, coalesce(nullif(trim(c.given_name || ' ' || c.family_name), ''), trim(c.given_name_ar || ' ' || c.family_name_ar)) as name
from athar.identity_number n
join athar.person p on p.id = n.person_id
join athar.person c on c.id = p.canonical_id
where n.kind = :kind and n.key_id = :key_id and n.lookup = CAST(:lookup AS bytea) and c.erased_at is null
order by name, c.id limit 20)";

constexpr std::string_view needed_keys = "select distinct n.key_id from athar.identity_number n order by 1";
constexpr std::string_view hold_numbers = "lock table athar.identity_number in share row exclusive mode";
constexpr std::string_view all_numbers = "select " ATHAR_NUMBER_COLUMNS " from athar.identity_number n";
constexpr std::string_view seal_anew = R"(
update athar.identity_number set key_id = :key_id, sealed = CAST(:sealed AS bytea), lookup = CAST(:lookup AS bytea)
where person_id = :person and kind = :kind)";

std::optional<int> number_of(std::optional<Difficulty> answer) {
  return answer ? std::optional(static_cast<int>(*answer) + 1) : std::nullopt;
}

std::vector<IdentityNumber> read_numbers(Rows rows) {
  std::vector<IdentityNumber> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    IdentityNumber n;
    n.person_id = row.id<PersonTag>();
    n.kind = read_word<SensitiveKind>(row).value_or(SensitiveKind::national_identity);
    n.version = row.small();
    n.number.key_id = row.text();
    n.number.sealed = from_bytea(row.text());
    n.number.lookup = from_bytea(row.text());
    n.date = row.date();
    n.channel = read_word<Channel>(row).value_or(Channel::form);
    n.recorded_by = row.text();
    n.recorded_at = row.instant();
    out.push_back(std::move(n));
  }
  return out;
}

/// A write of one row that another editor may have made, changed or removed meanwhile.
Result<void> once(Result<std::int64_t> written) {
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

}  // namespace

std::vector<SensitiveAuthorisation> PostgresSensitiveDataStore::authorisations() {
  std::vector<SensitiveAuthorisation> out;
  for (auto kind : all_sensitive_kinds) out.push_back({.kind = kind, .version = 1, .number = {}, .granted_on = {}, .purpose_id = {}, .entered_by = {}, .entered_at = {}});
  Rows rows = connection_.run(all_authorisations);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto const kind = read_word<SensitiveKind>(row);
    if (!kind) continue;
    auto& known = out[static_cast<std::size_t>(*kind)];
    known.version = row.small();
    known.number = row.text();
    known.granted_on = row.maybe_date();
    known.purpose_id = row.maybe_id<PurposeTag>();
    known.entered_by = row.text();
    known.entered_at = row.maybe_instant();
  }
  return out;
}

Result<void> PostgresSensitiveDataStore::update(SensitiveAuthorisation const& a, Actor const& actor) {
  return once(connection_.write(update_authorisation, {{"number", a.number}, {"granted_on", a.granted_on}, {"purpose", a.purpose_id},
      {"actor", actor.account}, {"actor_name", actor.name}, {"kind", word(a.kind)}, {"version", a.version}}));
}

std::int64_t PostgresSensitiveDataStore::held(SensitiveKind kind) {
  Rows rows = connection_.run(held_of_kind, {{"kind", word(kind)}});
  return RowReader(rows, 0).integer();
}

std::optional<DisabilityStatement> PostgresSensitiveDataStore::disability(PersonId person) {
  Rows rows = connection_.run(find_disability, {{"person", person}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  DisabilityStatement d;
  d.person_id = row.id<PersonTag>();
  d.version = row.small();
  for (auto& answer : d.answers)
    if (auto const said = row.maybe_small()) answer = static_cast<Difficulty>(*said - 1);
  d.date = row.date();
  d.channel = read_word<Channel>(row).value_or(Channel::form);
  d.recorded_by = row.text();
  d.recorded_at = row.instant();
  return d;
}

Result<void> PostgresSensitiveDataStore::put(DisabilityStatement const& d, Actor const& actor) {
  auto said = [&](Functioning domain) { return number_of(d.answers[static_cast<std::size_t>(domain)]); };
  if (d.version == 0)
    return once(connection_.write(insert_disability, {{"person", d.person_id}, {"seeing", said(Functioning::seeing)}, {"hearing", said(Functioning::hearing)},
        {"walking", said(Functioning::walking)}, {"remembering", said(Functioning::remembering)}, {"self_care", said(Functioning::self_care)},
        {"communicating", said(Functioning::communicating)}, {"date", d.date}, {"channel", word(d.channel)}, {"actor", actor.account}, {"actor_name", actor.name}}));
  return once(connection_.write(update_disability, {{"person", d.person_id}, {"seeing", said(Functioning::seeing)}, {"hearing", said(Functioning::hearing)},
      {"walking", said(Functioning::walking)}, {"remembering", said(Functioning::remembering)}, {"self_care", said(Functioning::self_care)},
      {"communicating", said(Functioning::communicating)}, {"date", d.date}, {"channel", word(d.channel)}, {"actor", actor.account}, {"actor_name", actor.name},
      {"version", d.version}}));
}

bool PostgresSensitiveDataStore::remove_disability(PersonId person, int version) {
  auto const removed = connection_.write(delete_disability, {{"person", person}, {"version", version}});
  return removed && *removed > 0;
}

DisabilityTotals PostgresSensitiveDataStore::disability_of(std::vector<PersonId> const& people) {
  Rows rows = connection_.run(count_stated, {{"people", people}});
  RowReader row(rows, 0);
  DisabilityTotals totals;
  totals.yes = row.integer();
  totals.no = row.integer();
  totals.not_stated = static_cast<std::int64_t>(people.size()) - totals.yes - totals.no;
  return totals;
}

std::optional<DisabilityEdition> PostgresSensitiveDataStore::last_disability_edition() {
  Rows rows = connection_.run(last_edition);
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  DisabilityEdition edition;
  edition.day = row.date();
  edition.published_at = row.instant();
  edition.totals.yes = row.integer();
  edition.totals.no = row.integer();
  edition.totals.not_stated = row.integer();
  edition.published_by = row.text();
  return edition;
}

Result<void> PostgresSensitiveDataStore::insert(DisabilityEdition const& e, Actor const& actor) {
  auto written = connection_.write(insert_edition, {{"day", e.day}, {"yes", e.totals.yes}, {"no", e.totals.no}, {"not_stated", e.totals.not_stated},
      {"actor", actor.account}, {"actor_name", actor.name}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

std::vector<IdentityNumber> PostgresSensitiveDataStore::identity_numbers(PersonId person) {
  return read_numbers(connection_.run(numbers_of, {{"person", person}}));
}

Result<void> PostgresSensitiveDataStore::put(IdentityNumber const& n, Actor const& actor) {
  if (n.version == 0)
    return once(connection_.write(insert_number, {{"person", n.person_id}, {"kind", word(n.kind)}, {"key_id", n.number.key_id},
        {"sealed", to_bytea(n.number.sealed)}, {"lookup", to_bytea(n.number.lookup)}, {"date", n.date}, {"channel", word(n.channel)},
        {"actor", actor.account}, {"actor_name", actor.name}}));
  return once(connection_.write(update_number, {{"person", n.person_id}, {"kind", word(n.kind)}, {"key_id", n.number.key_id},
      {"sealed", to_bytea(n.number.sealed)}, {"lookup", to_bytea(n.number.lookup)}, {"date", n.date}, {"channel", word(n.channel)},
      {"actor", actor.account}, {"actor_name", actor.name}, {"version", n.version}}));
}

bool PostgresSensitiveDataStore::remove_identity_number(PersonId person, SensitiveKind kind, int version) {
  auto const removed = connection_.write(delete_number, {{"person", person}, {"kind", word(kind)}, {"version", version}});
  return removed && *removed > 0;
}

std::vector<PersonOfNumber> PostgresSensitiveDataStore::people_with(SensitiveKind kind, std::vector<NumberLookup> const& lookups) {
  std::vector<PersonOfNumber> out;
  for (auto const& each : lookups) {
    Rows rows = connection_.run(with_number, {{"kind", word(kind)}, {"key_id", each.key_id}, {"lookup", to_bytea(each.lookup)}});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      RowReader row(rows, i);
      PersonOfNumber person;
      person.person_id = row.id<PersonTag>();
      person.name = row.text();
      out.push_back(std::move(person));
    }
  }
  return out;
}

std::vector<std::string> PostgresSensitiveDataStore::keys_in_use() {
  Rows rows = connection_.run(needed_keys);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(RowReader(rows, i).text());
  return out;
}

std::vector<IdentityNumber> PostgresSensitiveDataStore::hold_all_numbers() {
  connection_.run(hold_numbers);
  return read_numbers(connection_.run(all_numbers));
}

void PostgresSensitiveDataStore::reseal(IdentityNumber const& n) {
  connection_.write(seal_anew, {{"person", n.person_id}, {"kind", word(n.kind)}, {"key_id", n.number.key_id}, {"sealed", to_bytea(n.number.sealed)},
                                {"lookup", to_bytea(n.number.lookup)}}).value();
}

}  // namespace athar::persistence
