#include "server/api/import_templates/columns.hpp"

#include "domain/imports/columns.hpp"

namespace athar::api {
namespace {

TEST(ImportTemplates, BearHeadersThatTheImportFindsByItself) {
  for (auto const& list : list_templates()) {
    auto const* kind = import_kind_named(list.kind);
    ASSERT_NE(kind, nullptr) << list.kind;
    for (auto language : {Language::fr, Language::ar, Language::en}) {
      std::vector<std::string> headers;
      for (auto const& column : list.columns) headers.emplace_back(column.header(language));
      auto const found = guess_fields(headers, kind->words);
      for (auto const& column : list.columns) {
        if (column.field == "attendance") continue;  // belongs to the session's sittings, not to the kind
        auto const guessed = found.find(std::string(column.field));
        EXPECT_EQ(guessed == found.end() ? "" : guessed->second, column.header(language)) << list.kind << ", " << column.field;
      }
    }
  }
}

}  // namespace
}  // namespace athar::api
