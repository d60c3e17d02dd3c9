#include "persistence/agreements/public_register_store.hpp"

#include "persistence/agreements/public_register_sql.hpp"

namespace athar::persistence {
namespace {

constexpr std::string_view find_publication = R"(
select p.version, p.shows_amounts, p.published_at from athar.agreement_publication p where p.agreement_id = :agreement)";

constexpr std::string_view insert_publication = R"(
insert into athar.agreement_publication (agreement_id, shows_amounts) values (:agreement, :shows_amounts)
on conflict on constraint agreement_publication_key do nothing)";

constexpr std::string_view update_publication = R"(
update athar.agreement_publication set version = version + 1, shows_amounts = :shows_amounts
where agreement_id = :agreement and version = :version)";

constexpr std::string_view delete_publication =
    "delete from athar.agreement_publication where agreement_id = :agreement and version = :version";

constexpr std::string_view find_public = ATHAR_PUBLIC_COLUMNS
    "a.sort_key, a.shows_amounts, a.published_at from athar_derived.public_agreements(CAST(:today AS date)) a " ATHAR_PUBLIC_JOINS "where a.id = :id";

constexpr std::string_view find_preview = ATHAR_PUBLIC_COLUMNS
    "a.sort_key from athar_derived.publishable_agreements(CAST(:today AS date)) a " ATHAR_PUBLIC_JOINS "where a.id = :id";

constexpr std::string_view find_amendments = R"(
select d.reference, d.signed_on, d.effective_on, d.ends_on, d.text_fr, d.text_ar, d.text_en
from athar_derived.public_amendments(CAST(:today AS date)) d
where d.agreement_id = :id
order by athar.first_day(coalesce(d.effective_on, d.signed_on)) nulls last, d.place)";

// Up to the first of the line, then down from everyone above, walked only through what is published; the one it starts from is there already.
constexpr std::string_view find_relatives = R"(
with recursive up as (
  select a.id, a.parent_id from athar_derived.publishable_agreements(CAST(:today AS date)) a where a.id = :id
  union
  select a.id, a.parent_id from up u join athar_derived.public_agreements(CAST(:today AS date)) a on a.id = u.parent_id
), tree as (
  select u.id from up u
  union
  select a.id from tree t join athar_derived.public_agreements(CAST(:today AS date)) a on a.parent_id = t.id
)
select a.id, p.id, a.title_fr, a.title_ar, a.title_en, r.name_fr, r.name_ar, r.name_en, a.state, a.signed_on, a.ends_on
from tree t
join athar_derived.publishable_agreements(CAST(:today AS date)) a on a.id = t.id
join athar.reference_item r on r.list = a.type_list and r.code = a.type
left join tree p on p.id = a.parent_id
order by athar.first_day(a.signed_on) nulls last, a.sort_key, a.id)";

}  // namespace

AgreementPublication PostgresPublicRegisterStore::publication(AgreementId agreement) {
  Rows rows = connection_.run(find_publication, {{"agreement", agreement}});
  AgreementPublication publication{.agreement_id = agreement, .version = 0, .shows_amounts = false, .published_at = {}};
  if (rows.empty()) return publication;
  RowReader row(rows, 0);
  publication.version = row.small();
  publication.shows_amounts = row.boolean();
  publication.published_at = row.instant();
  return publication;
}

Result<void> PostgresPublicRegisterStore::put(AgreementPublication const& p) {
  auto written = p.version == 0
                     ? connection_.write(insert_publication, {{"agreement", p.agreement_id}, {"shows_amounts", p.shows_amounts}})
                     : connection_.write(update_publication, {{"agreement", p.agreement_id}, {"shows_amounts", p.shows_amounts}, {"version", p.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

Result<void> PostgresPublicRegisterStore::withdraw(AgreementPublication const& p) {
  auto written = connection_.write(delete_publication, {{"agreement", p.agreement_id}, {"version", p.version}});
  if (!written) return refuse(std::move(written.error()));
  if (*written == 0) return refuse(stale());
  return {};
}

PublicAgreement PostgresPublicRegisterStore::whole(PublicAgreementRow row, LocalDate today) {
  PublicAgreement agreement;
  auto const id = row.id;
  std::vector<PublicAgreementRow> one{std::move(row)};
  read_parts(one, today);
  agreement.row = std::move(one.front());
  Rows amendments = connection_.run(find_amendments, {{"today", today}, {"id", id}});
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    RowReader each(amendments, i);
    PublicAmendment amendment;
    amendment.reference = each.text();
    amendment.signed_on = partial_date(each);
    amendment.effective_on = partial_date(each);
    amendment.ends_on = partial_date(each);
    amendment.text = each.localized();
    agreement.amendments.push_back(std::move(amendment));
  }
  Rows relatives = connection_.run(find_relatives, {{"today", today}, {"id", id}});
  for (std::size_t i = 0; relatives.size() > 1 && i < relatives.size(); ++i) {
    RowReader each(relatives, i);
    PublicRelative relative;
    relative.id = each.id<AgreementTag>();
    relative.parent_id = each.maybe_id<AgreementTag>();
    relative.title = each.localized();
    relative.type_name = each.localized();
    relative.state = public_state_named(each.text()).value();
    relative.signed_on = partial_date(each);
    relative.ends_on = partial_date(each);
    agreement.family.push_back(std::move(relative));
  }
  return agreement;
}

std::optional<PublicAgreement> PostgresPublicRegisterStore::find(AgreementId id, LocalDate today) {
  Rows rows = connection_.run(find_public, {{"today", today}, {"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  auto found = public_row(row);
  bool const shows_amounts = row.boolean();
  auto const published_at = row.instant();
  auto agreement = whole(std::move(found), today);
  agreement.shows_amounts = shows_amounts;
  agreement.published_at = published_at;
  return agreement;
}

std::optional<PublicAgreement> PostgresPublicRegisterStore::preview(AgreementId id, LocalDate today) {
  Rows rows = connection_.run(find_preview, {{"today", today}, {"id", id}});
  if (rows.empty()) return std::nullopt;
  RowReader row(rows, 0);
  return whole(public_row(row), today);
}

}  // namespace athar::persistence
