#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "persistence/duplicates/duplicate_store.hpp"
#include "persistence/duplicates/profile_row.hpp"
#include "persistence/postgres/paging.hpp"

namespace athar::persistence {
namespace {

// What was called different comes back only when the evidence has grown eightfold since.
#define ATHAR_WRITE_PAIRS(a, b, table)                                                                                             \
  "insert into athar.duplicate_pair as d (id, " a ", " b ", score, bits, certain, reasons) "                                      \
  "select gen_random_uuid(), least(g.a, g.b), greatest(g.a, g.b), g.score, g.bits, g.certain, g.reasons "                          \
  "from unnest(CAST(:a AS uuid[]), CAST(:b AS uuid[]), CAST(:scores AS double precision[]), CAST(:bits AS double precision[])," \
  "            CAST(:certain AS boolean[]), CAST(:reasons AS text[])) as g(a, b, score, bits, certain, reasons) "                  \
  "join athar." table " x on x.id = g.a join athar." table " y on y.id = g.b "                                                    \
  "on conflict (" a ", " b ") do update "                                                                                          \
  "set score = excluded.score, bits = excluded.bits, certain = excluded.certain, reasons = excluded.reasons, seen_at = clock_timestamp()," \
  "    version = d.version + case when d.state = 'different' and excluded.bits > d.decided_bits + 3 then 1 else 0 end,"            \
  "    decided_at = case when d.state = 'different' and excluded.bits > d.decided_bits + 3 then null else d.decided_at end,"        \
  "    state = case when d.state = 'different' and excluded.bits > d.decided_bits + 3 then 'open' else d.state end"

constexpr std::string_view write_people_pairs = ATHAR_WRITE_PAIRS("person_a", "person_b", "person");
constexpr std::string_view write_organisation_pairs = ATHAR_WRITE_PAIRS("organisation_a", "organisation_b", "organisation");

#define ATHAR_DROP_PAIRS(a, b)                                                                                                     \
  "delete from athar.duplicate_pair d "                                                                                            \
  "where (d." a " = CAST(:record AS uuid) or d." b " = CAST(:record AS uuid)) and d.state in ('open', 'later')"                   \
  "  and not (case when d." a " = CAST(:record AS uuid) then d." b " else d." a " end = any (CAST(:others AS uuid[])))"
constexpr std::string_view drop_people_pairs = ATHAR_DROP_PAIRS("person_a", "person_b");
constexpr std::string_view drop_organisation_pairs = ATHAR_DROP_PAIRS("organisation_a", "organisation_b");

constexpr std::string_view forget_pairs = R"(
delete from athar.duplicate_pair d
where d.state = 'open' and d.seen_at < CAST(:since AS timestamptz) and (d.person_a is not null) = CAST(:people AS boolean))";

#define ATHAR_PERSON_RECORD(p)                                                                                                     \
  p ".id, " p ".family_name, " p ".given_name, " p ".family_name_ar, " p ".given_name_ar, " p ".sex, " p ".birth_date, " p         \
  ".birth_year, " p ".email, " p ".phone, coalesce(" p "_post.function, ''), coalesce(" p "_org.name_fr, ''), coalesce(" p         \
  "_org.name_ar, ''), coalesce(" p "_org.name_en, ''), coalesce(" p "_place.name_fr, ''), coalesce(" p                             \
  "_place.name_ar, ''), coalesce(" p "_place.name_en, ''), (select count(*) from athar.registration r where r.person_id = " p      \
  ".id and r.status <> 'withdrawn')"
#define ATHAR_PERSON_RECORD_POST(p)                                                                                                \
  " left join athar.affiliation " p "_post on " p "_post.person_id = " p ".id and " p "_post.valid_to is null"                     \
  " left join athar.organisation " p "_org on " p "_org.id = " p "_post.organisation_id"                                           \
  " left join athar.place " p "_place on " p "_place.code = " p "_post.place_code "

#define ATHAR_ORGANISATION_RECORD(o)                                                                                               \
  o ".id, " o ".name_fr, " o ".name_ar, " o ".name_en, " o ".acronym_fr, " o ".acronym_ar, " o ".acronym_en, " o                   \
  ".type, " o ".email, coalesce(" o "_over.name_fr, ''), coalesce(" o "_over.name_ar, ''), coalesce(" o                            \
  "_over.name_en, ''), coalesce(" o "_place.name_fr, ''), coalesce(" o "_place.name_ar, ''), coalesce(" o                          \
  "_place.name_en, ''), (select count(*) from athar.affiliation f where f.organisation_id = " o ".id and f.valid_to is null)"
#define ATHAR_ORGANISATION_RECORD_PLACE(o)                                                                                         \
  " left join athar.organisation " o "_over on " o "_over.id = " o ".parent_id"                                                    \
  " left join athar.place " o "_place on " o "_place.code = coalesce(" o ".place_code, " o ".country) "

#define ATHAR_PAIR_COLUMNS "d.id, d.version, d.score, d.certain, d.reasons, d.state, d.found_at, d.decided_at, d.decided_name, d.later_until, "

// A pair that was put off until a day that has come waits again, as if nobody had said anything of it.
#define ATHAR_WAITS_AGAIN "(q.state = 'later' and q.later_until <= CAST(now() AS date))"

#define ATHAR_LIST_PAIRS(columns, a, b, table, record_x, record_y, joins)                                                          \
  "select " ATHAR_PAIR_COLUMNS record_x ", " record_y " from ("                                                                     \
  "  select q.id, q.version, q.score, q.certain, q.reasons,"                                                                       \
  "         case when " ATHAR_WAITS_AGAIN " then 'open' else q.state end as state, q.found_at, q.decided_at, q.decided_name,"       \
  "         q.later_until, q." a ", q." b                                                                                          \
  "  from athar.duplicate_pair q where " columns                                                                                   \
  "  order by q.score desc, q.id limit :limit) d "                                                                                 \
  "join athar." table " x on x.id = d." a " join athar." table " y on y.id = d." b joins " order by d.score desc, d.id"

#define ATHAR_QUEUE(a, b)                                                                                                          \
  "q." a " is not null and case when " ATHAR_WAITS_AGAIN " then 'open' else q.state end = :state"                                 \
  " and (CAST(:record AS uuid) IS NULL OR q." a " = CAST(:record AS uuid) OR q." b " = CAST(:record AS uuid))"                     \
  " and (CAST(:after_key AS double precision) IS NULL OR q.score < CAST(:after_key AS double precision)"                           \
  "      OR (q.score = CAST(:after_key AS double precision) and q.id > CAST(:after_id AS uuid)))"

#define ATHAR_ONE_PAIR(a) "q." a " is not null and q.id = CAST(:id AS uuid)"

constexpr std::string_view list_people_pairs =
    ATHAR_LIST_PAIRS(ATHAR_QUEUE("person_a", "person_b"), "person_a", "person_b", "person", ATHAR_PERSON_RECORD("x"), ATHAR_PERSON_RECORD("y"),
                     ATHAR_PERSON_RECORD_POST("x") ATHAR_PERSON_RECORD_POST("y"));
constexpr std::string_view list_organisation_pairs =
    ATHAR_LIST_PAIRS(ATHAR_QUEUE("organisation_a", "organisation_b"), "organisation_a", "organisation_b", "organisation",
                     ATHAR_ORGANISATION_RECORD("x"), ATHAR_ORGANISATION_RECORD("y"),
                     ATHAR_ORGANISATION_RECORD_PLACE("x") ATHAR_ORGANISATION_RECORD_PLACE("y"));
constexpr std::string_view find_people_pair =
    ATHAR_LIST_PAIRS(ATHAR_ONE_PAIR("person_a"), "person_a", "person_b", "person", ATHAR_PERSON_RECORD("x"), ATHAR_PERSON_RECORD("y"),
                     ATHAR_PERSON_RECORD_POST("x") ATHAR_PERSON_RECORD_POST("y"));
constexpr std::string_view find_organisation_pair =
    ATHAR_LIST_PAIRS(ATHAR_ONE_PAIR("organisation_a"), "organisation_a", "organisation_b", "organisation", ATHAR_ORGANISATION_RECORD("x"),
                     ATHAR_ORGANISATION_RECORD("y"), ATHAR_ORGANISATION_RECORD_PLACE("x") ATHAR_ORGANISATION_RECORD_PLACE("y"));

#define ATHAR_COUNT_PAIRS(a, b)                                                                                                    \
  "select count(*) from (select 1 from athar.duplicate_pair q where q." a " is not null"                                             \
  " and case when " ATHAR_WAITS_AGAIN " then 'open' else q.state end = :state"                                                    \
  " and (CAST(:record AS uuid) IS NULL OR q." a " = CAST(:record AS uuid) OR q." b " = CAST(:record AS uuid)) limit 10001) counted"
constexpr std::string_view count_people_pairs = ATHAR_COUNT_PAIRS("person_a", "person_b");
constexpr std::string_view count_organisation_pairs = ATHAR_COUNT_PAIRS("organisation_a", "organisation_b");

constexpr std::string_view find_person_records = "select " ATHAR_PERSON_RECORD("x") " from athar.person x " ATHAR_PERSON_RECORD_POST("x")
    "where x.id = any (CAST(:ids AS uuid[]))";
constexpr std::string_view find_organisation_records = "select " ATHAR_ORGANISATION_RECORD("x")
    " from athar.organisation x " ATHAR_ORGANISATION_RECORD_PLACE("x") "where x.id = any (CAST(:ids AS uuid[]))";

constexpr std::string_view decide_pair = R"(
update athar.duplicate_pair
set version = version + 1, state = CAST(:verdict AS text),
    decided_at = case when CAST(:verdict AS text) = 'open' then null else CAST(:now AS timestamptz) end,
    decided_by = CAST(:account AS uuid), decided_name = :name, decided_bits = bits, later_until = CAST(:until AS date)
where id = :id and version = :version)";

