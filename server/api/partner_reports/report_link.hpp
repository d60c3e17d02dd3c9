#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/agreements/partner_report.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar::api {

/// Makes and reads the last part of links to half-yearly reports: the report's id under a keyed BLAKE2b, in base64url, 43 characters. The key is
/// that of answer links; what is sealed begins with a name, so that neither passes for the other. How long a link is good stands in the report.
class ReportLinks {
 public:
  explicit ReportLinks(UnitOfWork& unit);

  std::string token(PartnerReportId id) const;
  /// The whole address, below the public one of this server.
  std::string address(PartnerReportId id) const;
  /// None for anything that this server did not sign.
  std::optional<PartnerReportId> read(std::string_view token) const;

 private:
  std::string key_;
};

}  // namespace athar::api
