#include <array>

#include "server/json/messages.hpp"

namespace athar::json {
namespace {

/// Files that people bring, and what their cells say: each line tells what to do next.
// One line a code, however long.
// clang-format off
constexpr auto table = std::to_array<Message>({
    {"not_a_table", "Ce fichier ne contient pas de tableau lisible : envoyez un classeur Excel (.xlsx) ou un fichier CSV.", "لا يتضمن هذا الملف جدولا قابلا للقراءة: المرجو إرسال مصنف Excel ‏(.xlsx) أو ملف CSV.", "This file holds no table that can be read: send an Excel workbook (.xlsx) or a CSV file."},
    {"file_is_picture", "Ce fichier est une image : envoyez le tableau lui-même, en Excel (.xlsx) ou en CSV.", "هذا الملف صورة: المرجو إرسال الجدول نفسه بصيغة Excel ‏(.xlsx) أو CSV.", "This file is a picture: send the table itself, as Excel (.xlsx) or CSV."},
    {"file_is_pdf", "Ce fichier est un PDF : demandez le tableau d'origine, en Excel (.xlsx) ou en CSV.", "هذا الملف بصيغة PDF: المرجو طلب الجدول الأصلي بصيغة Excel ‏(.xlsx) أو CSV.", "This file is a PDF: ask for the table it was made from, as Excel (.xlsx) or CSV."},
    {"file_is_document", "Ce fichier est un document de texte ou une présentation : copiez son tableau dans Excel et enregistrez en .xlsx.", "هذا الملف وثيقة نصية أو عرض: المرجو نسخ جدوله في Excel وحفظه بصيغة ‎.xlsx.", "This file is a text document or a presentation: copy its table into Excel and save as .xlsx."},
    {"file_is_archive", "Cette archive ne contient pas de classeur : extrayez le fichier Excel et envoyez-le seul.", "لا تتضمن هذه الحزمة المضغوطة مصنفا: المرجو استخراج ملف Excel وإرساله وحده.", "This archive holds no workbook: take the Excel file out and send it alone."},
    {"file_is_old_excel", "Ce classeur a l'ancien format Excel (.xls) : ouvrez-le dans Excel et enregistrez-le en .xlsx.", "هذا المصنف بصيغة Excel القديمة (‎.xls): المرجو فتحه في Excel وحفظه بصيغة ‎.xlsx.", "This workbook has Excel's old format (.xls): open it in Excel and save it as .xlsx."},
    {"file_is_binary_excel", "Ce classeur a le format binaire d'Excel (.xlsb) : ouvrez-le dans Excel et enregistrez-le en .xlsx.", "هذا المصنف بصيغة Excel الثنائية (‎.xlsb): المرجو فتحه في Excel وحفظه بصيغة ‎.xlsx.", "This workbook has Excel's binary format (.xlsb): open it in Excel and save it as .xlsx."},
    {"file_is_open_document", "Ce classeur vient de LibreOffice (.ods) : enregistrez-le en .xlsx, puis envoyez-le.", "هذا المصنف من LibreOffice ‏(.ods): المرجو حفظه بصيغة ‎.xlsx ثم إرساله.", "This workbook comes from LibreOffice (.ods): save it as .xlsx, then send it."},
    {"password_protected", "Ce classeur est protégé par un mot de passe : ouvrez-le dans Excel, retirez le mot de passe et enregistrez-le.", "هذا المصنف محمي بكلمة مرور: المرجو فتحه في Excel وإزالة كلمة المرور ثم حفظه.", "This workbook is protected by a password: open it in Excel, take the password off and save it."},
    {"corrupt_workbook", "Ce classeur est abîmé et n'a pas pu être lu : ouvrez-le dans Excel, enregistrez-le de nouveau en .xlsx et renvoyez-le.", "هذا المصنف تالف وتعذرت قراءته: المرجو فتحه في Excel وحفظه من جديد بصيغة ‎.xlsx ثم إعادة إرساله.", "This workbook is damaged and could not be read: open it in Excel, save it again as .xlsx and send it anew."},
    {"workbook_too_large", "Ce classeur contient trop de données une fois ouvert ({detail}) : ne gardez que la liste à importer.", "يتضمن هذا المصنف معطيات كثيرة جدا بعد فتحه ({detail}): المرجو الاحتفاظ باللائحة المراد استيرادها فقط.", "This workbook holds too much once it is opened ({detail}): keep only the list to import."},
    {"workbook_took_too_long", "La lecture de ce classeur a pris trop de temps : ne gardez que la liste à importer, ou enregistrez-la en CSV.", "استغرقت قراءة هذا المصنف وقتا طويلا: المرجو الاحتفاظ باللائحة المراد استيرادها فقط أو حفظها بصيغة CSV.", "Reading this workbook took too long: keep only the list to import, or save it as CSV."},
    {"workbook_reader_missing", "Les classeurs ne peuvent pas être lus sur ce serveur : enregistrez la liste en CSV, ou prévenez l'administration.", "لا يمكن قراءة المصنفات على هذا الخادم: المرجو حفظ اللائحة بصيغة CSV أو إخبار الإدارة.", "Workbooks cannot be read on this server: save the list as CSV, or tell the administrator."},
    {"reading_cancelled", "La lecture du fichier a été annulée.", "تم إلغاء قراءة الملف.", "The reading of the file was cancelled."},

    {"error_cell", "La formule de cette cellule est en erreur ({detail}) : corrigez-la ou saisissez la valeur.", "صيغة هذه الخلية بها خطأ ({detail}): المرجو تصحيحها أو إدخال القيمة.", "The formula of this cell is in error ({detail}): correct it or enter the value."},
    {"formula_without_value", "La formule de cette cellule n'a pas été calculée ({detail}) : ouvrez le classeur dans Excel et enregistrez-le de nouveau.", "لم يتم حساب صيغة هذه الخلية ({detail}): المرجو فتح المصنف في Excel وحفظه من جديد.", "The formula of this cell has not been calculated ({detail}): open the workbook in Excel and save it again."},
    {"year_out_of_range", "L'année de cette date est à vérifier ({detail}).", "المرجو التحقق من سنة هذا التاريخ ({detail}).", "Check the year of this date ({detail})."},
    {"ambiguous_date", "Jour ou mois en premier ? Choisissez la lecture de cette date ({detail}).", "اليوم أولا أم الشهر؟ المرجو اختيار قراءة هذا التاريخ ({detail}).", "Day or month first? Choose how to read this date ({detail})."},
    {"ambiguous_count", "Faut-il lire {detail} ? Le point ou la virgule pourrait être une décimale : confirmez, ou corrigez la cellule.", "هل يُقرأ {detail}؟ قد تكون النقطة أو الفاصلة عشرية: المرجو التأكيد أو تصحيح الخانة.", "Is this {detail}? The point or comma could be a decimal one: confirm, or correct the cell."},
    {"ambiguous_number", "Ce nombre peut se lire de deux façons ({detail}) : choisissez.", "يمكن قراءة هذا العدد بطريقتين ({detail}): المرجو الاختيار.", "This number can be read in two ways ({detail}): choose one."},
    {"ambiguous_percent", "Tout est fait, ou un pour cent ? Choisissez ({detail}).", "هل أُنجز الكل أم واحد في المائة؟ المرجو الاختيار ({detail}).", "All of it, or one percent? Choose ({detail})."},
    {"ambiguous_mark", "Cette croix veut-elle dire présent ou absent ? Choisissez ({detail}).", "هل تعني هذه العلامة حاضر أم غائب؟ المرجو الاختيار ({detail}).", "Does this cross mean present or absent? Choose ({detail})."},
    {"digits_lost", "Le tableur a arrondi ce numéro ({detail}) : mettez la colonne au format Texte et saisissez-le de nouveau.", "قام الجدول بتقريب هذا الرقم ({detail}): المرجو جعل العمود بصيغة نص وإدخاله من جديد.", "The spreadsheet rounded this number ({detail}): format the column as text and enter it again."},
    {"several_values", "Plusieurs valeurs dans une cellule : la première est retenue, pas {detail}.", "عدة قيم في خلية واحدة: تم أخذ الأولى دون {detail}.", "Several values in one cell: the first is kept, not {detail}."},
    {"invalid_name", "Ce nom contient des chiffres ou des signes ({detail}) : corrigez-le.", "يتضمن هذا الاسم أرقاما أو رموزا ({detail}): المرجو تصحيحه.", "This name holds digits or signs ({detail}): correct it."},

    {"repeated_reference", "Cet accord est déjà dans le fichier (ligne {detail}).", "وردت هذه الاتفاقية من قبل في الملف (السطر {detail}).", "This agreement is already in the file (row {detail})."},
    {"unknown_party", "Organisation non enregistrée : {detail}.", "هيئة غير مسجلة: {detail}.", "Organisation not on record: {detail}."},
    {"unknown_word", "« {detail} » n'est pas dans la liste.", "«{detail}» غير موجود في اللائحة.", "“{detail}” is not in the list."},
    {"party_named_twice", "Cette partie est nommée deux fois au même titre : {detail}.", "ورد هذا الطرف مرتين بالصفة نفسها: {detail}.", "This party is named twice in the same role: {detail}."},
    {"row_above_in_error", "L'accord dont celui-ci dépend est à corriger d'abord (ligne {detail}).", "المرجو أولا تصحيح الاتفاقية التي تتبعها هذه (السطر {detail}).", "Correct first the agreement that this one depends on (row {detail})."},
    {"ambiguous_agreement", "Plusieurs accords correspondent ({detail}) : écrivez le code de celui qui est visé.", "هناك عدة اتفاقيات مطابقة ({detail}): المرجو كتابة رمز المقصودة.", "Several agreements match ({detail}): write the code of the one that is meant."},
    {"in_force_before_signature", "L'entrée en vigueur précède la signature.", "الدخول حيز التنفيذ سابق للتوقيع.", "It enters into force before its signature."},
    {"ends_before_signature", "La fin précède la signature.", "النهاية سابقة للتوقيع.", "It ends before its signature."},
    {"ends_before_in_force", "La fin précède l'entrée en vigueur.", "النهاية سابقة للدخول حيز التنفيذ.", "It ends before it enters into force."},
    {"notice_longer_than_period", "Le préavis est plus long que la période de reconduction.", "مدة الإشعار أطول من مدة التجديد.", "The notice is longer than the period of renewal."},
    {"signed_without_signatory", "Aucune partie signataire n'est nommée.", "لم يذكر أي طرف موقع.", "No signatory is named."},
    {"signed_without_date", "La date de signature n'est pas connue.", "تاريخ التوقيع غير معروف.", "The day of signature is not known."},
    {"status_contradicts_dates", "L'état contredit cette date ({detail}) ; il est gardé.", "الوضعية تناقض هذا التاريخ ({detail})؛ تم الاحتفاظ بها.", "The status contradicts this date ({detail}); it is kept."},
    {"amendment_dated_after_termination", "Cet avenant est daté d'après la résiliation de l'accord ({detail}) : sa date est gardée parmi ce que disent les sources.", "تاريخ هذا الملحق لاحق لفسخ الاتفاقية ({detail}): يحتفظ به ضمن ما تقوله المصادر.", "This amendment is dated after the agreement's termination ({detail}): its date is kept among what sources say."},
    {"amendment_dated_before_signature", "Cet avenant est daté d'avant la signature de l'accord ({detail}) : sa date est gardée parmi ce que disent les sources.", "تاريخ هذا الملحق سابق لتوقيع الاتفاقية ({detail}): يحتفظ به ضمن ما تقوله المصادر.", "This amendment is dated before the agreement's signature ({detail}): its date is kept among what sources say."},
    {"extension_same_day", "Un autre avenant fixe déjà la fin à compter de ce jour ({detail}) : la date est gardée parmi ce que disent les sources.", "هناك ملحق آخر يحدد النهاية ابتداء من هذا اليوم ({detail}): يحتفظ بالتاريخ ضمن ما تقوله المصادر.", "Another amendment already sets the end from this day ({detail}): the date is kept among what sources say."},
    {"amendment_ends_before_effect", "La fin fixée par cet avenant précède sa prise d'effet ({detail}), gardée parmi ce que disent les sources.", "النهاية التي يحددها هذا الملحق سابقة لسريانه ({detail})، ويحتفظ به ضمن ما تقوله المصادر.", "The end that this amendment sets precedes its effect ({detail}), which is kept among what sources say."},
    {"amendment_party_left", "Cette organisation n'est pas partie à l'accord modifié ({detail}) : ajoutez-la dans l'accord, puis dans l'avenant.", "هذه الهيئة ليست طرفا في الاتفاقية المعدلة ({detail}): المرجو إضافتها إلى الاتفاقية ثم إلى الملحق.", "This organisation is no party to the amended agreement ({detail}): add it to the agreement, then to the amendment."},
    {"unknown_commission", "Cette commission n'est pas enregistrée ({detail}) : ses mots sont gardés comme cadre contractuel.", "هذه اللجنة غير مسجلة ({detail}): يحتفظ بنصها كإطار تعاقدي.", "This commission is not on record ({detail}): its words are kept as the contractual framework."},
    {"renewal_period_missing", "La tacite reconduction a besoin d'une période : elle reste non renseignée.", "التجديد الضمني يتطلب مدة: يبقى غير محدد.", "Tacit renewal needs a period: it is left open."},
    {"amount_left", "Ce montant n'est pas repris : les montants de l'accord se tiennent dans ses composantes.", "لم يؤخذ هذا المبلغ: مبالغ الاتفاقية مفصلة في مكوناتها.", "This amount is not taken: the agreement's amounts stand in its components."},
    {"contact_left", "Ce contact n'est pas repris : aucune partie n'est nommée à sa place ({detail}).", "لم تؤخذ جهة الاتصال هذه: لا طرف مذكور في موضعها ({detail}).", "This contact is not taken: no party is named in its place ({detail})."},
    {"currency_required", "Indiquez la monnaie de ce montant.", "المرجو تحديد عملة هذا المبلغ.", "Give the currency of this amount."},
    {"likely_duplicate_organisation", "Organisation peut-être déjà enregistrée sous un autre nom ({detail}) : une nouvelle fiche est créée.", "قد تكون هذه الهيئة مسجلة باسم آخر ({detail}): سيتم إنشاء بطاقة جديدة.", "This organisation may be on record under another name ({detail}): a new record is made."},
});
// clang-format on

}  // namespace

std::span<Message const> file_messages() { return table; }

}  // namespace athar::json
