#include "server/documents/common_fields.hpp"

#include <sodium.h>

#include <algorithm>

#include "domain/documents/wording.hpp"

namespace athar::documents {
namespace {

/// The lines of the letterhead in that language, none where it has none; English falls back to French as a whole.
Fields head(std::vector<LocalizedText> const& lines, Language language) {
  bool const has_english = std::any_of(lines.begin(), lines.end(), [](LocalizedText const& line) { return !line.en.empty(); });
  Fields list{Fields::type::list};
  for (auto const& line : lines) {
    auto const& wanted = language == Language::ar ? line.ar : language == Language::en && has_english ? line.en : line.fr;
    if (!wanted.empty()) list.push_back(paragraph(wanted, language, "Head"));
  }
  return list;
}

std::string as_of(Edition const& edition, Language language) {
  return worded(words::as_of, language, wording::date(edition.day, language), wording::time(edition.time, language));
}

struct Size {
  long width, height;
};

/// Fits into 34 × 16 mm; in Word's units, 36,000 to the millimetre.
Size fitted(Logo const& logo) {
  constexpr double unit = 36'000, width = 34, height = 16;
  double const scale = std::min(width / logo.width, height / logo.height);
  return {static_cast<long>(logo.width * scale * unit), static_cast<long>(logo.height * scale * unit)};
}

}  // namespace

Language leading_language(DocumentLanguage language) {
  return language == DocumentLanguage::ar ? Language::ar : language == DocumentLanguage::en ? Language::en : Language::fr;
}

std::string data_address(std::string_view content_type, std::string_view bytes) {
  std::string base64(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(base64.data(), base64.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  base64.pop_back();  // the zero at its end
  return fmt::format("data:{};base64,{}", content_type, base64);
}

std::string joined_names(std::vector<LocalizedText> const& names, Language language) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += language == Language::ar ? "، " : ", ";
    out += names[i].in(language);
  }
  return out;
}

std::string foot_line(Edition const& edition) {
  std::vector<std::string> parts;
  for (auto each : languages_in(edition.language)) parts.push_back(as_of(edition, each));
  parts.emplace_back("Athar");
  return dotted(parts, leading_language(edition.language));
}

Fields common_fields(Edition const& edition) {
  auto const language = leading_language(edition.language);
  auto const& letterhead = edition.letterhead;
  Fields fields;
  bool const rtl = is_right_to_left(edition.language);
  fields.set("lang", Fields(std::string(language == Language::ar ? "ar" : language == Language::en ? "en" : "fr")));
  fields.set("dir", Fields(std::string(rtl ? "rtl" : "ltr")));
  fields.set("rtl", rtl);
  fields.set("head_left", head(letterhead.lines, language == Language::en ? Language::en : Language::fr));
  fields.set("head_right", head(letterhead.lines, Language::ar));
  Fields logos{Fields::type::list};
  for (auto const& logo : letterhead.logos) {
    Fields one;
    one.set("source", Fields(data_address(logo.content_type, logo.bytes)));
    one.set("name", Fields(logo.name.in(language)));
    logos.push_back(one);
  }
  fields.set("logos", logos);
  fields.set("is_demonstration", edition.demonstration);
  if (edition.demonstration) fields.set("demonstration", lines(words::demonstration, edition.language, "Demonstration"));
  fields.set("as_of", Fields(foot_line(edition)));
  return fields;
}

std::vector<Picture> logo_pictures(Letterhead const& letterhead, Fields& fields) {
  std::vector<Picture> pictures;
  Fields list{Fields::type::list};
  for (auto const& logo : letterhead.logos) {
    pictures.push_back({logo.content_type == "image/png" ? "png" : "jpeg", logo.bytes});
    auto const size = fitted(logo);
    Fields one;
    one.set("number", Fields(std::to_string(pictures.size())));
    one.set("width", Fields(std::to_string(size.width)));
    one.set("height", Fields(std::to_string(size.height)));
    one.set("name", Fields(logo.name.in(Language::fr)));
    list.push_back(one);
  }
  fields.set("head_pictures", list);
  return pictures;
}

Fields page_total(std::size_t sections) { return Fields(std::string(sections > 1 ? "SECTIONPAGES" : "NUMPAGES")); }

std::vector<Part> word_file(Templates const& templates, std::string document, std::vector<std::string> footers,
                            std::vector<Picture> const& pictures) {
  Fields fields;
  Fields footer_list{Fields::type::list}, picture_list{Fields::type::list};
  for (std::size_t i = 1; i <= footers.size(); ++i) footer_list.push_back(Fields("number", Fields(std::to_string(i))));
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    Fields picture("number", Fields(std::to_string(i + 1)));
    picture.set("extension", Fields(pictures[i].extension));
    picture_list.push_back(picture);
  }
  fields.set("footers", footer_list);
  fields.set("pictures", picture_list);
  std::vector<Part> parts{{"[Content_Types].xml", templates.fill("content_types.xml", fields)},
                          {"_rels/.rels", templates.text("rels.xml")},
                          {"word/document.xml", std::move(document)},
                          {"word/styles.xml", templates.text("styles.xml")},
                          {"word/settings.xml", templates.text("settings.xml")},
                          {"word/_rels/document.xml.rels", templates.fill("document_rels.xml", fields)}};
  for (std::size_t i = 0; i < footers.size(); ++i) {
    parts.push_back({fmt::format("word/footer{}.xml", i + 1), std::move(footers[i])});
    parts.push_back({fmt::format("word/_rels/footer{}.xml.rels", i + 1), templates.fill("footer_rels.xml", fields)});
  }
  for (std::size_t i = 0; i < pictures.size(); ++i)
    parts.push_back({fmt::format("word/media/picture{}.{}", i + 1, pictures[i].extension), pictures[i].content});
  return parts;
}

}  // namespace athar::documents
