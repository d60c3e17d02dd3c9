#include "domain/agreements/agreement_document.hpp"

namespace athar {

Result<AgreementDocument> checked(AgreementDocument document) {
  std::vector<FieldError> errors;
  if (document.size_bytes == 0) errors.push_back({"file", "required", {}});
  if (document.title.empty()) document.title = document.file_name;
  if (document.title.empty()) errors.push_back({"title", "required", {}});
  if (!errors.empty()) return refuse(invalid_fields(std::move(errors)));
  return document;
}

}  // namespace athar
