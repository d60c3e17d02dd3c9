#include <algorithm>
#include <set>

#include "domain/imports/agreement_history.hpp"
#include "domain/imports/agreement_links.hpp"
#include "domain/imports/agreement_parties.hpp"
#include "domain/imports/agreement_rows.hpp"
#include "domain/imports/agreement_words_made.hpp"
#include "domain/imports/header_words.hpp"
#include "domain/training/session_budget.hpp"

namespace athar {
namespace {

constexpr std::string_view party_fields[]{"signatories", "funders", "implementers", "executing_institutes", "delegated_implementers", "beneficiaries",
                                          "witnesses"};

/// Bytes of some 2,000 letters.
constexpr std::size_t greatest_text_of_amendment = 4'000;

void put(std::string& into, std::string const& text) {
  if (!text.empty()) into = text;
}

void put(LocalizedText& into, LocalizedText const& text) {
  put(into.fr, text.fr);
  put(into.ar, text.ar);
  put(into.en, text.en);
}

void put(PartialDate& into, std::optional<PartialDate> const& day) {
  if (day) into = *day;
}

template <class T>
bool contains(std::vector<T> const& list, T const& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

std::string joined(std::vector<std::string> const& list) {
  std::string out;
  for (auto const& each : list) out += (out.empty() ? "" : " ; ") + each;
  return out;
}

/// "1250000.00 EUR".
std::string money_text(std::int64_t minor, std::string const& currency) {
  std::int64_t part = 1;
  for (int i = 0; i < currency_digits(currency); ++i) part *= 10;
  auto decimals = part == 1 ? std::string() : "." + std::to_string(part + minor % part).substr(1);
  return std::to_string(minor / part) + decimals + " " + currency;
}

class Planner {
 public:
  Planner(std::vector<AgreementCells> rows, std::map<std::string, std::string> const& mapping, std::map<std::string, std::string> const& defaults,
          AgreementLookup const& lookup, LocalDate today, std::string const& file_name, std::function<Uuid()> const& new_id)
      : rows_(std::move(rows)), mapping_(mapping), defaults_(defaults), lookup_(lookup), today_(today), file_name_(file_name), new_id_(new_id),
        parties_(mapping, defaults, lookup, new_id), types_("agreement_type", lookup.types, default_of(defaults, "create_words") == "true"),
        domains_("agreement_domain", lookup.domains, default_of(defaults, "create_words") == "true") {}

  PlannedAgreements run() {
    links_ = link_agreements(rows_, mapping_, lookup_);
    planned_.rows.resize(rows_.size());
    for (auto const& [id, known] : lookup_.known.agreements)
      for (std::size_t n = 0; n < known.party_names.size(); ++n)
        parties_.know(known.agreement.parties[n].organisation_id, known.party_names[n].in(Language::fr));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      auto& agreement = planned_.rows[i].agreement.agreement;
      planned_.rows[i].is_amendment = rows_[i].is_amendment();
      if (links_.matches[i]) agreement = known(i)->agreement;
      else if (!rows_[i].is_amendment()) agreement.id = AgreementId{new_id_()};
    }
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (!rows_[i].is_amendment()) lay_over(i);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (rows_[i].is_amendment()) plan_amendment(i);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (!rows_[i].is_amendment()) finish(i);
    put_in_order();
    refuse_below_errors();
    keep_what_is_needed();
    return std::move(planned_);
  }

 private:
  /// What is known and planned of the terms of an agreement that rows amend.
  struct Terms {
    std::vector<Amendment> amendments;
    std::size_t known{0};                    ///< the first of them are on record
    std::optional<ComponentId> component;    ///< its only one
  };

  void remark(std::size_t i, std::string_view field, std::string_view code, std::string detail = {}, bool warning = false) {
    auto column = column_of(mapping_, std::string(field));
    if (column.empty() && (field == "signed_on" || field == "signed_at_place")) column = column_of(mapping_, "signature");
    rows_[i].remarks.push_back({std::move(column), std::string(code), std::move(detail), warning, {}});
  }

  KnownAgreement const* known(std::size_t i) const {
    auto const& match = links_.matches[i];
    return match ? &lookup_.known.agreements.at(*match) : nullptr;
  }

  Terms& terms_of(AgreementId id) {
    auto const [place, is_new] = terms_.try_emplace(id);
    if (!is_new) return place->second;
    if (auto const found = lookup_.known.agreements.find(id); found != lookup_.known.agreements.end()) {
      place->second.amendments = found->second.amendments;
      place->second.known = found->second.amendments.size();
      place->second.component = found->second.only_component;
    }
    return place->second;
  }

  void lay_over(std::size_t i) {
    auto const& cells = rows_[i];
    auto& a = planned_.rows[i].agreement.agreement;
    put(a.reference, cells.reference);
    if (auto const& said = cells.type.empty() && !known(i) ? default_of(defaults_, "agreement_type") : cells.type; !said.empty()) {
      if (auto const code = types_.code_of(said)) a.type = *code;
      else remark(i, "agreement_type", "unknown_word", said);
    } else if (a.type.empty()) {
      remark(i, "agreement_type", "required");
    }
    put(a.title, cells.title);
    put(a.objective, cells.objective);
    put(a.signed_on, cells.signed_on);
    put(a.signed_at_place, cells.signed_at_place);
    put(a.in_force_on, cells.in_force_on);
    put(a.ends_on, cells.ends_on);
    put(a.note, cells.note);
    lay_framework(i, a);
    lay_renewal(i, a);
    lay_country(i, a);
    lay_domains(i, planned_.rows[i].agreement);
    for (auto const& language : cells.languages)
      if (!contains(a.languages, language)) a.languages.push_back(language);
    if (cells.is_confidential) a.is_confidential = *cells.is_confidential;
    auto const& above = links_.above[i];
    if (above.row) a.parent_id = planned_.rows[*above.row].agreement.agreement.id;
    else if (above.known) a.parent_id = above.known;
    lay_parties(i, planned_.rows[i].agreement);
    lay_amount(i);
  }

  /// The session of a commission where it is on record; else its words.
  void lay_framework(std::size_t i, Agreement& a) {
    auto const& cells = rows_[i];
    put(a.framework_note, cells.framework);
    if (cells.commission.empty() && !cells.commission_session) return;
    auto const key = header_key(cells.commission);
    for (auto const& commission : lookup_.commissions) {
      auto const& name = commission.name;
      if (key.empty() || (header_key(name.fr) != key && header_key(name.ar) != key && header_key(name.en) != key)) continue;
      for (auto const& session : commission.sessions)
        if (session.number == cells.commission_session) {
          a.framework_session_id = session.id;
          return;
        }
      remark(i, cells.commission_session ? "commission_session" : "commission", "unknown_commission_session",
             cells.commission_session ? std::to_string(*cells.commission_session) : std::string(), true);
      return keep_words_of_commission(cells, a);
    }
    remark(i, cells.commission.empty() ? "commission_session" : "commission", "unknown_commission", cells.commission, true);
    keep_words_of_commission(cells, a);
  }

  static void keep_words_of_commission(AgreementCells const& cells, Agreement& a) {
    auto words = cells.commission;
    if (cells.commission_session) words += (words.empty() ? "" : ", ") + std::to_string(*cells.commission_session);
    if (cells.framework.find(words) == std::string::npos) a.framework_note = cells.framework.empty() ? words : cells.framework + " (" + words + ")";
  }

  void lay_renewal(std::size_t i, Agreement& a) {
    auto const& cells = rows_[i];
    if (cells.renewal_months) a.renewal_months = cells.renewal_months;
    if (cells.notice_months) a.notice_months = cells.notice_months;
    if (!cells.renewal) return;
    if (*cells.renewal == RenewalRule::tacit && !a.renewal_months) remark(i, "renewal", "renewal_period_missing", {}, true);
    else a.renewal = *cells.renewal;
  }

  void lay_country(std::size_t i, Agreement& a) {
    auto const& said = rows_[i].country.empty() && !known(i) ? default_of(defaults_, "country") : rows_[i].country;
    if (said.empty()) return;
    if (auto const found = lookup_.countries.find(said); found != lookup_.countries.end()) a.country = found->second;
    else remark(i, "country", "unknown_country", said);
  }

  void lay_domains(std::size_t i, AgreementToWrite& planned) {
    for (auto const& said : rows_[i].domains) {
      auto const code = domains_.code_of(said);
      if (!code) {
        remark(i, "domains", "unknown_word", said);
      } else if (!contains(planned.agreement.domains, *code)) {
        planned.agreement.domains.push_back(*code);
        planned.new_domains.push_back(*code);
      }
    }
  }

  void lay_parties(std::size_t i, AgreementToWrite& planned) {
    auto& cells = rows_[i];
    auto& all = planned.agreement.parties;
    std::set<std::pair<OrganisationId, PartyRole>> named;
    std::vector<std::optional<std::size_t>> places;   // of the parties as the row names them
    std::set<std::size_t> changed;
    for (auto const& party : std::vector(cells.parties)) {
      places.emplace_back();
      auto const id = parties_.find(cells, party, true);
      if (!id) continue;
      if (!named.insert({*id, party.role}).second) {
        remark(i, party.field, "party_named_twice", party.text);
        continue;
      }
      auto const found = std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.organisation_id == *id && each.role == party.role; });
      places.back() = static_cast<std::size_t>(found - all.begin());
      if (found != all.end()) continue;
      changed.insert(all.size());
      AgreementParty fresh;
      fresh.id = AgreementPartyId{new_id_()};
      fresh.organisation_id = *id;
      fresh.role = party.role;
      all.push_back(std::move(fresh));
    }
    auto lay_contact = [&](std::vector<std::string> const& said, std::string AgreementParty::* member, std::string_view field) {
      for (std::size_t n = 0; n < said.size(); ++n) {
        if (said[n].empty()) continue;
        if (n >= places.size() || !places[n]) {
          remark(i, field, "contact_left", said[n], true);
          continue;
        }
        auto& party = all[*places[n]];
        if (party.*member == said[n]) continue;
        party.*member = said[n];
        changed.insert(*places[n]);
      }
    };
    lay_contact(cells.contact_names, &AgreementParty::contact_name, "contact_name");
    lay_contact(cells.contact_emails, &AgreementParty::contact_email, "contact_email");
    lay_contact(cells.contact_phones, &AgreementParty::contact_phone, "contact_phone");
    for (auto const place : changed) planned.new_parties.push_back(all[place]);
  }

