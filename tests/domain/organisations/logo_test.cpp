#include "domain/organisations/logo.hpp"

namespace athar {
namespace {

using namespace std::string_literals;

std::string big_endian(unsigned long value, int length) {
  std::string out;
  for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

/// Bit by bit, as the standard defines it.
unsigned long checksum(std::string const& bytes) {
  unsigned long crc = 0xFFFFFFFF;
  for (unsigned char byte : bytes)
    for (unsigned long bits = crc ^= byte, n = 0; n < 8; ++n) crc = bits = bits & 1 ? bits >> 1 ^ 0xEDB88320 : bits >> 1;
  return crc ^ 0xFFFFFFFF;
}

std::string chunk(std::string const& name, std::string const& content) {
  return big_endian(content.size(), 4) + name + content + big_endian(checksum(name + content), 4);
}

std::string const signature = "\x89PNG\r\n\x1a\n";
std::string ihdr(unsigned long width, unsigned long height) {
  return chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) + "\x08\x02\0\0\0"s);
}
std::string png(unsigned long width, unsigned long height) {
  return signature + ihdr(width, height) + chunk("IDAT", "pixels") + chunk("IEND", "");
}

std::string segment(int marker, std::string const& content) {
  return "\xff"s + static_cast<char>(marker) + big_endian(content.size() + 2, 2) + content;
}
std::string frame(unsigned width, unsigned height) { return segment(0xC0, "\x08"s + big_endian(height, 2) + big_endian(width, 2) + "\x01\x01\x11\0"s); }
std::string const tables = segment(0xE0, "JFIF"), scan = segment(0xDA, "\x01\x01\0\0\x3f\0"s), pixels = "ab\xff\0cd\xff\xd3" "ef"s, end = "\xff\xd9"s;
std::string jpeg(unsigned width, unsigned height) { return "\xff\xd8"s + tables + frame(width, height) + scan + pixels + end; }

TEST(ReadLogo, TellsAPngAndAJpegBySignatureAndGivesTheirSides) {
  EXPECT_EQ(read_logo(png(300, 120)), (PictureHead{"image/png", 300, 120}));
  EXPECT_EQ(read_logo(jpeg(300, 120)), (PictureHead{"image/jpeg", 300, 120}));
}

TEST(ReadLogo, FollowsAJpegInSeveralScansWithFillingBetweenSegments) {
  auto const progressive = "\xff\xd8"s + tables + "\xff\xff"s + segment(0xC2, "\x08"s + big_endian(32, 2) + big_endian(64, 2) + "\x01\x01\x11\0"s) + scan +
                           pixels + segment(0xC4, "more tables") + scan + pixels + end;
  EXPECT_EQ(read_logo(progressive), (PictureHead{"image/jpeg", 64, 32}));
}

TEST(ReadLogo, RefusesEveryBeginningOfAPicture) {
  for (auto const& whole : {png(64, 64), jpeg(64, 64)})
    for (std::size_t length = 0; length < whole.size(); ++length) EXPECT_FALSE(read_logo(whole.substr(0, length))) << length;
}

TEST(ReadLogo, RefusesAPngInWhichOneByteChanged) {
  auto const whole = png(64, 64);
  for (std::size_t at = signature.size(); at < whole.size(); ++at) {
    auto damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    EXPECT_FALSE(read_logo(damaged)) << at;
  }
}

struct BadFile {
  char const* name;
  std::string file;
  char const* code;
};

class LogoFile : public ::testing::TestWithParam<BadFile> {};

TEST_P(LogoFile, IsRefusedWithItsReason) {
  auto const head = read_logo(GetParam().file);
  ASSERT_FALSE(head);
  ASSERT_EQ(head.error().fields.size(), 1u);
  EXPECT_EQ(head.error().fields[0].path, "logo");
  EXPECT_EQ(head.error().fields[0].code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Files, LogoFile,
    ::testing::Values(BadFile{"empty", "", "required"}, BadFile{"page", "<html>", "not_a_picture"}, BadFile{"bitmap", "BM....", "not_a_picture"},
                      BadFile{"png_and_page", png(64, 64) + "<html>", "broken_picture"},
                      BadFile{"jpeg_and_page", jpeg(64, 64) + "<html>", "broken_picture"},
                      BadFile{"png_without_pixels", signature + ihdr(64, 64) + chunk("IEND", ""), "broken_picture"},
                      BadFile{"png_of_empty_pixels", signature + ihdr(64, 64) + chunk("IDAT", "") + chunk("IEND", ""), "broken_picture"},
                      BadFile{"png_without_a_head", signature + chunk("IDAT", "pixels") + chunk("IEND", ""), "broken_picture"},
                      BadFile{"png_of_two_heads", signature + ihdr(64, 64) + ihdr(1, 1) + chunk("IDAT", "pixels") + chunk("IEND", ""), "broken_picture"},
                      BadFile{"png_with_a_long_head", signature + chunk("IHDR", std::string(14, '\1')) + chunk("IDAT", "pixels") + chunk("IEND", ""),
                              "broken_picture"},
                      BadFile{"jpeg_without_a_frame", "\xff\xd8"s + tables + scan + pixels + end, "broken_picture"},
                      BadFile{"jpeg_of_two_frames", "\xff\xd8"s + frame(64, 64) + frame(1, 1) + scan + pixels + end, "broken_picture"},
                      BadFile{"jpeg_without_pixels", "\xff\xd8"s + frame(64, 64) + scan + end, "broken_picture"},
                      BadFile{"jpeg_with_a_short_frame", "\xff\xd8"s + segment(0xC0, "\x08\0\x40") + scan + pixels + end, "broken_picture"},
                      BadFile{"jpeg_segment_shorter_than_its_length", "\xff\xd8\xff\xe0\0\x01"s + frame(64, 64) + scan + pixels + end, "broken_picture"},
                      BadFile{"png_dot", png(1, 1), "picture_sides"}, BadFile{"png_too_low", png(64, 15), "picture_sides"},
                      BadFile{"png_too_wide", png(4097, 64), "picture_sides"}, BadFile{"png_wider_than_an_int", png(0xFFFFFFFF, 64), "picture_sides"},
                      BadFile{"jpeg_too_high", jpeg(64, 4097), "picture_sides"}, BadFile{"jpeg_of_height_given_later", jpeg(64, 0), "picture_sides"},
                      BadFile{"over_the_limit", png(64, 64) + std::string(512 * 1024, ' '), "logo_too_large"}),
    [](auto const& each) { return each.param.name; });

}  // namespace
}  // namespace athar
