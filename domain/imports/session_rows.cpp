#include "domain/imports/session_rows.hpp"

#include <algorithm>

namespace athar {
namespace {

/// The column that a refused field of a session came from.
std::string refused_column(std::string const& path, std::map<std::string, std::string> const& mapping) {
  std::string field = path.substr(0, path.find('/'));
  if (field == "head_count") field = path == "head_count/women" ? "head_count_women" : path == "head_count/men" ? "head_count_men" : "head_count_total";
  if (field == "days") field = mapping.contains("days") ? "days" : "first_date";
  if (field == "programme_ids") field = "programme";
  if (field == "course_id") field = "course";
  return column_of(mapping, field);
}

/// The days a row names. Days between the first and the last are not invented.
std::vector<SessionDay> days_of(SessionCells const& cells) {
  std::vector<Sitting> hours;
  if (cells.starts && cells.ends) hours = {{cells.starts, cells.ends}};
  std::vector<SessionDay> days;
  for (auto const& day : cells.days) days.push_back({day, hours});
  if (!days.empty()) return days;
  if (cells.first_date) days.push_back({*cells.first_date, hours});
  if (cells.last_date && cells.last_date != cells.first_date) days.push_back({*cells.last_date, hours});
  return days;
}

/// Days a file names one by one are compared one by one.
bool says_other_days(Session const& session, SessionCells const& cells) {
  if (!cells.days.empty())
    return !std::equal(session.days.begin(), session.days.end(), cells.days.begin(), cells.days.end(),
                       [](auto const& stored, auto const& day) { return stored.date == day; });
  if (cells.first_date && first_date(session) != cells.first_date) return true;
  return cells.last_date && last_date(session) != cells.last_date;
}

std::string number_text(std::optional<int> number) { return number ? std::to_string(*number) : std::string(); }

/// The reference of the course that a session is an edition of.
std::string course_text(Session const& session, KnownSession const& before, SessionLookup const& lookup) {
  if (!session.edition) return {};
  for (auto const& [text, named] : lookup.courses)
    for (auto const& each : named.meant)
      if (each.course.id == session.edition->course_id) return each.reference;
  return before.course_reference;
}

Described described(Session const& s, KnownSession const& before, SessionLookup const& lookup) {
  std::string programmes, days;
  for (auto const& id : s.programme_ids)
    for (auto const& [code, known] : lookup.programmes)
      if (known == id) programmes += (programmes.empty() ? "" : ", ") + code;
  for (auto const& day : s.days) days += (days.empty() ? "" : ", ") + day.date.text();
  auto const heads = s.head_count.value_or(HeadCount{});
  return {{"title_fr", s.title.fr}, {"title_ar", s.title.ar}, {"title_en", s.title.en}, {"kind", std::string(name_of(s.kind))},
          {"modality", std::string(name_of(s.modality))}, {"programme", programmes}, {"course", course_text(s, before, lookup)}, {"days", days}, {"country", s.country.value_or("")},
          {"place_code", s.place_code.value_or("")}, {"venue", s.venue}, {"seats", number_text(s.seats)},
          {"head_count_total", s.head_count ? std::to_string(heads.total) : ""}, {"head_count_women", number_text(heads.women)},
          {"head_count_men", number_text(heads.men)}, {"note", s.note}};
}

class Planner {
 public:
  Planner(std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults, SessionLookup const& lookup)
      : mapping_(mapping), defaults_(defaults), lookup_(lookup), language_(default_of(defaults, "language")) {}

