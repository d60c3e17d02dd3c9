#include "server/mail/compose.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>

#include "domain/shared/utf8.hpp"

namespace athar::mail {
namespace {

constexpr std::size_t plain_at_most = 70, bytes_in_a_word = 45;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string without_controls(std::string_view text) {
  std::string out(text);
  std::replace_if(out.begin(), out.end(), is_control, ' ');
  return out;
}

std::string base64(std::string_view bytes) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k) three = three << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : letters[three >> (18 - 6 * k) & 63];
  }
  return out;
}

std::string encoded_words(std::string const& text) {
  std::string out, word;
  auto close = [&] {
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(word) + "?=";
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::string character;
    append_character(character, next_character(text, at));
    if (word.size() + character.size() > bytes_in_a_word) close();
    word += character;
  }
  if (!word.empty()) close();
  return out;
}

bool is_plain(std::string_view text) {
  return text.size() <= plain_at_most && text.find("=?") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string date_header(std::time_t at) {
  static constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm t{};
  gmtime_r(&at, &t);
  char clock[32];
  std::strftime(clock, sizeof clock, "%Y %H:%M:%S +0000", &t);
  return std::string(days[t.tm_wday]) + ", " + std::to_string(t.tm_mday) + " " + std::string(months[t.tm_mon]) + " " + clock;
}

std::string_view answer_word(Language language) {
  return language == Language::ar ? "الإجابة" : language == Language::en ? "Answer" : "Répondre";
}

std::string_view code_of(Language language) { return language == Language::ar ? "ar" : language == Language::en ? "en" : "fr"; }

}  // namespace

std::string header_text(std::string_view text) {
  auto const clean = without_controls(text);
  return is_plain(clean) ? clean : encoded_words(clean);
}

std::string mailbox(std::string_view name, std::string_view address) {
  auto const clean = without_controls(name);
  if (clean.find_first_not_of(' ') == std::string::npos) return "<" + std::string(address) + ">";
  if (!is_plain(clean)) return encoded_words(clean) + "\r\n <" + std::string(address) + ">";
  std::string quoted = "\"";
  for (char const c : clean) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\" <" + std::string(address) + ">";
}

bool can_be_written_to(std::string_view address) {
  static constexpr std::string_view never = "<>()[],;:\\\"";
  bool const printable = std::all_of(address.begin(), address.end(), [](char c) { return c > 0x20 && c < 0x7f && never.find(c) == std::string_view::npos; });
  return printable && address.size() <= 254 && std::count(address.begin(), address.end(), '@') == 1 && address.front() != '@' && address.back() != '@';
}

std::string html_of(MailMessage const& message) {
  std::string const code(code_of(message.language));
  std::string const direction = message.language == Language::ar ? "rtl" : "ltr";
  std::string out = "<!doctype html><html lang=\"" + code + "\" dir=\"" + direction +
                    "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>"
                    "<body style=\"margin:0;padding:24px;background:#f6f7f6;color:#1d2724;font:16px/1.6 'IBM Plex Sans','IBM Plex Sans Arabic',Arial,sans-serif\">"
                    "<div dir=\"" + direction + "\" style=\"max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dfe4e1;border-radius:8px;text-align:" +
                    (direction == "rtl" ? "right" : "left") + "\">";
  bool in_paragraph = false;
  auto end_paragraph = [&] {
    if (in_paragraph) out += "</p>";
    in_paragraph = false;
  };
  for (std::size_t at = 0; at <= message.body.size();) {
    auto const end = std::min(message.body.find('\n', at), message.body.size());
    auto const line = std::string_view(message.body).substr(at, end - at);
    at = end + 1;
    if (line.find_first_not_of(' ') == std::string_view::npos) {
      end_paragraph();
    } else if (!message.link.empty() && line == message.link) {
      end_paragraph();
      auto const address = escaped(line);
      out += "<p style=\"margin:16px 0\"><a href=\"" + address +
             "\" style=\"display:inline-block;padding:12px 24px;background:#0b6b53;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:600\">" +
             std::string(answer_word(message.language)) + "</a></p><p dir=\"ltr\" style=\"margin:0 0 16px;font-size:13px;color:#5a6661;word-break:break-all\">" +
             address + "</p>";
    } else {
      out += in_paragraph ? "<br>" : "<p style=\"margin:0 0 16px\">";
      in_paragraph = true;
      out += escaped(line);
    }
  }
  end_paragraph();
  return out + "</div></body></html>";
}

std::vector<std::string> headers_of(OutgoingMail const& mail, Settings const& settings) {
  auto const& m = mail.message;
  std::vector<std::string> out{
      "Date: " + date_header(static_cast<std::time_t>(mail.written_at.microseconds / 1'000'000)),
      "From: " + mailbox(settings.from_name, settings.from),
      "To: " + mailbox(m.to_name, m.to_address),
      "Subject: " + header_text(m.subject),
      "Message-ID: " + mail.message_id,
      "Content-Language: " + std::string(code_of(m.language)),
      "Auto-Submitted: auto-generated",
      "X-Auto-Response-Suppress: All"};
  if (!settings.reply_to.empty()) out.push_back("Reply-To: <" + settings.reply_to + ">");
  return out;
}

std::string with_crlf(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 40);
  for (char const c : text) {
    if (c == '\r') continue;
    if (c == '\n') out += '\r';
    out += c;
  }
  return out + "\r\n";
}

}  // namespace athar::mail
