#pragma once
#include "domain/agreements/agreement_document.hpp"
#include "server/json/json.hpp"

namespace athar::api {

struct AgreementDocumentView {
  AgreementDocumentId id;
  AgreementId agreement_id;
  std::optional<AgreementDocumentId> replaces;
  int version{1};
  bool is_replaced{false};
  std::string title;
  std::string file_name;
  std::int64_t size_bytes{0};
  std::string sha256;
  bool is_shown_to_partners{false};
  std::string uploaded_by;
  Instant uploaded_at;
};
BOOST_DESCRIBE_STRUCT(AgreementDocumentView, (),
                      (id, agreement_id, replaces, version, is_replaced, title, file_name, size_bytes, sha256, is_shown_to_partners, uploaded_by,
                       uploaded_at))

struct AgreementDocuments {
  std::vector<AgreementDocumentView> items;
  std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(AgreementDocuments, (), (items, can))

struct AgreementDocumentBody {
  std::string title;
  bool is_shown_to_partners{false};
};
BOOST_DESCRIBE_STRUCT(AgreementDocumentBody, (), (title, is_shown_to_partners))

constexpr auto read_as(json::Of<AgreementDocumentBody>) { return json::Of<AgreementDocumentView>{}; }

constexpr auto notes(json::Of<AgreementDocumentBody>) {
  return std::to_array<json::Note>({
      {.member = "title", .max_length = 300},
      {.member = "is_shown_to_partners", .description = "Whether the agreement's parties find it in their own entrance"},
  });
}

}  // namespace athar::api