  void lay_amount(std::size_t i) {
    auto const& cells = rows_[i];
    if (!cells.amount_minor) return;
    auto const* stored = known(i);
    if (stored && stored->components > 0) {
      bool const same = stored->committed.size() == 1 && stored->committed[0].currency == cells.currency && stored->committed[0].amount_minor == *cells.amount_minor;
      if (!same) remark(i, "amount", "amount_left", {}, true);
      return;
    }
    auto& planned = planned_.rows[i];
    AgreementComponent component;
    component.id = ComponentId{new_id_()};
    component.title = planned.agreement.agreement.title;
    AgreementAmount amount;
    amount.step = MoneyStep::committed;
    amount.currency = cells.currency;
    amount.amount_minor = *cells.amount_minor;
    amount.source = source_of(i);
    component.amounts.push_back(std::move(amount));
    terms_of(planned.agreement.agreement.id).component = component.id;
    planned.terms = TermsToAdd{planned.agreement.agreement.id, {}, false, std::move(component), {}};
  }

  /// "registre.xlsx, 14": where the paper trail of a value begins.
  std::string source_of(std::size_t i) const { return file_name_ + ", " + std::to_string(rows_[i].row); }

  void plan_amendment(std::size_t i) {
    auto& cells = rows_[i];
    auto& planned = planned_.rows[i];
    auto& row = planned.row;
    auto const& base = links_.above[i];
    row.label = cells.title.empty() ? cells.reference : cells.title.in(Language::fr);
    if (!base.row && !base.known) return finish_row(i, false, {});
    auto const& agreement = base.row ? planned_.rows[*base.row].agreement.agreement : lookup_.known.agreements.at(*base.known).agreement;
    bool const is_unsigned = base.row && !links_.matches[*base.row] ? rows_[*base.row].status && *rows_[*base.row].status < AgreementStatus::signed_
                                                                     : agreement.status < AgreementStatus::signed_;
    if (is_unsigned && agreement.signed_on.empty()) remark(i, "amends", "agreement_not_signed");
    auto& terms = terms_of(agreement.id);

    Amendment said;
    said.reference = cells.reference;
    said.signed_on = cells.signed_on;
    said.effective_on = cells.in_force_on;
    said.ends_on = cells.ends_on;
    said.text = text_of(cells);
    for (auto const* text : {&said.text.fr, &said.text.ar, &said.text.en})
      if (text->size() > greatest_text_of_amendment) remark(i, "objective", "too_long", "2000");
    auto const stored = place_among(terms, said);
    auto others = terms.amendments;
    if (stored) others.erase(others.begin() + static_cast<std::ptrdiff_t>(*stored));
    if (stored) said = laid_over(terms.amendments[*stored], said);
    else said.id = AmendmentId{new_id_()};
    auto result = settled(std::move(said), agreement, others, source_of(i));
    for (auto& odd : result.odd) remark(i, odd.field, odd.code, std::move(odd.detail), true);
    auto& a = result.amendment;
    if (cells.amount_minor && !stored) amend_amount(i, terms, a);
    if (!a.ends_on && a.text.empty() && a.amounts.empty()) remark(i, "title", "amendment_changes_nothing");
    warn_of_other_parties(i, agreement);
    if (!stored && terms.amendments.size() >= greatest_number_of_amendments)
      remark(i, "amends", "too_many_items", std::to_string(greatest_number_of_amendments));
    auto const changes = stored ? differences(described(terms.amendments[*stored]), described(a)) : std::vector<FieldChange>();
    if (base.known) row.subject = base.known->uuid;
    finish_row(i, stored.has_value(), changes);
    if (row.outcome == RowOutcome::error) return;
    if (stored) terms.amendments[*stored] = a;
    else terms.amendments.push_back(a);
    if (row.outcome != RowOutcome::unchanged)
      planned.terms = TermsToAdd{agreement.id, std::move(a), stored.has_value(), {}, stored ? std::vector<AgreementClaim>() : std::move(result.claims)};
  }

