#pragma once
#include <string_view>

namespace athar::workbooks {

/// What a file is by its first bytes, and a container by what it holds.
enum class Content { text, package, web_page, picture, pdf, document, archive, old_excel, password_protected };

Content content_of(std::string_view bytes);

}  // namespace athar::workbooks