double number(RowReader& row) { return std::strtod(row.text().c_str(), nullptr); }

DuplicateRecord read_person_record(RowReader& row) {
  DuplicateRecord out;
  out.id = row.id<PersonTag>().uuid;
  out.family_name = row.text();
  out.given_name = row.text();
  out.family_name_ar = row.text();
  out.given_name_ar = row.text();
  out.sex = read_word<Sex>(row).value_or(Sex::not_stated);
  out.birth_date = row.maybe_date();
  out.birth_year = row.maybe_small();
  out.email = row.maybe_text();
  out.phone = row.maybe_text();
  out.function = row.text();
  out.organisation_name = row.localized();
  out.place_name = row.localized();
  out.participations = row.small();
  return out;
}

DuplicateRecord read_organisation_record(RowReader& row) {
  DuplicateRecord out;
  out.id = row.id<OrganisationTag>().uuid;
  out.name = row.localized();
  out.acronym = row.localized();
  out.type = row.text();
  out.email = row.maybe_text();
  out.organisation_name = row.localized();
  out.place_name = row.localized();
  out.participations = row.small();
  return out;
}

std::vector<DuplicatePair> read_pairs(Rows& rows, DuplicateSubject subject) {
  std::vector<DuplicatePair> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    DuplicatePair pair;
    pair.subject = subject;
    pair.id = row.id<DuplicatePairTag>();
    pair.version = row.small();
    pair.score = number(row);
    pair.is_certain = row.boolean();
    pair.reasons = read_reasons(row.text());
    auto const state = row.text();
    for (std::size_t w = 0; w < duplicate_verdict_words.size(); ++w)
      if (duplicate_verdict_words[w] == state) pair.verdict = static_cast<DuplicateVerdict>(w);
    pair.found_at = row.instant();
    pair.decided_at = row.maybe_instant();
    pair.decided_by = row.text();
    pair.later_until = row.maybe_date();
    auto record = [&] { return subject == DuplicateSubject::people ? read_person_record(row) : read_organisation_record(row); };
    pair.a = record();
    pair.b = record();
    out.push_back(std::move(pair));
  }
  return out;
}

}  // namespace

