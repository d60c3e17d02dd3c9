#pragma once
#include <string>
#include <string_view>

#include "domain/shared/result.hpp"

namespace athar {

constexpr std::size_t greatest_logo_size = 512 * 1024;  ///< bytes
constexpr int least_logo_side = 16;                     ///< pixels
constexpr int greatest_logo_side = 4096;

/// What the head of a picture file says of it.
struct PictureHead {
  std::string media_type;  ///< image/png or image/jpeg
  int width{0};            ///< pixels
  int height{0};
  friend bool operator==(PictureHead const&, PictureHead const&) = default;
};

/// The picture an organisation prints at the head of documents.
struct Logo {
  PictureHead head;
  std::string sha256;  ///< of `content`, in hexadecimal: names this picture among those the organisation had
  std::string content;
};

/// Reads what a file is from its own bytes, whatever its sender calls it. Its structure is followed to the end, so that a file
/// that was cut off, that was damaged on its way (PNG's checksums), or that carries something else behind the picture, is refused.
/// Errors, all of the field "logo": required, not_a_picture, broken_picture, picture_sides, logo_too_large.
/// Source: PNG (W3C, third edition), sections 5 and 11.2; JPEG (ITU-T T.81), annex B.
Result<PictureHead> read_logo(std::string_view bytes);

}  // namespace athar
