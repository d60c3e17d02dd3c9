#include "server/mail/transport.hpp"

#include <curl/curl.h>

#include <charconv>
#include <stdexcept>

#include "server/mail/compose.hpp"

namespace athar::mail {
namespace {

constexpr std::size_t answer_at_most = 500;
constexpr long idle_connection_seconds = 20;

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeMime {
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using List = std::unique_ptr<curl_slist, FreeList>;
using Mime = std::unique_ptr<curl_mime, FreeMime>;

/// What the server said last in this attempt.
struct Said {
  int code{0};
  std::string line;
};

std::size_t take_line(char* data, std::size_t size, std::size_t count, void* into) {
  std::string_view line(data, size * count);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  auto& said = *static_cast<Said*>(into);
  int code = 0;
  if (line.size() >= 3 && std::from_chars(line.data(), line.data() + 3, code).ec == std::errc()) said.code = code;
  said.line = std::string(line.substr(0, answer_at_most));
  return size * count;
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

int goes_on(void* abandoned, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return static_cast<std::atomic<bool>*>(abandoned)->load() ? 1 : 0; }

void append(List& list, std::string const& text) {
  auto* longer = curl_slist_append(list.get(), text.c_str());
  if (!longer) throw std::bad_alloc();
  (void)list.release();
  list.reset(longer);
}

void add_text(curl_mime* to, std::string const& text, char const* type, Language language) {
  auto* part = curl_mime_addpart(to);
  curl_mime_data(part, text.data(), text.size());
  curl_mime_type(part, type);
  curl_mime_encoder(part, language == Language::ar ? "base64" : "quoted-printable");
}

/// multipart/mixed of multipart/alternative (text, HTML, the calendar entry) and the files; without files the alternatives alone. A calendar
/// entry stands at both places: some programs take an invitation from the alternatives only, others show only files.
Mime mime_of(CURL* curl, MailMessage const& message) {
  Mime alternatives(curl_mime_init(curl));
  add_text(alternatives.get(), with_crlf(message.body), "text/plain; charset=utf-8", message.language);
  add_text(alternatives.get(), with_crlf(html_of(message)), "text/html; charset=utf-8", message.language);
  for (auto const& file : message.attachments) {
    if (!file.content_type.starts_with("text/calendar")) continue;
    auto* part = curl_mime_addpart(alternatives.get());
    curl_mime_data(part, file.content.data(), file.content.size());
    curl_mime_type(part, file.content_type.c_str());
    curl_mime_encoder(part, "base64");
  }
  Mime outer(curl_mime_init(curl));
  auto* first = curl_mime_addpart(outer.get());
  curl_mime_subparts(first, alternatives.release());
  curl_mime_type(first, "multipart/alternative");
  for (auto const& file : message.attachments) {
    auto* part = curl_mime_addpart(outer.get());
    curl_mime_data(part, file.content.data(), file.content.size());
    curl_mime_type(part, file.content_type.c_str());
    curl_mime_filename(part, file.file_name.c_str());
    curl_mime_encoder(part, "base64");
  }
  return outer;
}

Attempt outcome(CURLcode code, Said const& said, char const* words) {
  std::string const answer = said.line.empty() || said.code == 354 ? std::string(*words ? words : curl_easy_strerror(code)) : said.line;
  switch (code) {
    case CURLE_OK:
      return {MailProblem::none, said.line, false};
    case CURLE_LOGIN_DENIED:
      return {MailProblem::not_signed_in, answer, true};
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return {MailProblem::not_reached, answer, true};
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
      return {MailProblem::not_secure, std::string(*words ? words : curl_easy_strerror(code)), true};
    default:
      break;
  }
  if (said.code == 421) return {MailProblem::put_off, answer, true};
  if (said.code >= 500) return {MailProblem::refused, answer, false};
  if (said.code >= 400) return {MailProblem::put_off, answer, false};
  if (said.code == 0) return {MailProblem::not_reached, answer, true};
  return {MailProblem::no_answer, std::string(*words ? words : curl_easy_strerror(code)), false};
}

}  // namespace

struct Transport::Handle {
  CURL* curl{curl_easy_init()};
  Handle() {
    if (!curl) throw std::runtime_error("libcurl cannot start");
  }
  ~Handle() { curl_easy_cleanup(curl); }
};

Transport::Transport(Settings const& settings) : settings_(settings) {
  static bool const ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!ready) throw std::runtime_error("libcurl cannot start");
  handle_ = std::make_unique<Handle>();
}

Transport::~Transport() = default;

void Transport::abandon() { abandoned_ = true; }

Attempt Transport::perform(OutgoingMail const& mail, bool& may_repeat) {
  CURL* curl = handle_->curl;
  curl_easy_reset(curl);  // keeps the connection
  Said said;
  char words[CURL_ERROR_SIZE] = "";
  List headers, recipients;
  for (auto const& header : headers_of(mail, settings_)) append(headers, header);
  append(recipients, "<" + mail.message.to_address + ">");
  auto const mime = mime_of(curl, mail.message);
  auto const from = "<" + settings_.from + ">";
  auto const url = (settings_.security == Security::tls ? "smtps://" : "smtp://") + settings_.host + ":" + std::to_string(settings_.port) + "/" + settings_.domain();

  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  if (settings_.security != Security::none) curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  if (!settings_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
  if (!settings_.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime.get());
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_line);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &said);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, goes_on);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &abandoned_);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings_.timeout_seconds));
  curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(settings_.timeout_seconds));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 5L * settings_.timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, idle_connection_seconds);

  auto const code = curl_easy_perform(curl);
  long connected = 0;
  curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connected);
  // The server closed the connection while it was idle: nothing of this message was given to it.
  bool const ended = code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING || code == CURLE_WEIRD_SERVER_REPLY;
  may_repeat = ended && connected == 0 && (said.code == 0 || said.code == 421) && !abandoned_;
  auto const result = outcome(code, said, words);
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, nullptr);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, nullptr);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);
  return result;
}

Attempt Transport::send(OutgoingMail const& mail) {
  if (!can_be_written_to(mail.message.to_address)) return {MailProblem::refused, "This is no address that a mail server takes", false};
  bool may_repeat = false;
  auto attempt = perform(mail, may_repeat);
  if (may_repeat) attempt = perform(mail, may_repeat);
  return attempt;
}

}  // namespace athar::mail