  static LocalizedText text_of(AgreementCells const& cells) {
    auto both = [](std::string const& title, std::string const& objective) {
      return title.empty() ? objective : objective.empty() ? title : title + "\n" + objective;
    };
    return {both(cells.title.fr, cells.objective.fr), both(cells.title.ar, cells.objective.ar), both(cells.title.en, cells.objective.en)};
  }

  /// The one on record that a row is about: of its reference or, without any, of its text or its days.
  static std::optional<std::size_t> place_among(Terms const& terms, Amendment const& said) {
    for (std::size_t n = 0; n < terms.known; ++n) {
      auto const& each = terms.amendments[n];
      bool const same = !said.reference.empty() ? reference_key(each.reference) == reference_key(said.reference)
                                                : each.reference.empty() && each.ends_on == said.ends_on && (each.text == said.text || each.signed_on == said.signed_on);
      if (same) return n;
    }
    return std::nullopt;
  }

  static Amendment laid_over(Amendment stored, Amendment const& said) {
    if (said.signed_on) stored.signed_on = said.signed_on;
    if (said.effective_on) stored.effective_on = said.effective_on;
    if (said.ends_on) stored.ends_on = said.ends_on;
    put(stored.text, said.text);
    return stored;
  }

  void amend_amount(std::size_t i, Terms const& terms, Amendment& a) {
    if (!terms.component) return remark(i, "amount", "amount_left", {}, true);
    AmendedAmount amount;
    amount.component_id = *terms.component;
    amount.currency = rows_[i].currency;
    amount.amount_minor = *rows_[i].amount_minor;
    a.amounts.push_back(std::move(amount));
  }

