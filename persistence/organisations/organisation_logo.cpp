#include "persistence/organisations/organisation_store.hpp"
#include "persistence/postgres/bytes.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_logo = R"(
select media_type, width, height, sha256, content from athar.organisation_logo where organisation_id = :id)";

constexpr std::string_view put_organisation_logo = R"(
insert into athar.organisation_logo (organisation_id, sha256, media_type, width, height, content)
values (:id, :sha256, :media_type, :width, :height, CAST(:content AS bytea))
on conflict (organisation_id) do update
set sha256 = excluded.sha256, media_type = excluded.media_type, width = excluded.width, height = excluded.height, content = excluded.content)";

constexpr std::string_view delete_logo = "delete from athar.organisation_logo where organisation_id = :id";

}  // namespace

std::optional<Logo> PostgresOrganisationStore::logo(OrganisationId id) {
  Rows rows = connection_.run(find_logo, {{"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  Logo logo;
  logo.head.media_type = row.text();
  logo.head.width = row.small();
  logo.head.height = row.small();
  logo.sha256 = row.text();
  logo.content = from_bytea(row.text());
  return logo;
}

Result<void> PostgresOrganisationStore::put_logo(OrganisationId id, Logo const& logo) {
  auto written = connection_.write(put_organisation_logo, {{"id", id}, {"sha256", logo.sha256}, {"media_type", logo.head.media_type},
      {"width", logo.head.width}, {"height", logo.head.height}, {"content", to_bytea(logo.content)}});
  if (!written) return refuse(std::move(written.error()));
  return {};
}

bool PostgresOrganisationStore::remove_logo(OrganisationId id) {
  auto written = connection_.write(delete_logo, {{"id", id}});
  return written && *written > 0;
}

}  // namespace athar::persistence
