#include "server/json/messages.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "server/json/quoted.hpp"

namespace athar::json {
namespace {

/// Requests, transport, access: what can be said of a request before its fields are looked at.
// One line a code, however long.
// clang-format off
constexpr auto table = std::to_array<Message>({
    {"invalid_input", "Certains champs sont à corriger.", "بعض الخانات تحتاج إلى تصحيح.", "Some fields need correcting."},
    {"malformed_json", "La demande n'a pas pu être lue.", "تعذرت قراءة الطلب.", "The request could not be read."},
    {"malformed_request", "La demande n'a pas pu être lue.", "تعذرت قراءة الطلب.", "The request could not be read."},
    {"invalid_parameter", "Ce paramètre n'est pas valide.", "هذا المعطى غير صالح.", "This parameter is not valid."},
    {"unknown_parameter", "Ce paramètre n'existe pas.", "هذا المعطى غير موجود.", "There is no such parameter."},
    {"invalid_cursor", "Cette page n'existe plus : reprenez la liste depuis le début.", "هذه الصفحة لم تعد موجودة: المرجو الرجوع إلى بداية اللائحة.", "This page no longer exists: start the list again."},
    {"route_not_found", "Cette adresse n'existe pas.", "هذا العنوان غير موجود.", "There is nothing at this address."},
    {"method_not_allowed", "Cette adresse n'accepte pas cette opération.", "هذا العنوان لا يقبل هذه العملية.", "This address does not accept this operation."},
    {"unsupported_media_type", "Ce type de contenu n'est pas accepté ici.", "هذا النوع من المحتوى غير مقبول هنا.", "This type of content is not accepted here."},
    {"not_found", "Cet élément est introuvable.", "لم يتم العثور على هذا العنصر.", "This could not be found."},
    {"not_allowed", "Votre rôle ne permet pas cette action.", "دوركم لا يسمح بهذا الإجراء.", "Your role does not allow this."},
    {"origin_not_allowed", "Cette demande vient d'un autre site et n'est pas acceptée.", "هذا الطلب وارد من موقع آخر وغير مقبول.", "This request comes from another site and is not accepted."},
    {"scope_not_allowed", "Ce jeton d'accès ne permet pas cette action.", "رمز الولوج هذا لا يسمح بهذا الإجراء.", "This access token does not allow this."},
    {"unauthenticated", "Connectez-vous pour continuer.", "المرجو تسجيل الدخول للمتابعة.", "Sign in to continue."},
    {"wrong_credentials", "L'adresse ou le mot de passe ne correspond pas.", "العنوان أو كلمة المرور غير مطابقين.", "The e-mail address or the password does not match."},
    {"session_expired", "Votre connexion a expiré : connectez-vous de nouveau.", "انتهت مدة الاتصال: المرجو تسجيل الدخول من جديد.", "Your sign-in has expired: sign in again."},
    {"csrf_token_missing", "Rechargez la page puis recommencez.", "المرجو إعادة تحميل الصفحة ثم المحاولة من جديد.", "Reload the page and try again."},
    {"csrf_token_wrong", "Rechargez la page puis recommencez.", "المرجو إعادة تحميل الصفحة ثم المحاولة من جديد.", "Reload the page and try again."},
    {"too_many_attempts", "Trop d'essais : patientez un peu avant de recommencer.", "محاولات كثيرة: المرجو الانتظار قليلا قبل المحاولة من جديد.", "Too many attempts: wait a little before trying again."},
    {"account_inactive", "Ce compte n'est pas actif.", "هذا الحساب غير مفعل.", "This account is not active."},
    {"stale", "Cette fiche a été modifiée entre-temps : relisez-la avant d'enregistrer.", "تم تعديل هذه البطاقة في هذه الأثناء: المرجو مراجعتها قبل التسجيل.", "This was changed in the meantime: read it again before saving."},
    {"precondition_required", "Relisez la fiche avant de l'enregistrer.", "المرجو مراجعة البطاقة قبل تسجيلها.", "Read the record again before saving it."},
    {"id_taken", "Cet identifiant est déjà utilisé.", "هذا المعرف مستعمل من قبل.", "This identifier is already in use."},
    {"idempotency_key_reused", "Cette clé a déjà servi à une autre demande.", "سبق استعمال هذا المفتاح في طلب آخر.", "This key has already been used for another request."},
    {"request_timeout", "La demande a mis trop de temps à arriver.", "استغرق وصول الطلب وقتا طويلا.", "The request took too long to arrive."},
    {"body_too_large", "Le contenu envoyé est trop volumineux (maximum {detail}).", "المحتوى المرسل كبير جدا (الحد الأقصى {detail}).", "What was sent is too large (at most {detail})."},
    {"header_too_large", "L'en-tête de la demande est trop volumineux.", "ترويسة الطلب كبيرة جدا.", "The header of the request is too large."},
    {"uri_too_long", "L'adresse demandée est trop longue.", "العنوان المطلوب طويل جدا.", "The address asked for is too long."},
    {"queue_full", "Le service est très sollicité : réessayez dans un instant.", "هناك ضغط كبير على الخدمة: المرجو المحاولة بعد لحظات.", "The service is very busy: try again in a moment."},
    {"too_many_connections", "Le service est très sollicité : réessayez dans un instant.", "هناك ضغط كبير على الخدمة: المرجو المحاولة بعد لحظات.", "The service is very busy: try again in a moment."},
    {"too_many_subscriptions", "Trop de chiffres sont suivis en direct à la fois.", "عدد الأرقام المتتبعة مباشرة كبير جدا.", "Too many figures are being followed live at once."},
    {"database_unavailable", "Les données sont momentanément inaccessibles : réessayez dans un instant.", "تعذر الوصول إلى المعطيات مؤقتا: المرجو المحاولة بعد لحظات.", "The data cannot be reached just now: try again in a moment."},
    {"took_too_long", "La demande a pris trop de temps : précisez-la ou réessayez.", "استغرقت معالجة الطلب وقتا طويلا: المرجو تدقيقه أو المحاولة من جديد.", "This took too long: narrow it down or try again."},
    {"draining", "Le service redémarre : réessayez dans un instant.", "يعاد تشغيل الخدمة: المرجو المحاولة بعد لحظات.", "The service is restarting: try again in a moment."},
    {"not_ready", "Le service démarre : réessayez dans un instant.", "الخدمة قيد التشغيل: المرجو المحاولة بعد لحظات.", "The service is starting: try again in a moment."},
    {"recorder_unavailable", "Les chiffres à cette date ne sont pas encore prêts : réessayez dans un instant.", "أرقام هذا التاريخ غير جاهزة بعد: المرجو المحاولة بعد لحظات.", "The figures for that moment are not ready yet: try again shortly."},
    {"tick_hole", "Les chiffres en direct se remettent à jour : réessayez dans un instant.", "يجري تحيين الأرقام المباشرة: المرجو المحاولة بعد لحظات.", "The live figures are catching up: try again in a moment."},
    {"internal_error", "Une erreur s'est produite de notre côté. Rien n'a été enregistré.", "وقع خطأ من جانبنا. لم يتم تسجيل أي شيء.", "Something went wrong on our side. Nothing was saved."},
});
// clang-format on

std::unordered_map<std::string_view, Message const*> const& by_code() {
  static auto const map = [] {
    std::unordered_map<std::string_view, Message const*> all;
    for (auto part : {request_messages(), field_messages(), rule_messages(), file_messages()})
      for (Message const& one : part) all.emplace(one.code, &one);
    return all;
  }();
  return map;
}

/// The value of ";q=…", in thousandths; 1000 when there is none, 0 when it cannot be read.
int quality_of(std::string_view parameters) {
  auto const at = parameters.find("q=");
  if (at == std::string_view::npos) return 1000;
  std::string_view const text = parameters.substr(at + 2);
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0;
  int quality = (text[0] - '0') * 1000;
  if (text.size() > 1 && text[1] == '.')
    for (std::size_t i = 2, unit = 100; i < text.size() && unit > 0 && text[i] >= '0' && text[i] <= '9';
         ++i, unit /= 10)
      quality += (text[i] - '0') * static_cast<int>(unit);
  return std::min(quality, 1000);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::span<Message const> request_messages() { return table; }

std::string_view message(Language language, std::string_view code) {
  auto const found = by_code().find(code);
  if (found == by_code().end()) return {};
  Message const& one = *found->second;
  return language == Language::ar ? one.ar : language == Language::en ? one.en : one.fr;
}

std::string message(Language language, std::string_view code, std::string_view detail) {
  std::string_view text = message(language, code);
  if (text.empty()) text = message(language, "invalid_value");
  auto words = quoted(language, code, detail);
  if (code == "wrong_type")
    if (auto const translated = message(language, "type_" + words); !translated.empty()) words = translated;
  // Without a detail to quote, the sentence ends before its bracket: "… ({detail})." and " {detail}" read well either
  // way.
  constexpr std::string_view placeholder = "{detail}";
  std::string out(text);
  if (auto const at = out.find(placeholder); at != std::string::npos) {
    if (words.empty()) {
      bool const in_brackets =
          at > 1 && out[at - 1] == '(' && at + placeholder.size() < out.size() && out[at + placeholder.size()] == ')';
      if (in_brackets)
        out.erase(at - 2, placeholder.size() + 3);
      else
        out.replace(at, placeholder.size(), "…");
    } else {
      // First-strong isolates keep Latin words and numbers from disturbing an Arabic sentence.
      out.replace(at, placeholder.size(), language == Language::ar ? "\u2068" + words + "\u2069" : words);
    }
  }
  return out;
}

Language language_of(std::string_view accept_language) {
  Language best = Language::fr;
  int best_quality = 0;
  accept_language = accept_language.substr(0, 1000);
  while (!accept_language.empty()) {
    auto const comma = accept_language.find(',');
    std::string_view range = accept_language.substr(0, comma);
    accept_language = comma == std::string_view::npos ? std::string_view{} : accept_language.substr(comma + 1);
    while (range.starts_with(' ') || range.starts_with('\t')) range.remove_prefix(1);
    auto const semicolon = range.find(';');
    int const quality = semicolon == std::string_view::npos ? 1000 : quality_of(range.substr(semicolon + 1));
    std::string_view const tag = range.substr(0, std::min(semicolon, range.find_first_of("- \t")));
    if (tag.size() != 2 || quality <= best_quality) continue;
    std::array<char, 2> const code{lower(tag[0]), lower(tag[1])};
    std::string_view const name(code.data(), code.size());
    if (name != "fr" && name != "ar" && name != "en") continue;
    best = name == "ar" ? Language::ar : name == "en" ? Language::en : Language::fr;
    best_quality = quality;
  }
  return best;
}

std::string_view language_code(Language language) {
  switch (language) {
    case Language::fr:
      return "fr";
    case Language::ar:
      return "ar";
    case Language::en:
      return "en";
  }
  return "fr";
}

}  // namespace athar::json
