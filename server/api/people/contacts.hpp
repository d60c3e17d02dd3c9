#pragma once
#include "domain/access/access.hpp"

namespace athar::api {

/// Who reads people's e-mail addresses and telephone numbers: those who keep the records, and those who call their own people.
inline bool sees_contacts(Caller const& caller) {
  return grant(caller.role, Permission::people_write) != Grant::none || caller.role == Role::trainer || caller.role == Role::focal_point;
}

}  // namespace athar::api
