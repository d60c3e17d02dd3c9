#include "persistence/postgres/constraint_errors.hpp"

#include <array>

namespace athar::persistence {
namespace {

struct Row {
  std::string_view constraint;
  ErrorKind kind;
  std::string_view code;
  std::string_view path;  ///< the field it is about; empty for a conflict of the whole
};

constexpr std::array rows{
    Row{"account_auditor_bound", ErrorKind::invalid, "auditor_needs_bounds", "programme_id"},
    Row{"account_bound_to_organisation", ErrorKind::invalid, "required", "organisation_id"},
    Row{"account_email_unique", ErrorKind::conflict, "email_taken", "email"},
    Row{"account_key", ErrorKind::conflict, "id_taken", ""},
    Row{"account_organisation_exists", ErrorKind::invalid, "unknown_organisation", "organisation_id"},
    Row{"account_period_ends_after_start", ErrorKind::invalid, "end_before_start", "period_to"},
    Row{"account_person_exists", ErrorKind::invalid, "unknown_person", "person_id"},
    Row{"account_programme_exists", ErrorKind::invalid, "unknown_programme", "programme_id"},
    Row{"affiliation_ends_after_start", ErrorKind::invalid, "end_before_start", "from"},
    Row{"affiliation_grade_known", ErrorKind::invalid, "unknown_reference", "grade"},
    Row{"affiliation_no_overlap", ErrorKind::conflict, "affiliation_overlaps", "from"},
    Row{"affiliation_one_current_per_person", ErrorKind::conflict, "already_current", ""},
    Row{"affiliation_organisation_exists", ErrorKind::invalid, "unknown_organisation", "organisation_id"},
    Row{"affiliation_place_known", ErrorKind::invalid, "unknown_place", "place_code"},
    Row{"attendance_person_exists", ErrorKind::invalid, "unknown_person", "entries"},
    Row{"attendance_sitting_exists", ErrorKind::invalid, "unknown_sitting", "entries"},
    Row{"audience_country_known", ErrorKind::invalid, "unknown_place", "audiences"},
    Row{"audience_parts_fit", ErrorKind::invalid, "parts_exceed_total", "audiences"},
    Row{"created_id_key", ErrorKind::conflict, "id_taken", ""},
    Row{"duplicate_run_key", ErrorKind::conflict, "id_taken", ""},
    Row{"duplicate_run_one_at_a_time", ErrorKind::conflict, "comparison_under_way", ""},
    Row{"export_key", ErrorKind::conflict, "id_taken", ""},
    Row{"organisation_country_known", ErrorKind::invalid, "unknown_place", "country"},
    Row{"organisation_key", ErrorKind::conflict, "id_taken", ""},
    Row{"organisation_logo_of", ErrorKind::not_found, "not_found", ""},
    Row{"organisation_parent_exists", ErrorKind::invalid, "unknown_organisation", "parent_id"},
    Row{"organisation_not_its_own_parent", ErrorKind::invalid, "cycle_in_tree", "parent_id"},
    Row{"organisation_place_known", ErrorKind::invalid, "unknown_place", "place_code"},
    Row{"organisation_type_known", ErrorKind::invalid, "unknown_reference", "type"},
    Row{"outreach_activity_country_known", ErrorKind::invalid, "unknown_place", "country"},
    Row{"outreach_activity_key", ErrorKind::conflict, "id_taken", ""},
    Row{"outreach_activity_kind_known", ErrorKind::invalid, "unknown_reference", "kind"},
    Row{"outreach_activity_place_known", ErrorKind::invalid, "unknown_place", "place_code"},
    Row{"outreach_activity_programme_exists", ErrorKind::invalid, "unknown_programme", "programme_id"},
    Row{"person_category_known", ErrorKind::invalid, "unknown_reference", "category"},
    Row{"consent_key", ErrorKind::conflict, "id_taken", ""},
    Row{"consent_person_exists", ErrorKind::not_found, "not_found", ""},
    Row{"person_group_code_unique", ErrorKind::conflict, "code_taken", "code"},
    Row{"person_group_key", ErrorKind::conflict, "id_taken", ""},
    Row{"person_group_kind_known", ErrorKind::invalid, "unknown_reference", "kind"},
    Row{"person_group_member_ends_after_start", ErrorKind::invalid, "end_before_start", "to"},
    Row{"person_group_member_key", ErrorKind::conflict, "already_member", "person_id"},
    Row{"person_group_member_person_exists", ErrorKind::invalid, "unknown_person", "person_id"},
    Row{"person_merge_key", ErrorKind::conflict, "id_taken", ""},
    Row{"person_merge_canonical_exists", ErrorKind::invalid, "unknown_person", "other_id"},
    Row{"person_merge_merged_exists", ErrorKind::invalid, "unknown_person", "other_id"},
    Row{"person_merge_not_with_itself", ErrorKind::invalid, "merge_with_self", "other_id"},
    Row{"person_merge_one_open", ErrorKind::conflict, "already_merged", ""},
    Row{"person_key", ErrorKind::conflict, "id_taken", ""},
    Row{"person_not_erased", ErrorKind::conflict, "already_erased", ""},
    Row{"person_not_locked", ErrorKind::conflict, "person_locked", ""},
    Row{"person_request_key", ErrorKind::conflict, "id_taken", ""},
    Row{"person_request_person_exists", ErrorKind::invalid, "unknown_person", "person_id"},
    Row{"programme_code_unique", ErrorKind::conflict, "code_taken", "code"},
    Row{"programme_ends_after_start", ErrorKind::invalid, "end_before_start", "ends_on"},
    Row{"programme_key", ErrorKind::conflict, "id_taken", ""},
    Row{"programme_party_organisation_exists", ErrorKind::invalid, "unknown_organisation", "funders"},
    Row{"purpose_code_unique", ErrorKind::conflict, "code_taken", "code"},
    Row{"purpose_key", ErrorKind::conflict, "id_taken", ""},
    Row{"published_edition_one_a_day", ErrorKind::conflict, "edition_of_today_exists", ""},
    Row{"published_figure_of_table", ErrorKind::conflict, "in_use", ""},
    Row{"published_table_key", ErrorKind::conflict, "id_taken", ""},
    Row{"published_table_programme_exists", ErrorKind::invalid, "unknown_programme", "programme_id"},
    Row{"reference_item_key", ErrorKind::conflict, "code_taken", "code"},
    Row{"registration_key", ErrorKind::conflict, "id_taken", ""},
    Row{"registration_one_live_per_person", ErrorKind::conflict, "already_registered", "person_id"},
    Row{"registration_person_exists", ErrorKind::invalid, "unknown_person", "person_id"},
    Row{"registration_session_exists", ErrorKind::not_found, "not_found", ""},
    Row{"retention_rule_months_sensible", ErrorKind::invalid, "out_of_range", "months"},
    Row{"session_country_known", ErrorKind::invalid, "unknown_place", "country"},
    Row{"session_external_reference_unique", ErrorKind::conflict, "code_taken", "external_reference"},
    Row{"session_head_count_parts_fit", ErrorKind::invalid, "parts_exceed_total", "head_count"},
    Row{"session_key", ErrorKind::conflict, "id_taken", ""},
    Row{"session_place_known", ErrorKind::invalid, "unknown_place", "place_code"},
    Row{"session_programme_exists", ErrorKind::invalid, "unknown_programme", "programme_ids"},
    Row{"session_team_member_key", ErrorKind::invalid, "already_member", "team"},
    Row{"session_team_member_person_exists", ErrorKind::invalid, "unknown_person", "team"},
    Row{"sitting_of", ErrorKind::not_found, "not_found", ""},
};

}  // namespace

std::optional<Error> constraint_error(std::string_view constraint) {
  for (auto const& row : rows) {
    if (row.constraint != constraint) continue;
    Error error{row.kind, std::string(row.code), std::string(constraint), {}};
    if (row.kind == ErrorKind::invalid) error = invalid_fields({});
    if (!row.path.empty()) error.fields.push_back({std::string(row.path), std::string(row.code), {}});
    return error;
  }
  return std::nullopt;
}

}  // namespace athar::persistence