  PlannedSession plan(SessionCells cells) {
    PlannedSession planned;
    remarks_ = std::move(cells.remarks);
    auto const known = lookup_.sessions.find(cells.reference);
    bool const is_known = known != lookup_.sessions.end();
    check_names(cells);
    check_repeats(cells);
    check_course(cells, is_known ? known->second.session.edition : std::nullopt);
    planned.session = is_known ? known->second.session : fresh(cells);
    if (!is_known) note_days(cells, planned.session);
    if (is_known) planned.row.subject = known->second.id.uuid;
    if (is_known && known->second.has_attendance && says_other_days(planned.session, cells))
      remark("first_date", "attendance_entered");
    bool const has_total = cells.total || (planned.session.head_count && !cells.total_emptied);
    // A total that could not be read is not also missing.
    if (!has_total && (cells.women || cells.men) && !is_refused(column_of(mapping_, "head_count_total"))) remark("head_count_total", "required");
    lay_over(planned.session, cells, lookup_, language_);
    bool const same = is_known && planned.session == known->second.session;
    auto result = checked(planned.session);
    if (!result) {
      // A cell that could not be read is not also missing.
      for (auto const& field : result.error().fields)
        if (auto const column = refused_column(field.path, mapping_); !is_refused(column) && !(field.code == "title_required" && is_refused(column_of(mapping_, "course"))))
          remarks_.push_back({column, field.code, field.detail, false});
    } else if (!is_known) {
      planned.session = std::move(*result);
    }
    planned.row.row = cells.row;
    planned.row.outcome = outcome_of(remarks_, is_known, same);
    planned.row.label = planned.session.title.in(Language::fr);
    if (planned.row.outcome == RowOutcome::changed)
      planned.row.changes = differences(described(known->second.session, known->second, lookup_), described(planned.session, known->second, lookup_));
    planned.row.values = std::move(cells.values);
    planned.row.remarks = std::move(remarks_);
    planned.cells = std::move(cells);
    return planned;
  }

 private:
  void remark(std::string const& field, std::string code, std::string detail = {}, bool warning = false) {
    remarks_.push_back({column_of(mapping_, field), std::move(code), std::move(detail), warning});
  }

  bool is_refused(std::string const& column) const {
    return !column.empty() &&
           std::any_of(remarks_.begin(), remarks_.end(), [&](auto const& r) { return r.column == column && !r.warning; });
  }

  void check_names(SessionCells& cells) {
    if (!cells.country.empty() && !lookup_.countries.contains(cells.country)) {
      remark("country", "unknown_country", cells.country, true);
      cells.country.clear();
    }
    if (!cells.place_code.empty() && !lookup_.places.contains(cells.place_code)) remark("place_code", "unknown_place", cells.place_code);
    if (!cells.programme.empty() && !lookup_.programmes.contains(cells.programme)) remark("programme", "unknown_programme", cells.programme);
  }

  void check_repeats(SessionCells const& cells) {
    if (cells.reference.empty()) return;
    auto const [first, is_first] = rows_by_reference_.emplace(cells.reference, cells.row);
    if (!is_first) remark("external_reference", "repeated_code", std::to_string(first->second));
  }

  /// What is left in the cell is the course meant.
  void check_course(SessionCells& cells, std::optional<SessionEdition> const& before) {
    if (cells.course.empty()) return;
    auto const found = lookup_.courses.find(cells.course);
    auto const none = found == lookup_.courses.end() || found->second.meant.empty();
    if (none || found->second.meant.size() > 1) {
      remark("course", none ? "unknown_course" : "ambiguous_course", cells.course);
      if (found != lookup_.courses.end())
        for (auto const& each : none ? found->second.alike : found->second.meant)
          if (remarks_.back().candidates.size() < greatest_number_of_candidates) remarks_.back().candidates.push_back({each.reference, each.course.id.uuid});
      cells.course.clear();
      return;
    }
    auto const& course = found->second.meant.front().course;
    bool const is_its_edition = before && before->course_id == course.id;
    if (course.archived && !is_its_edition) remark("course", "course_archived", cells.course);
  }

  /// Says which days were not in the row.
  void note_days(SessionCells const& cells, Session const& session) {
    if (session.days.size() > 1 && cells.days.empty()) remark("first_date", "days_of_course", session.days.back().date.text(), true);
  }

  Session fresh(SessionCells const& cells) const {
    Session session;
    session.external_reference = cells.reference;
    session.kind = session_kind_named(default_of(defaults_, "kind")).value_or(SessionKind::training);
    session.modality = modality_named(default_of(defaults_, "modality")).value_or(Modality::in_person);
    if (auto const* known = lookup_.course(cells.course)) take_over(session, known->course, cells);
    if (cells.programme.empty()) {
      auto const programme = lookup_.programmes.find(default_of(defaults_, "programme"));
      if (programme != lookup_.programmes.end()) session.programme_ids = {programme->second};
    }
    return session;
  }

