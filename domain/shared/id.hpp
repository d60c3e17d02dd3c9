#pragma once
#include <array>
#include <cstdint>
#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace athar {

/// 128-bit identifier as RFC 9562 describes it; big-endian bytes.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  /// Reads the 8-4-4-4-12 form, either case. Empty when the text has any other shape.
  static std::optional<Uuid> parse(std::string_view text);

  /// Version 7: 48 bits of milliseconds since 1970, then random bits of which 74 are used.
  static Uuid v7(std::int64_t unix_milliseconds, std::uint64_t random_high, std::uint64_t random_low);

  /// Version 8 made from a name, so that seeds have the same ids on every machine (FNV-1a, twice 64 bits).
  static Uuid from_name(std::string_view name);

  std::string text() const;
  friend auto operator<=>(Uuid const&, Uuid const&) = default;
};

/// An identifier that cannot be mistaken for another concept's.
template <class Tag>
struct Id {
  Uuid uuid{};

  static std::optional<Id> parse(std::string_view text) {
    auto parsed = Uuid::parse(text);
    return parsed ? std::optional<Id>(Id{*parsed}) : std::nullopt;
  }
  std::string text() const { return uuid.text(); }
  bool empty() const { return uuid == Uuid{}; }
  friend auto operator<=>(Id const&, Id const&) = default;
};

using AccessTokenId = Id<struct AccessTokenTag>;
using AccountId = Id<struct AccountTag>;
using AffiliationId = Id<struct AffiliationTag>;
using AssetId = Id<struct AssetTag>;
using AgreementId = Id<struct AgreementTag>;
using AgreementPartyId = Id<struct AgreementPartyTag>;
using AmendmentId = Id<struct AmendmentTag>;
using CommitmentId = Id<struct CommitmentTag>;
using CommitteeId = Id<struct CommitteeTag>;
using CommitteeMeetingId = Id<struct CommitteeMeetingTag>;
using ComponentId = Id<struct ComponentTag>;
using DecisionId = Id<struct DecisionTag>;
using JointCommissionId = Id<struct JointCommissionTag>;
using CourseId = Id<struct CourseTag>;
using DesignationId = Id<struct DesignationTag>;
using HolidayId = Id<struct HolidayTag>;
using ImportId = Id<struct ImportTag>;
using InvitationId = Id<struct InvitationTag>;
using MailMessageId = Id<struct MailMessageTag>;
using OrganisationId = Id<struct OrganisationTag>;
using OutreachActivityId = Id<struct OutreachActivityTag>;
using PersonGroupId = Id<struct PersonGroupTag>;
using PersonId = Id<struct PersonTag>;
using PersonMergeId = Id<struct PersonMergeTag>;
using ProgrammeId = Id<struct ProgrammeTag>;
using RegistrationId = Id<struct RegistrationTag>;
using RoomId = Id<struct RoomTag>;
using SessionId = Id<struct SessionTag>;
using SignedSheetId = Id<struct SignedSheetTag>;
using VenueId = Id<struct VenueTag>;

}  // namespace athar

template <>
struct std::hash<athar::Uuid> {
  std::size_t operator()(athar::Uuid const& id) const noexcept {
    std::size_t seed = 1469598103934665603ULL;
    for (auto byte : id.bytes) seed = (seed ^ byte) * 1099511628211ULL;
    return seed;
  }
};
template <class Tag>
struct std::hash<athar::Id<Tag>> {
  std::size_t operator()(athar::Id<Tag> const& id) const noexcept { return std::hash<athar::Uuid>{}(id.uuid); }
};