  void warn_of_other_parties(std::size_t i, Agreement const& agreement) {
    auto& cells = rows_[i];
    for (auto const& party : std::vector(cells.parties)) {
      auto const before = cells.remarks.size();
      auto const id = parties_.find(cells, party, false);
      cells.remarks.resize(before);
      bool const is_party = id && std::any_of(agreement.parties.begin(), agreement.parties.end(), [&](auto const& each) { return each.organisation_id == *id; });
      if (!is_party) remark(i, party.field, "amendment_party_left", party.text, true);
    }
  }

  static Described described(Amendment const& a) {
    auto day = [](std::optional<PartialDate> const& date) { return date ? date->text() : std::string(); };
    return {{"reference", a.reference}, {"signed_on", day(a.signed_on)}, {"in_force_on", day(a.effective_on)}, {"ends_on", day(a.ends_on)},
            {"title_fr", a.text.fr}, {"title_ar", a.text.ar}, {"title_en", a.text.en}};
  }

  Described described(Agreement const& a, std::optional<std::int64_t> minor, std::string const& currency) const {
    Described out{{"reference", a.reference}, {"agreement_type", word_of(a.type)}, {"title_fr", a.title.fr}, {"title_ar", a.title.ar}, {"title_en", a.title.en},
                  {"objective_fr", a.objective.fr}, {"objective_ar", a.objective.ar}, {"objective_en", a.objective.en},
                  {"framework", a.framework_note}, {"commission_session", framework_text(a)}, {"signed_on", a.signed_on.text()},
                  {"signed_at_place", a.signed_at_place}, {"in_force_on", a.in_force_on.text()}, {"ends_on", a.ends_on.text()},
                  {"renewal", std::string(name_of(a.renewal))}, {"renewal_months", a.renewal_months ? std::to_string(*a.renewal_months) : ""},
                  {"notice_months", a.notice_months ? std::to_string(*a.notice_months) : ""}, {"status", std::string(name_of(a.status))},
                  {"domains", words_of(a.domains)}, {"languages", joined(a.languages)}, {"country", a.country.value_or("")},
                  {"confidential", a.is_confidential ? "true" : ""}, {"note", a.note}, {"parent_reference", parent_text(a)},
                  {"amount", minor ? money_text(*minor, currency) : std::string()}};
    for (std::size_t role = 0; role < std::size(party_fields); ++role) {
      std::vector<std::string> names;
      for (auto const& party : a.parties)
        if (static_cast<std::size_t>(party.role) == role) names.push_back(parties_.name_of(party.organisation_id));
      out.emplace_back(party_fields[role], joined(names));
    }
    std::vector<std::string> names, emails, phones;
    for (auto const& party : a.parties) {
      if (!party.contact_name.empty()) names.push_back(party.contact_name);
      if (!party.contact_email.empty()) emails.push_back(party.contact_email);
      if (!party.contact_phone.empty()) phones.push_back(party.contact_phone);
    }
    out.emplace_back("contact_name", joined(names));
    out.emplace_back("contact_email", joined(emails));
    out.emplace_back("contact_phone", joined(phones));
    return out;
  }