std::string reasons_text(std::vector<Reason> const& reasons) {
  std::string out;
  for (auto const& reason : reasons) out += fmt::format("{}{}:{:.0f}", out.empty() ? "" : " ", word(reason.evidence), reason.bits * 100);
  return out;
}

std::vector<Reason> read_reasons(std::string_view text) {
  std::vector<Reason> out;
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    auto const entry = text.substr(0, end);
    auto const mark = std::min(entry.find(':'), entry.size());
    int hundredths = 0;
    if (mark < entry.size()) std::from_chars(entry.data() + mark + 1, entry.data() + entry.size(), hundredths);
    for (std::size_t i = 0; i < evidence_words.size(); ++i)
      if (evidence_words[i] == entry.substr(0, mark)) out.push_back({static_cast<Evidence>(i), hundredths / 100.0});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void PostgresDuplicateStore::write_pairs(DuplicateSubject subject, std::span<FoundPair const> pairs) {
  if (pairs.empty()) return;
  std::vector<std::string> a, b, scores, bits, certain, reasons;
  for (auto const& pair : pairs) {
    a.push_back(pair.a.text());
    b.push_back(pair.b.text());
    scores.push_back(fmt::format("{:.6f}", pair.likelihood.score));
    bits.push_back(fmt::format("{:.3f}", pair.likelihood.bits));
    certain.emplace_back(pair.likelihood.is_certain ? "t" : "f");
    reasons.push_back(reasons_text(pair.likelihood.reasons));
  }
  connection_.run(subject == DuplicateSubject::people ? write_people_pairs : write_organisation_pairs,
                  {{"a", a}, {"b", b}, {"scores", scores}, {"bits", bits}, {"certain", certain}, {"reasons", reasons}});
}

void PostgresDuplicateStore::drop_pairs_not_found(DuplicateSubject subject, Uuid const& record, std::vector<FoundPair> const& found) {
  std::vector<std::string> others;
  for (auto const& pair : found) others.push_back((pair.a == record ? pair.b : pair.a).text());
  connection_.run(subject == DuplicateSubject::people ? drop_people_pairs : drop_organisation_pairs, {{"record", record}, {"others", others}});
}

void PostgresDuplicateStore::forget_unseen(DuplicateSubject subject, Instant since) {
  connection_.run(forget_pairs, {{"since", since}, {"people", subject == DuplicateSubject::people}});
}

Page<DuplicatePair> PostgresDuplicateStore::list(DuplicateFilter const& f, PageRequest const& request) {
  bool const people = f.subject == DuplicateSubject::people;
  Rows rows = connection_.run(people ? list_people_pairs : list_organisation_pairs, {{"state", word(f.verdict)}, {"record", f.record},
      {"after_key", request.after_key}, {"after_id", request.after_id}, {"limit", request.limit + 1}});
  auto page = page_of(read_pairs(rows, f.subject), request, [](auto const& pair) { return fmt::format("{}", pair.score); },
                      [](auto const& pair) { return pair.id.text(); });
  if (request.with_total) {
    Rows counted = connection_.run(people ? count_people_pairs : count_organisation_pairs, {{"state", word(f.verdict)}, {"record", f.record}});
    set_total(page, RowReader(counted, 0).integer());
  }
  return page;
}

std::optional<DuplicatePair> PostgresDuplicateStore::find(DuplicatePairId id) {
  for (auto const subject : {DuplicateSubject::people, DuplicateSubject::organisations}) {
    Rows rows = connection_.run(subject == DuplicateSubject::people ? find_people_pair : find_organisation_pair, {{"id", id}, {"limit", 1}});
    if (auto pairs = read_pairs(rows, subject); !pairs.empty()) return std::move(pairs.front());
  }
  return std::nullopt;
}

Result<void> PostgresDuplicateStore::decide(DuplicatePairId id, int version, DuplicateVerdict verdict, std::optional<AccountId> account,
                                            std::string const& name, Instant now, std::optional<LocalDate> until) {
  auto written = connection_.write(decide_pair, {{"verdict", word(verdict)}, {"now", now}, {"until", until}, {"account", account}, {"name", name}, {"id", id},
                                                 {"version", version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

std::vector<DuplicateRecord> PostgresDuplicateStore::person_records(std::vector<PersonId> const& ids) {
  if (ids.empty()) return {};
  Rows rows = connection_.run(find_person_records, {{"ids", ids}});
  std::vector<DuplicateRecord> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(read_person_record(row));
  }
  return out;
}

std::vector<DuplicateRecord> PostgresDuplicateStore::organisation_records(std::vector<OrganisationId> const& ids) {
  if (ids.empty()) return {};
  Rows rows = connection_.run(find_organisation_records, {{"ids", ids}});
  std::vector<DuplicateRecord> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    out.push_back(read_organisation_record(row));
  }
  return out;
}

}  // namespace athar::persistence