  void take_over(Session& session, Course const& course, SessionCells const& cells) const {
    bool const is_titled = !cells.title.empty() || !cells.titles.empty();
    if (!is_titled) session.title = course.title;
    session.kind = course.kind;
    session.modality = course.modality;
    session.seats = course.seats;
    session.languages = course.languages;
    bool const says_days = !cells.first_date || cells.last_date || !cells.days.empty();
    if (says_days || course.durations.empty() || course.durations.front().days < 2) return;
    // The first day is the one said, whatever day it is; the others are working days.
    std::vector<Sitting> hours;
    if (cells.starts && cells.ends) hours = {{cells.starts, cells.ends}};
    EditionCalendar const calendar{lookup_.special_days, [](LocalDate) { return 0; }};
    session.days = {{*cells.first_date, hours}};
    auto rest = working_days(course.durations.front().days - 1, LocalDate::from_days(cells.first_date->days() + 1), hours, *cells.first_date, calendar);
    session.days.insert(session.days.end(), rest.days.begin(), rest.days.end());
  }

  std::map<std::string, std::string> const& mapping_;
  std::map<std::string, std::string> const& defaults_;
  SessionLookup const& lookup_;
  std::string language_;
  std::vector<RowRemark> remarks_;
  std::unordered_map<std::string, int> rows_by_reference_;
};

}  // namespace

KnownCourse const* SessionLookup::course(std::string const& cell) const {
  auto const found = courses.find(cell);
  return found == courses.end() || found->second.meant.size() != 1 ? nullptr : &found->second.meant.front();
}

void lay_over(Session& session, SessionCells const& cells, SessionLookup const& lookup, std::string const& language) {
  auto put = [](std::string& into, std::string const& text) {
    if (!text.empty()) into = text;
  };
  put(session.title.fr, cells.titles.fr);
  put(session.title.ar, cells.titles.ar);
  put(session.title.en, cells.titles.en);
  if (!cells.title.empty()) (language == "ar" ? session.title.ar : language == "en" ? session.title.en : session.title.fr) = cells.title;
  if (cells.kind) session.kind = *cells.kind;
  if (cells.modality) session.modality = *cells.modality;
  // A session of several programmes stays theirs when the file names one of them.
  if (auto const programme = lookup.programmes.find(cells.programme); programme != lookup.programmes.end()) {
    auto const& ids = session.programme_ids;
    if (std::find(ids.begin(), ids.end(), programme->second) == ids.end()) session.programme_ids = {programme->second};
  }
  if (auto const* known = lookup.course(cells.course); known && (!session.edition || session.edition->course_id != known->course.id))
    session.edition = SessionEdition{known->course.id, 0};
  if (auto const place = lookup.places.find(cells.place_code); place != lookup.places.end()) session.place_code = place->second;
  // A place says its country itself.
  if (auto const country = lookup.countries.find(cells.country); country != lookup.countries.end() && !session.place_code)
    session.country = country->second;
  if (cells.seats) session.seats = cells.seats;
  if (!cells.venue.empty()) session.venue = cells.venue;
  if (!cells.note.empty()) session.note = cells.note;
  if (cells.total_emptied) {
    session.head_count.reset();
  } else if (cells.total || session.head_count) {
    auto head_count = session.head_count.value_or(HeadCount{});
    if (cells.total) head_count.total = *cells.total;
    if (cells.women || cells.women_emptied) head_count.women = cells.women;
    if (cells.men || cells.men_emptied) head_count.men = cells.men;
    session.head_count = head_count;
  }
  if (says_other_days(session, cells)) {
    session.days = days_of(cells);
    session.planned_period.reset();
  }
}

std::vector<PlannedSession> plan_sessions(std::vector<SessionCells> rows, std::map<std::string, std::string> const& mapping,
                                          std::map<std::string, std::string> const& defaults, SessionLookup const& lookup) {
  Planner planner(mapping, defaults, lookup);
  std::vector<PlannedSession> out;
  out.reserve(rows.size());
  for (auto& cells : rows) out.push_back(planner.plan(std::move(cells)));
  return out;
}

}  // namespace athar