  std::string word_of(std::string const& code) const {
    auto const found = lookup_.words.find(code);
    return found == lookup_.words.end() ? code : found->second;
  }

  std::string words_of(std::vector<std::string> const& codes) const {
    std::vector<std::string> words;
    for (auto const& code : codes) words.push_back(word_of(code));
    return joined(words);
  }

  std::string framework_text(Agreement const& a) const {
    if (!a.framework_session_id) return {};
    for (auto const& commission : lookup_.commissions)
      for (auto const& session : commission.sessions)
        if (session.id == *a.framework_session_id) return commission.name.in(Language::fr) + ", " + std::to_string(session.number);
    return {};
  }

  std::string parent_text(Agreement const& a) const {
    if (!a.parent_id) return {};
    if (auto const stored = lookup_.known.agreements.find(*a.parent_id); stored != lookup_.known.agreements.end())
      return stored->second.agreement.reference.empty() ? stored->second.code : stored->second.agreement.reference;
    auto const place = rows_of_new_.find(*a.parent_id);
    return place == rows_of_new_.end() ? a.parent_id->text() : rows_[place->second].reference;
  }

  void finish(std::size_t i) {
    auto& cells = rows_[i];
    auto& planned = planned_.rows[i];
    auto& a = planned.agreement.agreement;
    auto const* stored = known(i);
    if (!stored) rows_of_new_.emplace(a.id, i);
    auto const end = latest_end(a, terms_of(a.id).amendments);
    if (!stored) a.status = cells.status.value_or(status_by_days(a, end, today_));
    else if (cells.status) a.status = *cells.status;
    if (!stored || a.status != stored->agreement.status) {
      a.status_since = since_of(a.status, a, end);
      AgreementStep step;
      step.id = AgreementStepId{new_id_()};
      step.status = a.status;
      step.happened_on = a.status_since;
      planned.agreement.step = std::move(step);
    }
    if (auto valid = checked(a); !valid)
      for (auto const& field : valid.error().fields) refuse_field(i, field);
    if (!cells.is_refused())
      for (auto& odd : odd_days(a, end, today_)) remark(i, odd.field, odd.code, std::move(odd.detail), true);
    planned.row.label = a.title.in(Language::fr);
    std::vector<FieldChange> changes;
    if (stored) {
      planned.row.subject = a.id.uuid;
      bool const has_amount = planned.terms && planned.terms->component;
      changes = differences(described(stored->agreement, std::nullopt, {}),
                            described(a, has_amount ? cells.amount_minor : std::nullopt, cells.currency));
    }
    finish_row(i, stored != nullptr, changes);
  }

