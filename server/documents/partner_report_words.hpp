#pragma once
#include "server/documents/words.hpp"

/// The words of the half-yearly report to a partner.
namespace athar::documents::partner_report_words {

// clang-format off
inline constexpr Word heading{"Point semestriel sur vos accords", "التقرير نصف السنوي حول اتفاقياتكم", "Half-yearly report on your agreements"};
inline constexpr Word lead{"Ce que montre l'espace partenaire de votre organisme, au jour indiqué en bas de page. Une erreur ? Répondez au message qui accompagne ce document.", "ما يعرضه فضاء الشركاء الخاص بهيئتكم، في اليوم المبين أسفل الصفحة. هل من خطأ؟ المرجو الجواب على الرسالة المرفقة بهذه الوثيقة.", "What your organisation's partner page shows, on the day at the foot of the page. Something wrong? Answer the message that came with this document."};
inline constexpr Word agreements{"Vos accords", "اتفاقياتكم", "Your agreements"};
inline constexpr Word agreement{"Accord", "الاتفاقية", "Agreement"};
inline constexpr Word status{"État", "الوضعية", "Status"};
inline constexpr Word signed_on{"Signature", "التوقيع", "Signed"};
inline constexpr Word in_force_on{"Entrée en vigueur", "الدخول حيز التنفيذ", "In force"};
inline constexpr Word ends_on{"Fin", "الانتهاء", "End"};
inline constexpr Word with{"Parties : {}", "الأطراف: {}", "Parties: {}"};
inline constexpr Word no_agreements{"Aucun accord.", "لا توجد أي اتفاقية.", "No agreement."};
inline constexpr Word owed{"Ce qui est dû", "الالتزامات المستحقة", "What is owed"};
inline constexpr Word owed_note{"Obligations qui ne sont pas encore honorées, par échéance.", "الالتزامات التي لم يوف بها بعد، حسب الأجل.", "Commitments not met yet, by due day."};
inline constexpr Word due{"Échéance", "الأجل", "Due"};
inline constexpr Word undated{"Sans date", "دون تاريخ", "No date"};
inline constexpr Word commitment{"Obligation", "الالتزام", "Commitment"};
inline constexpr Word by_whom{"Par qui", "الجهة الملتزمة", "By whom"};
inline constexpr Word nothing_owed{"Rien n'est dû à ce jour.", "لا التزام مستحق إلى هذا اليوم.", "Nothing is owed today."};
inline constexpr Word meetings{"Prochaines réunions", "الاجتماعات المقبلة", "Coming meetings"};
inline constexpr Word date{"Date", "التاريخ", "Date"};
inline constexpr Word committee{"Comité", "اللجنة", "Committee"};
inline constexpr Word place{"Lieu", "المكان", "Place"};
inline constexpr Word no_meetings{"Aucune réunion n'est fixée.", "لم يحدد أي اجتماع.", "No meeting is set."};
inline constexpr Word papers{"Documents mis à votre disposition", "الوثائق الموضوعة رهن إشارتكم", "Documents for you"};
inline constexpr Word papers_note{"Les fichiers s'obtiennent auprès de votre interlocuteur, ou dans l'espace partenaire.", "تطلب الملفات من مخاطبكم، أو من فضاء الشركاء.", "Ask your contact for the files, or sign in to the partner page."};
inline constexpr Word paper{"Document", "الوثيقة", "Document"};
inline constexpr Word version{"version {}", "النسخة {}", "version {}"};
inline constexpr Word no_papers{"Aucun document.", "لا توجد أي وثيقة.", "No document."};
inline constexpr Word reach_note{"{} – édition du {}. Les petits nombres ne sont pas publiés.", "{} – إصدار {}. لا تنشر الأعداد الصغيرة.", "{} – edition of {}. Small numbers are not published."};
// clang-format on

}  // namespace athar::documents::partner_report_words
