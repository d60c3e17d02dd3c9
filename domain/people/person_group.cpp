#include "domain/people/person_group.hpp"

#include "domain/reference/reference_list.hpp"

namespace athar {

Result<PersonGroup> checked(PersonGroup group) {
  std::vector<FieldError> errors;
  if (!is_reference_code(group.code)) errors.push_back({"code", "invalid_code", {}});
  if (group.name.empty()) errors.push_back({"name", "name_required", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return group;
}

Result<PersonGroupMember> checked(PersonGroupMember member) {
  if (member.from && member.to && *member.to < *member.from) return refuse(invalid_field("to", "end_before_start"));
  return member;
}

}  // namespace athar