  void refuse_field(std::size_t i, FieldError const& field) {
    if (field.path.starts_with("parties/") && field.code == "party_twice") return;  // said beside the cell
    auto const name = field.path.starts_with("languages") ? "languages" : field.path.starts_with("parties") ? "signatories" : field.path;
    bool const is_said = std::any_of(rows_[i].remarks.begin(), rows_[i].remarks.end(), [&](auto const& each) { return each.code == field.code; });
    if (!is_said) remark(i, name == "title" && !mapping_.contains("title") ? std::string("title_fr") : std::string(name), field.code, field.detail);
  }

  void finish_row(std::size_t i, bool is_known, std::vector<FieldChange> const& changes) {
    auto& cells = rows_[i];
    auto& row = planned_.rows[i].row;
    row.row = cells.row;
    row.outcome = outcome_of(cells.remarks, is_known, changes.empty());
    if (row.outcome == RowOutcome::changed) row.changes = changes;
    row.values = std::move(cells.values);
    row.remarks = cells.remarks;
  }

  /// Agreements, those above first; then amendments.
  void put_in_order() {
    std::vector<bool> placed(rows_.size(), false);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].is_amendment()) continue;
      std::vector<std::size_t> path;
      for (std::optional<std::size_t> at = i; at && !placed[*at]; at = links_.above[*at].row) {
        placed[*at] = true;
        path.push_back(*at);
      }
      planned_.order.insert(planned_.order.end(), path.rbegin(), path.rend());
    }
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (rows_[i].is_amendment()) planned_.order.push_back(i);
  }

  /// What hangs on a row that is left out cannot be written either.
  void refuse_below_errors() {
    for (auto const i : planned_.order) {
      auto const& above = links_.above[i].row;
      // What is refused already, as the members of a circle are, is not also said to hang on another.
      if (!above || planned_.rows[i].row.outcome == RowOutcome::error || links_.matches[*above] || planned_.rows[*above].row.outcome != RowOutcome::error) continue;
      auto& row = planned_.rows[i].row;
      row.remarks.push_back({column_of(mapping_, rows_[i].is_amendment() ? "amends" : "parent_reference"), "row_above_in_error",
                             std::to_string(planned_.rows[*above].row.row), false, {}});
      row.outcome = RowOutcome::error;
      row.changes.clear();
    }
  }

  /// Organisations and words that only rows in error would need are not made.
  void keep_what_is_needed() {
    std::set<OrganisationId> organisations;
    std::set<std::string> types, domains;
    for (auto const& each : planned_.rows) {
      if (each.is_amendment || each.row.outcome == RowOutcome::error) continue;
      auto const& a = each.agreement.agreement;
      types.insert(a.type);
      domains.insert(a.domains.begin(), a.domains.end());
      for (auto const& party : a.parties) organisations.insert(party.organisation_id);
    }
    for (auto const& each : parties_.made())
      if (organisations.contains(each.id)) planned_.new_organisations.push_back(each);
    for (auto const& each : types_.made())
      if (types.contains(each.code)) planned_.new_words.push_back(each);
    for (auto const& each : domains_.made())
      if (domains.contains(each.code)) planned_.new_words.push_back(each);
  }

  std::vector<AgreementCells> rows_;
  std::map<std::string, std::string> const& mapping_;
  std::map<std::string, std::string> const& defaults_;
  AgreementLookup const& lookup_;
  LocalDate today_;
  std::string const& file_name_;
  std::function<Uuid()> const& new_id_;
  PartyFinder parties_;
  WordFinder types_, domains_;
  AgreementLinks links_;
  std::map<AgreementId, Terms> terms_;
  std::map<AgreementId, std::size_t> rows_of_new_;
  PlannedAgreements planned_;
};

}  // namespace

PlannedAgreements plan_agreement_rows(std::vector<AgreementCells> rows, std::map<std::string, std::string> const& mapping,
                                      std::map<std::string, std::string> const& defaults, AgreementLookup const& lookup, LocalDate today,
                                      std::string const& file_name, std::function<Uuid()> const& new_id) {
  return Planner(std::move(rows), mapping, defaults, lookup, today, file_name, new_id).run();
}

}  // namespace athar
