#include "domain/documents/signed_sheet.hpp"

#include <gtest/gtest.h>

namespace athar {
namespace {

std::string pdf(std::string const& inside) { return "%PDF-1.7\n1 0 obj<<" + inside + ">>endobj\n%%EOF\n"; }

std::string read(std::string_view content) {
  auto const type = media_type_of_scan(content);
  return type ? *type : type.error().fields[0].code;
}

TEST(Scans, AreToldByTheirBytes) {
  EXPECT_EQ(read(pdf("/Type/Catalog")), "application/pdf");
  EXPECT_EQ(read(std::string("\xFF\xD8\xFF\xE0 picture \xFF\xD9")), "image/jpeg");
  EXPECT_EQ(read(std::string("\xFF\xD8\xFF\xE0 picture \xFF\xD9\0\0", 17)), "image/jpeg") << "scanners fill up with zeros";
  EXPECT_EQ(read(std::string("\x89PNG\r\n\x1a\n....IEND\xae\x42\x60\x82")), "image/png");
  EXPECT_EQ(read(""), "required");
  EXPECT_EQ(read("GIF89a"), "not_a_scan");
  EXPECT_EQ(read(" %PDF-1.7 %%EOF"), "not_a_scan");
  EXPECT_EQ(read("%PDF-1.7\n"), "scan_incomplete");
}

TEST(Scans, DoNotRunPrograms) {
  for (auto inside : {"/S/JavaScript", "/JS(x)", "/#4AS(x)", "/S/Launch", "/Type/EmbeddedFile", "/XFA 3 0 R", "/S/SubmitForm"}) EXPECT_EQ(read(pdf(inside)), "active_pdf") << inside;
  EXPECT_EQ(read(pdf("/OpenAction[3 0 R/Fit]")), "application/pdf");
  EXPECT_EQ(read(pdf("/JSCALE 1")), "application/pdf") << "a longer name is another name";
  EXPECT_EQ(read(pdf("/Length 9>>stream\n/JS (x)\nendstream<<")), "application/pdf") << "a picture's bytes are no names";
  EXPECT_EQ(read(pdf("/Length 9>>stream\nx\nendstream</JS(x)")), "active_pdf");
}

TEST(FileNames, AreTheirLastPartWithoutWhatMisleads) {
  EXPECT_EQ(plain_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(plain_file_name("C:\\scans\\feuille 1.pdf"), "feuille 1.pdf");
  EXPECT_EQ(plain_file_name("..."), "");
  EXPECT_EQ(plain_file_name("a\u202Egnp.exe"), "agnp.exe");
  EXPECT_EQ(plain_file_name("ورقة.pdf"), "ورقة.pdf");
  EXPECT_EQ(plain_file_name(std::string(300, 'x')).size(), 120u);
  EXPECT_EQ(plain_file_name(std::string(300, 'x') + ".pdf"), std::string(116, 'x') + ".pdf") << "what it is stays readable";
  EXPECT_EQ(plain_file_name(".htaccess "), "htaccess");
  EXPECT_EQ(plain_file_name("rapport. "), "rapport");
}

}  // namespace
}  // namespace athar
