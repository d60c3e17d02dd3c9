#include "persistence/imports/imported_records.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_by_references = R"(
select s.id, s.version, s.external_reference, s.title_fr, s.title_ar, s.title_en, s.kind, s.modality, s.place_code, s.country, s.venue,
       s.seats, s.planned_period, s.time_zone, s.head_count_total, s.head_count_women, s.head_count_men, s.note, s.status,
       s.recorded_sitting_count > 0,
       array(select sp.programme_id from athar.session_programme sp where sp.session_id = s.id order by sp.position, sp.programme_id),
       array(select distinct x.date from athar.sitting x where x.session_id = s.id order by x.date),
       s.course_id, s.edition, coalesce(c.reference, '')
from athar.session s
left join athar.course c on c.id = s.course_id
where s.external_reference = any(CAST(:references AS text[])))";

constexpr std::string_view find_programmes = "select code, id from athar.programme where code = any(CAST(:codes AS text[]))";

// Editions are numbered one after another: courses are held in one statement, their editions counted in the next.
constexpr std::string_view hold_courses = "select 1 from athar.course where id = any(CAST(:courses AS uuid[])) order by id for no key update";

constexpr std::string_view insert_many = R"(
insert into athar.session
  (id, created_year, external_reference, title_fr, title_ar, title_en, kind, modality, place_code, country, region_code, venue, seats, time_zone,
   languages, first_date, last_date, planned_minutes, sitting_count, status, head_count_total, head_count_women, head_count_men, note,
   course_id, edition)
select g.id, CAST(:year AS smallint), nullif(g.external_reference, ''), g.title_fr, g.title_ar, g.title_en, g.kind, g.modality,
       nullif(g.place, ''), coalesce(p.country_code, nullif(g.country, '')), p.region_code, g.venue, CAST(nullif(g.seats, '') AS integer), g.time_zone,
       coalesce(string_to_array(nullif(g.languages, ''), ','), '{}'), CAST(nullif(g.first_date, '') AS date),
       CAST(nullif(g.last_date, '') AS date), CAST(g.minutes AS integer), CAST(g.sittings AS integer), g.status,
       CAST(nullif(g.total, '') AS integer), CAST(nullif(g.women, '') AS integer), CAST(nullif(g.men, '') AS integer), g.note,
       CAST(nullif(g.course, '') AS uuid),
       case when g.course <> '' then (select coalesce(max(e.edition), 0) from athar.session e where e.course_id = CAST(g.course AS uuid))
                                     + row_number() over (partition by g.course order by g.nth) end
from unnest(CAST(:ids AS uuid[]), CAST(:references AS text[]), CAST(:titles_fr AS text[]), CAST(:titles_ar AS text[]),
            CAST(:titles_en AS text[]), CAST(:kinds AS text[]), CAST(:modalities AS text[]), CAST(:places AS text[]),
            CAST(:countries AS text[]), CAST(:venues AS text[]), CAST(:seats AS text[]), CAST(:zones AS text[]), CAST(:languages AS text[]),
            CAST(:first_dates AS text[]), CAST(:last_dates AS text[]), CAST(:minutes AS text[]), CAST(:sittings AS text[]),
            CAST(:statuses AS text[]), CAST(:totals AS text[]), CAST(:women AS text[]), CAST(:men AS text[]), CAST(:notes AS text[]),
            CAST(:courses AS text[]))
     with ordinality as g(id, external_reference, title_fr, title_ar, title_en, kind, modality, place, country, venue, seats, time_zone, languages,
                          first_date, last_date, minutes, sittings, status, total, women, men, note, course, nth)
left join athar.place p on p.code = nullif(g.place, '')
order by g.nth)";

constexpr std::string_view insert_programmes = R"(
insert into athar.session_programme (session_id, programme_id, position)
select g.session_id, g.programme_id, g.position
from unnest(CAST(:sessions AS uuid[]), CAST(:programmes AS uuid[]), CAST(:positions AS integer[])) as g(session_id, programme_id, position))";

constexpr std::string_view insert_sittings = R"(
insert into athar.sitting (session_id, date, number, starts, ends)
select g.session_id, g.date, g.number, CAST(nullif(g.starts, '') AS smallint), CAST(nullif(g.ends, '') AS smallint)
from unnest(CAST(:sessions AS uuid[]), CAST(:dates AS date[]), CAST(:numbers AS smallint[]), CAST(:starts AS text[]), CAST(:ends AS text[]))
     as g(session_id, date, number, starts, ends))";

std::string number_text(std::optional<int> number) { return number ? std::to_string(*number) : std::string(); }
std::string minutes_text(std::optional<LocalTime> time) { return time ? std::to_string(time->minutes) : std::string(); }

std::string joined(std::vector<std::string> const& list) {
  std::string out;
  for (auto const& each : list) out += (out.empty() ? "" : ",") + each;
  return out;
}

}  // namespace

