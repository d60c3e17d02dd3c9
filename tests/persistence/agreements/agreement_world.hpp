#pragma once
#include <fmt/format.h>

#include "domain/agreements/commitment.hpp"
#include "tests/persistence/training/training_world.hpp"

/// The training world with two agreements between ministries, and sessions that serve them.
namespace athar::tests {

inline AgreementId agreement(int number) { return AgreementId{Uuid::from_name(fmt::format("agreement {}", number))}; }
inline AccountId account(std::string_view name) { return AccountId{Uuid::from_name(fmt::format("account {}", name))}; }

/// Agreement 0 is with ministry 0 and ends on 2027-03-31 with six months' notice; 1 with ministry 1. Salma owns both.
inline void fill_agreement_world(TestDatabase const& database) {
  fill_training_world(database);
  std::string sql = "begin; insert into athar.reference_item (list, code, name_fr) values ('agreement_type', 'test_type', 'Essai') on conflict do nothing;";
  for (auto const* name : {"Salma", "Karim"})
    sql += fmt::format("insert into athar.account (id, email, name, role) values ('{}', '{}@example.org', '{}', 'coordinator');", account(name).text(), name, name);
  for (int i = 0; i < 2; ++i) {
    sql += fmt::format("insert into athar.agreement (id, type, title_fr, status, ends_on, renewal, renewal_months, notice_months, owner_id) "
                       "values ('{}', 'test_type', 'Accord {}', 'in_force', '{}', 'tacit', 12, 6, '{}');",
                       agreement(i).text(), i, i == 0 ? "2027-03" : "2030", account("Salma").text());
    sql += fmt::format("insert into athar.agreement_party (id, agreement_id, position, organisation_id, role) values (gen_random_uuid(), '{}', 0, '{}', 'signatory');",
                       agreement(i).text(), ministry(i).text());
  }
  database.run(sql + "commit");
}

inline Commitment commitment_named(std::string_view name, int of = 0) {
  Commitment c;
  c.id = CommitmentId{Uuid::from_name(fmt::format("commitment {}", name))};
  c.agreement_id = agreement(of);
  c.clause = "Art. 4";
  c.description.fr = std::string(name);
  c.organisation_id = ministry(of);
  return c;
}

}  // namespace athar::tests
