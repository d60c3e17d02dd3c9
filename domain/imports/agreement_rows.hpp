#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/imports/cell_reader.hpp"
#include "domain/imports/known_agreements.hpp"
#include "domain/imports/known_records.hpp"
#include "domain/reference/reference_list.hpp"

namespace athar {

/// One of the organisations that a cell names, as what.
struct PartyNamed {
  std::string field;
  std::string text;                          ///< "Fonds des Nations Unies pour la population (UNFPA)"
  std::string said;                          ///< the same with the role that the cell says in brackets
  std::string record;                        ///< the record it names beside its text
  PartyRole role{PartyRole::signatory};
  std::string before, after;                 ///< what the cell says around it, for a correction that names a record

  /// The texts it may be known by: all of it, without what stands in brackets, and that alone.
  std::vector<std::string> names() const;
};

/// What one row of a register says. An empty cell says nothing. A row that amends is no agreement of its own.
struct AgreementCells : RowCells {
  std::string code;                          ///< ours
  std::string reference;
  std::string amends;
  std::string parent;
  std::string type;
  LocalizedText title;
  LocalizedText objective;
  std::vector<PartyNamed> parties;
  std::string framework;
  std::string commission;
  std::optional<int> commission_session;
  std::optional<PartialDate> signed_on;
  std::string signed_at_place;
  std::optional<PartialDate> in_force_on;
  std::optional<PartialDate> ends_on;
  std::optional<RenewalRule> renewal;
  std::optional<int> renewal_months;
  std::optional<int> notice_months;
  std::optional<AgreementStatus> status;
  std::vector<std::string> domains;
  std::vector<std::string> languages;        ///< ISO 639-1
  std::string country;
  std::optional<bool> is_confidential;
  std::vector<std::string> contact_names;    ///< in the order of the parties
  std::vector<std::string> contact_emails;
  std::vector<std::string> contact_phones;
  std::optional<std::int64_t> amount_minor;
  std::string currency;
  std::string note;

  bool is_amendment() const { return !amends.empty(); }
};

/// Reads each row by the mapping (field → column). Several parties, domains or languages of one cell are parted by ";". Remarks of dates in
/// part, of amounts (out_of_range, unknown_currency, required) and of words that are none of a list (not_one_of).
std::vector<AgreementCells> read_agreement_cells(Table const& table, std::map<std::string, std::string> const& mapping,
                                                 std::map<std::string, std::string> const& defaults);

/// What the records hold of the names the rows use.
struct AgreementLookup {
  KnownAgreements known;
  std::vector<JointCommission> commissions;
  std::map<std::string, std::vector<NamedOrganisation>> organisations;  ///< by what the cells say
  std::map<std::string, std::string> organisation_keys;     ///< texts as they are compared: two spellings make one new organisation
  std::map<std::string, std::string> organisation_types;    ///< codes by `header_key` of code and names; so the next two
  std::map<std::string, std::string> types;
  std::map<std::string, std::string> domains;
  std::map<std::string, std::string> countries;             ///< codes by what the cells say
  std::map<std::string, std::string> words;                 ///< what types and domains are called, by code
};

struct PlannedAgreement {
  ImportRow row;
  AgreementToWrite agreement;                ///< of a row that is an agreement
  std::optional<TermsToAdd> terms;           ///< what it adds to its own terms, or to those of the one it amends
  bool is_amendment{false};
};

struct PlannedAgreements {
  std::vector<PlannedAgreement> rows;
  std::vector<std::size_t> order;            ///< of the rows, agreements above before those below, then amendments
  std::vector<Organisation> new_organisations;  ///< that the rows so far need and nobody has
  std::vector<ReferenceItem> new_words;      ///< of the lists of types and domains
};

/// Decides what confirming would do with each row. An agreement is recognised by our code, its reference or, without either, its title and
/// day of signature; an amendment by its reference in the agreement it amends, else by its days. A cell never empties what is stored:
/// parties, domains and languages are added to those on record. A status that nobody says follows from the days.
/// Defaults: agreement_type, country, language, create_organisations and create_words ("true"), organisation_type.
/// Refused: repeated_reference and row_above_in_error (detail: the row), unknown_agreement, ambiguous_agreement (detail: their codes),
/// circular_family, party_named_twice, unknown_party, ambiguous_organisation, unknown_word, unknown_country, agreement_not_signed,
/// amendment_changes_nothing, too_many_items, those of the cells and of `checked`.
/// Warned of, for history may be odd: the oddities of agreement.hpp, status_contradicts_dates, amendment_dated_before_signature,
/// amendment_dated_after_termination,
/// extension_same_day, amendment_ends_before_effect (their days stay as claims), extension_after_end, extension_shortens, not_a_party,
/// unknown_commission, unknown_commission_session, renewal_period_missing, amount_left, contact_left.
/// A register holds what was concluded: a row without any day and status is taken for signed, and warned of.
PlannedAgreements plan_agreement_rows(std::vector<AgreementCells> rows, std::map<std::string, std::string> const& mapping,
                                      std::map<std::string, std::string> const& defaults, AgreementLookup const& lookup, LocalDate today,
                                      std::string const& file_name, std::function<Uuid()> const& new_id);

/// A reference as references are compared: without case, accents, and what parts words.
std::string reference_key(std::string_view text);

/// What people call these, in three languages, or their codes.
std::optional<PartyRole> party_role_worded(std::string_view text);
std::optional<AgreementStatus> agreement_status_worded(std::string_view text);
std::optional<RenewalRule> renewal_rule_worded(std::string_view text);
/// A code of ISO 639-1 for a language by its name; empty when it is none.
std::string language_worded(std::string_view text);
/// A code of ISO 4217 for a currency by its name or sign; the text itself when it is none.
std::string currency_worded(std::string_view text);

}  // namespace athar