std::vector<KnownSession> PostgresImportedRecords::sessions_with_references(std::vector<std::string> const& references) {
  if (references.empty()) return {};
  Rows rows = connection_.run(find_by_references, {{"references", references}});
  std::vector<KnownSession> out(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto& s = out[i].session;
    s.id = row.id<SessionTag>();
    out[i].id = s.id;
    s.version = row.small();
    s.external_reference = row.maybe_text();
    s.title = row.localized();
    s.kind = session_kind_named(row.text()).value_or(SessionKind::training);
    s.modality = modality_named(row.text()).value_or(Modality::in_person);
    s.place_code = row.maybe_text();
    s.country = row.maybe_text();
    s.venue = row.text();
    s.seats = row.maybe_small();
    s.planned_period = row.maybe_text();
    s.time_zone = row.text();
    auto const total = row.maybe_small(), women = row.maybe_small(), men = row.maybe_small();
    if (total) s.head_count = HeadCount{*total, women, men};
    s.note = row.text();
    out[i].status = session_status_named(row.text()).value_or(SessionStatus::planned);
    out[i].has_attendance = row.boolean();
    s.programme_ids = row.ids<ProgrammeTag>();
    for (auto const& day : row.texts())
      if (auto date = LocalDate::parse(day)) s.days.push_back({*date, {}});
    auto const course = row.maybe_id<CourseTag>();
    auto const edition = row.maybe_small();
    if (course) s.edition = SessionEdition{*course, edition.value_or(0)};
    out[i].course_reference = row.text();
  }
  return out;
}

std::map<std::string, ProgrammeId> PostgresImportedRecords::programmes(std::vector<std::string> const& codes) {
  std::map<std::string, ProgrammeId> out;
  if (codes.empty()) return out;
  Rows rows = connection_.run(find_programmes, {{"codes", codes}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowReader row(rows, i);
    auto code = row.text();
    out.emplace(std::move(code), row.id<ProgrammeTag>());
  }
  return out;
}

Result<void> PostgresImportedRecords::insert_sessions(std::vector<Session> const& sessions, std::vector<bool> const& completed, int year) {
  if (sessions.empty()) return {};
  std::vector<SessionId> ids, programme_sessions, sitting_sessions;
  std::vector<ProgrammeId> programme_ids;
  std::vector<std::string> references, titles_fr, titles_ar, titles_en, kinds, modalities, places, countries, venues, seats, zones, languages,
      first_dates, last_dates, minutes, sitting_counts, statuses, totals, women, men, notes, courses, dates, starts, ends;
  std::vector<CourseId> held;
  std::vector<int> positions, numbers;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    auto const& s = sessions[i];
    auto const first = first_date(s), last = last_date(s);
    int sittings = 0;
    for (auto const& day : s.days) {
      for (std::size_t n = 0; n < day.sittings.size(); ++n, ++sittings) {
        sitting_sessions.push_back(s.id);
        dates.push_back(day.date.text());
        numbers.push_back(static_cast<int>(n) + 1);
        starts.push_back(minutes_text(day.sittings[n].starts));
        ends.push_back(minutes_text(day.sittings[n].ends));
      }
    }
    for (std::size_t n = 0; n < s.programme_ids.size(); ++n) {
      programme_sessions.push_back(s.id);
      programme_ids.push_back(s.programme_ids[n]);
      positions.push_back(static_cast<int>(n));
    }
    ids.push_back(s.id);
    references.push_back(s.external_reference.value_or(""));
    titles_fr.push_back(s.title.fr);
    titles_ar.push_back(s.title.ar);
    titles_en.push_back(s.title.en);
    kinds.emplace_back(name_of(s.kind));
    modalities.emplace_back(name_of(s.modality));
    places.push_back(s.place_code.value_or(""));
    countries.push_back(s.country.value_or(""));
    venues.push_back(s.venue);
    seats.push_back(number_text(s.seats));
    zones.push_back(s.time_zone);
    languages.push_back(joined(s.languages));
    first_dates.push_back(first ? first->text() : std::string());
    last_dates.push_back(last ? last->text() : std::string());
    minutes.push_back(std::to_string(planned_minutes(s)));
    sitting_counts.push_back(std::to_string(sittings));
    statuses.emplace_back(name_of(completed[i] ? SessionStatus::completed : SessionStatus::planned));
    totals.push_back(s.head_count ? std::to_string(s.head_count->total) : std::string());
    women.push_back(s.head_count ? number_text(s.head_count->women) : std::string());
    men.push_back(s.head_count ? number_text(s.head_count->men) : std::string());
    notes.push_back(s.note);
    courses.push_back(s.edition ? s.edition->course_id.text() : std::string());
    if (s.edition) held.push_back(s.edition->course_id);
  }
  if (!held.empty()) connection_.run(hold_courses, {{"courses", held}});
  auto written = connection_.write(insert_many, {{"year", year}, {"ids", ids}, {"references", references}, {"titles_fr", titles_fr},
      {"titles_ar", titles_ar}, {"titles_en", titles_en}, {"kinds", kinds}, {"modalities", modalities}, {"places", places},
      {"countries", countries}, {"venues", venues}, {"seats", seats}, {"zones", zones}, {"languages", languages}, {"first_dates", first_dates},
      {"last_dates", last_dates}, {"minutes", minutes}, {"sittings", sitting_counts}, {"statuses", statuses}, {"totals", totals},
      {"women", women}, {"men", men}, {"notes", notes}, {"courses", courses}});
  if (!written) return refuse(std::move(written.error()));
  written = connection_.write(insert_programmes, {{"sessions", programme_sessions}, {"programmes", programme_ids}, {"positions", positions}});
  if (!written) return refuse(std::move(written.error()));
  written = connection_.write(insert_sittings, {{"sessions", sitting_sessions}, {"dates", dates}, {"numbers", numbers}, {"starts", starts},
                                                {"ends", ends}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

}  // namespace athar::persistence
