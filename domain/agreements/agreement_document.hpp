#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/shared/date.hpp"
#include "domain/shared/id.hpp"
#include "domain/shared/result.hpp"
#include "domain/shared/unit_of_work.hpp"

namespace athar {

using AgreementDocumentId = Id<struct AgreementDocumentTag>;

inline constexpr std::size_t greatest_document_size = 25 * 1024 * 1024;

/// A paper of an agreement in one of its versions. Its content is of any type and is never run or shown, only given as it came.
struct AgreementDocument {
  AgreementDocumentId id;
  AgreementId agreement_id;
  std::optional<AgreementDocumentId> replaces;  ///< the version before it, which is kept
  int version{1};
  std::string title;
  std::string file_name;
  std::string sha256;
  std::int64_t size_bytes{0};
  bool is_shown_to_partners{false};
};

struct AgreementDocumentRow {
  AgreementDocument document;
  bool is_replaced{false};
  std::string uploaded_by;
  Instant uploaded_at;
};

/// What may be kept under that name: the title falls back to the file's. Errors: required (title, file).
Result<AgreementDocument> checked(AgreementDocument document);

class AgreementDocumentStore {
 public:
  virtual ~AgreementDocumentStore() = default;
  /// By title, the latest version first. Within the caller's organisation: those shown to partners, of agreements it may see.
  virtual std::vector<AgreementDocumentRow> of(AgreementId agreement, std::optional<OrganisationId> within) = 0;
  virtual std::optional<AgreementDocumentRow> find(AgreementDocumentId id, std::optional<OrganisationId> within) = 0;
  /// A replacing one takes the next version's number. Errors: unknown_document, document_replaced (replaces).
  virtual Result<AgreementDocument> insert(AgreementDocument document, Actor const& actor) = 0;
  /// Writes title and whether partners see it. False when it is gone.
  virtual bool update(AgreementDocument const& document) = 0;
  /// Errors: in_use.
  virtual Result<void> remove(AgreementDocumentId id) = 0;
};

}  // namespace athar
