#include "server/api/agreements/attachments.hpp"

#include "domain/documents/signed_sheet.hpp"
#include "server/api/documents/printing.hpp"
#include "server/http/text.hpp"
#include "server/json/text.hpp"

namespace athar::api {
namespace {

constexpr std::size_t longest_name = 500;

}  // namespace

Result<std::string> uploaded_name(Call const& call) {
  std::string name;
  if (!http::percent_decode(call.request.header("X-File-Name"), false, name) || json::first_broken_utf8(name))
    return refuse(invalid_field("X-File-Name", "invalid_utf8"));
  if (!json::is_clean_text(name)) return refuse(invalid_field("X-File-Name", "control_characters"));
  if (json::code_points(name) > longest_name) return refuse(invalid_field("X-File-Name", "too_long", std::to_string(longest_name)));
  return plain_file_name(name);
}

Answer attachment(std::filesystem::path file, std::string name) {
  if (name.empty()) name = "document";
  Answer answer;
  answer.file = std::move(file);
  answer.content_type = "application/octet-stream";
  answer.headers = {{"Content-Disposition", content_disposition(name, name)},
                    {"Content-Security-Policy", "default-src 'none'; sandbox"}, {"Cache-Control", "private, no-store"}};
  return answer;
}

}  // namespace athar::api
