#include <array>

#include "server/json/messages.hpp"

namespace athar::json {
namespace {

/// What is wrong with one field, whatever the field.
// One line a code, however long.
// clang-format off
constexpr auto table = std::to_array<Message>({
    {"required", "Ce champ est obligatoire.", "هذه الخانة إلزامية.", "This field is required."},
    {"unknown_field", "Ce champ n'est pas connu ici ({detail}).", "هذه الخانة غير معروفة هنا ({detail}).", "This field is not known here ({detail})."},
    {"unknown_column", "Cette colonne n'est pas connue ici ({detail}).", "هذا العمود غير معروف هنا ({detail}).", "This column is not known here ({detail})."},
    {"invalid_value", "Cette valeur n'est pas valide.", "هذه القيمة غير صالحة.", "This value is not valid."},
    {"wrong_type", "La forme attendue ici est : {detail}.", "الشكل المنتظر هنا هو: {detail}.", "The form expected here is: {detail}."},
    {"type_object", "un ensemble de champs", "مجموعة خانات", "a set of fields"},
    {"type_list", "une liste", "لائحة", "a list"},
    {"type_text", "un texte", "نص", "text"},
    {"type_whole_number", "un nombre entier", "عدد صحيح", "a whole number"},
    {"type_number", "un nombre", "عدد", "a number"},
    {"type_true_or_false", "vrai ou faux", "صحيح أو خطأ", "true or false"},
    {"not_one_of", "Choisissez une des valeurs proposées ({detail}).", "المرجو اختيار إحدى القيم المقترحة ({detail}).", "Choose one of the values offered ({detail})."},
    {"invalid_uuid", "Cet identifiant n'est pas valide.", "هذا المعرف غير صالح.", "This identifier is not valid."},
    {"invalid_date", "Cette date n'existe pas ou n'a pas la forme 2026-11-22.", "هذا التاريخ غير موجود أو ليس على شكل 2026-11-22.", "This date does not exist or does not have the form 2026-11-22."},
    {"invalid_time", "Cette heure n'a pas la forme 09:00.", "هذه الساعة ليست على شكل 09:00.", "This time does not have the form 09:00."},
    {"invalid_instant", "Ce moment n'a pas la forme 2026-11-22T10:42:00Z.", "هذا التوقيت ليس على شكل 2026-11-22T10:42:00Z.", "This moment does not have the form 2026-11-22T10:42:00Z."},
    {"invalid_period", "Cette période n'a pas la forme 2027-03 ou 2027-Q2.", "هذه الفترة ليست على شكل 2027-03 أو 2027-Q2.", "This period does not have the form 2027-03 or 2027-Q2."},
    {"invalid_number", "Ce nombre n'a pas pu être lu.", "تعذرت قراءة هذا العدد.", "This number could not be read."},
    {"not_a_whole_number", "Indiquez un nombre entier.", "المرجو إدخال عدد صحيح.", "Give a whole number."},
    {"out_of_range", "Ce nombre est hors des limites ({detail}).", "هذا العدد خارج الحدود المسموح بها ({detail}).", "This number is outside the limits ({detail})."},
    {"too_long", "Ce texte est trop long (maximum {detail} caractères).", "هذا النص طويل جدا (الحد الأقصى {detail} حرفا).", "This text is too long (at most {detail} characters)."},
    {"too_short", "Ce texte est trop court (minimum {detail} caractères).", "هذا النص قصير جدا (الحد الأدنى {detail} حرفا).", "This text is too short (at least {detail} characters)."},
    {"too_many_items", "Cette liste est trop longue (maximum {detail}).", "هذه اللائحة طويلة جدا (الحد الأقصى {detail}).", "This list is too long (at most {detail})."},
    {"too_few_items", "Cette liste est trop courte (minimum {detail}).", "هذه اللائحة قصيرة جدا (الحد الأدنى {detail}).", "This list is too short (at least {detail})."},
    {"control_characters", "Ce texte contient des caractères invisibles qui ne sont pas acceptés.", "يتضمن هذا النص رموزا غير مرئية وغير مقبولة.", "This text holds invisible characters that are not accepted."},
    {"invalid_email", "Cette adresse électronique n'est pas valide.", "هذا العنوان الإلكتروني غير صالح.", "This e-mail address is not valid."},
    {"invalid_phone", "Ce numéro n'a pas la forme internationale +212…", "هذا الرقم ليس على الشكل الدولي ‎+212…", "This number does not have the international form +212…"},
    {"invalid_website", "Cette adresse de site n'est pas valide.", "عنوان الموقع هذا غير صالح.", "This web address is not valid."},
    {"invalid_code", "Ce code n'est pas valide.", "هذا الرمز غير صالح.", "This code is not valid."},
    {"invalid_time_zone", "Ce fuseau horaire n'est pas connu.", "هذه المنطقة الزمنية غير معروفة.", "This time zone is not known."},
    {"invalid_currency", "Cette monnaie n'est pas connue.", "هذه العملة غير معروفة.", "This currency is not known."},
    {"empty_body", "La demande est vide.", "الطلب فارغ.", "The request is empty."},
    {"invalid_utf8", "Le contenu n'est pas du texte UTF-8 ({detail}).", "المحتوى ليس نصا بترميز UTF-8 ({detail}).", "The content is not UTF-8 text ({detail})."},
    {"nul_character", "Un texte contient le caractère nul ({detail}).", "يتضمن أحد النصوص الرمز الفارغ ({detail}).", "A text holds the NUL character ({detail})."},
    {"duplicate_key", "Un champ est donné deux fois ({detail}).", "وردت إحدى الخانات مرتين ({detail}).", "A field is given twice ({detail})."},
    {"too_deep", "Le contenu est trop imbriqué (maximum {detail} niveaux).", "المحتوى متداخل أكثر من اللازم (الحد الأقصى {detail} مستوى).", "The content is nested too deeply (at most {detail} levels)."},
    {"number_too_large", "Un nombre est trop grand ({detail}).", "أحد الأعداد كبير جدا ({detail}).", "A number is too large ({detail})."},
    {"trailing_text", "Il y a du texte après la fin de la demande ({detail}).", "هناك نص بعد نهاية الطلب ({detail}).", "There is text after the end of the request ({detail})."},
    {"incomplete", "La demande s'arrête avant la fin ({detail}).", "الطلب غير مكتمل ({detail}).", "The request stops before its end ({detail})."},
    {"syntax_error", "La demande n'est pas du JSON correct ({detail}).", "الطلب ليس بصيغة JSON صحيحة ({detail}).", "The request is not correct JSON ({detail})."},
});
// clang-format on

}  // namespace

std::span<Message const> field_messages() { return table; }

}  // namespace athar::json
