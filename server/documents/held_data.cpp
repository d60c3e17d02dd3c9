#include "server/documents/held_data.hpp"

namespace athar::documents {
namespace {

Fields pairs(std::vector<std::pair<std::string, std::string>> const& values, Language language) {
  Fields list{Fields::type::list};
  for (auto const& [label, value] : values) {
    Fields one;
    one.set("label", Fields(label));
    // A value keeps the direction of what somebody wrote: "auto" where it is shown.
    auto const said = paragraph(value, language);
    one.set("value", *said.get("text"));
    list.push_back(one);
  }
  return list;
}

}  // namespace

std::vector<std::string> held_data_pages(Templates const& templates, HeldDataDocument const& document, Edition const& edition) {
  auto const language = leading_language(edition.language);
  auto fields = common_fields(edition);
  fields.set("title", Fields(std::string(words::held_data.in(language)) + " – " + document.person));
  fields.set("heading", Fields(std::string(words::held_data.in(language))));
  fields.set("lead", Fields(std::string(words::held_data_lead.in(language))));
  fields.set("person", Fields(document.person));
  fields.set("identity", Fields(document.reference));
  Fields sections{Fields::type::list};
  for (auto const& section : document.sections) {
    Fields one;
    one.set("title", Fields(section.title));
    Fields entries{Fields::type::list};
    for (auto const& entry : section.entries) {
      Fields values;
      values.set("values", pairs(entry.values, language));
      entries.push_back(values);
    }
    one.set("entries", entries);
    sections.push_back(one);
  }
  fields.set("sections", sections);
  fields.set("has_notice", !document.notice.empty());
  fields.set("notice_title", Fields(std::string(words::held_data_notice.in(language))));
  fields.set("notice", pairs(document.notice, language));
  return {templates.fill("held_data", std::move(fields))};
}

}  // namespace athar::documents
