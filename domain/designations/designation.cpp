#include "domain/designations/designation.hpp"

#include <array>
#include <set>

namespace athar {
namespace {

constexpr std::array<std::string_view, 4> state_names{"draft", "sent", "answered", "cancelled"};
constexpr std::array<std::string_view, 2> standing_names{"main", "substitute"};
constexpr std::array<std::string_view, 4> channel_names{"letter", "focal_point", "partner", "typed"};

template <class E, std::size_t N>
std::optional<E> named(std::array<std::string_view, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

bool fits_percent(std::optional<int> percent) { return !percent || (*percent >= 0 && *percent <= 100); }
bool fits_places(int places) { return places >= 1 && places <= greatest_number_of_places; }

}  // namespace

std::string_view name_of(DesignationState state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name_of(Standing standing) { return standing_names[static_cast<std::size_t>(standing)]; }
std::string_view name_of(DesignationChannel channel) { return channel_names[static_cast<std::size_t>(channel)]; }
std::optional<DesignationState> designation_state_named(std::string_view name) { return named<DesignationState>(state_names, name); }
std::optional<Standing> standing_named(std::string_view name) { return named<Standing>(standing_names, name); }
std::optional<DesignationChannel> designation_channel_named(std::string_view name) { return named<DesignationChannel>(channel_names, name); }

Result<DesignationPlan> checked(DesignationPlan plan) {
  std::vector<FieldError> errors;
  if (!fits_percent(plan.women_percent)) errors.push_back({"women_percent", "out_of_range", "0, 100"});
  if (plan.quotas.size() > greatest_number_of_quotas) errors.push_back({"quotas", "too_many_items", std::to_string(greatest_number_of_quotas)});
  std::set<OrganisationId> seen;
  for (std::size_t i = 0; i < plan.quotas.size(); ++i) {
    auto const path = "quotas/" + std::to_string(i);
    if (!fits_places(plan.quotas[i].places)) errors.push_back({path + "/places", "out_of_range", "1, 1000"});
    if (!seen.insert(plan.quotas[i].organisation_id).second) errors.push_back({path + "/organisation_id", "given_twice", {}});
  }
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return plan;
}

std::string default_addressee(Language language) {
  return language == Language::ar ? "السيد(ة) الكاتب(ة) العام(ة)" : language == Language::en ? "The Secretary General"
                                                                                            : "Madame/Monsieur la/le Secrétaire général(e)";
}

std::vector<std::string> default_attachments(Language language) {
  if (language == Language::ar) return {"الورقة التأطيرية", "برنامج الدورة", "بطاقة التعيين (Excel)"};
  if (language == Language::en) return {"Concept note", "Programme of the session", "Designation form (Excel)"};
  return {"Note conceptuelle", "Programme de la session", "Fiche de désignation (Excel)"};
}

Result<Designation> checked(Designation d, LocalDate today) {
  std::vector<FieldError> errors;
  if (!fits_places(d.places)) errors.push_back({"places", "out_of_range", "1, 1000"});
  if (!fits_percent(d.women_percent)) errors.push_back({"women_percent", "out_of_range", "0, 100"});
  if (d.sent_on && *d.sent_on > today) errors.push_back({"sent_on", "future_date", {}});
  if (d.answered_on && *d.answered_on > today) errors.push_back({"answered_on", "future_date", {}});
  if (d.answered_on && !d.sent_on) errors.push_back({"sent_on", "required", {}});
  if (d.answered_on && d.sent_on && *d.answered_on < *d.sent_on) errors.push_back({"answered_on", "answer_before_sending", d.sent_on->text()});
  if (d.deadline && d.sent_on && *d.deadline < *d.sent_on) errors.push_back({"deadline", "deadline_before_sending", d.sent_on->text()});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  if (d.state != DesignationState::cancelled)
    d.state = d.answered_on ? DesignationState::answered : d.sent_on ? DesignationState::sent : DesignationState::draft;
  return d;
}

Result<void> may_remind(Designation const& d, LocalDate sent_on, LocalDate today) {
  if (d.state == DesignationState::answered) return refuse(conflict("letter_answered", "The administration has answered"));
  if (d.state != DesignationState::sent) return refuse(conflict("letter_not_sent", "The letter was not sent"));
  if (sent_on > today) return refuse(invalid_field("sent_on", "future_date"));
  if (sent_on < *d.sent_on) return refuse(invalid_field("sent_on", "reminder_before_sending", d.sent_on->text()));
  return {};
}

DesignationCounts counts_of(std::vector<DesignatedRow> const& people) {
  DesignationCounts counts;
  for (auto const& each : people) {
    if (each.designated.standing == Standing::substitute) {
      ++counts.substitutes;
      continue;
    }
    // A main who is in no registration is one who left the session.
    if (!each.status || *each.status == RegistrationStatus::withdrawn) {
      ++counts.withdrawn;
      continue;
    }
    ++counts.designated;
    counts.confirmed += *each.status == RegistrationStatus::registered;
    counts.waiting += *each.status == RegistrationStatus::waiting;
    counts.women += each.sex == "F";
    counts.men += each.sex == "M";
  }
  return counts;
}

Result<void> may_name(DesignationPage const& page, Standing standing, bool by_focal_point) {
  auto const& d = page.designation;
  if (d.state == DesignationState::cancelled) return refuse(conflict("designation_cancelled", "This letter is cancelled"));
  if (page.session_status == SessionStatus::cancelled) return refuse(conflict("session_cancelled", "This session is cancelled"));
  if (page.session_status == SessionStatus::completed) return refuse(conflict("session_over", "This session is over"));
  if (!by_focal_point) return {};
  if (d.state == DesignationState::draft) return refuse(conflict("letter_not_sent", "The letter was not sent"));
  if (standing == Standing::main && page.counts().designated >= d.places) {
    auto error = conflict("places_exceeded", "Every place asked for has a name");
    error.fields.push_back({"standing", "places_exceeded", std::to_string(d.places)});
    return refuse(std::move(error));
  }
  return {};
}

}  // namespace athar
