#pragma once
#include "server/documents/words.hpp"

/// The words of a committee's minutes.
namespace athar::documents::minutes_words {

// clang-format off
inline constexpr Word minutes{"Procès-verbal", "محضر", "Minutes"};
inline constexpr Word minutes_title{"Procès-verbal de la réunion n° {}", "محضر الاجتماع رقم {}", "Minutes of meeting no. {}"};
inline constexpr Word steering_of{"du comité de pilotage", "للجنة القيادة", "of the steering committee"};
inline constexpr Word follow_up_of{"du comité de suivi", "للجنة التتبع", "of the follow-up committee"};
inline constexpr Word minutes_held{"{0}{1}, s'est tenue {2}la réunion n° {3} {4} relatif à « {5} »{6}.", "{0}{1}، انعقد {2}الاجتماع رقم {3} {4} المتعلقة ب«{5}»{6}.", "{0}{1}, meeting no. {3} {4} on “{5}” was held {2}{6}."};
inline constexpr Word presided_by{", sous la présidence de {}", "، برئاسة {}", ", with {} in the chair"};
inline constexpr Word minutes_draft{"Projet", "مشروع", "Draft"};
inline constexpr Word minutes_circulated{"Diffusé pour observations le {}", "عمم لإبداء الملاحظات بتاريخ {}", "Circulated for observations on {}"};
inline constexpr Word minutes_validated{"Validé le {}", "صودق عليه بتاريخ {}", "Validated on {}"};
inline constexpr Word minutes_signed{"Signé le {}", "وقع بتاريخ {}", "Signed on {}"};
inline constexpr Word present{"Présents", "الحاضرون", "Present"};
inline constexpr Word excused{"Excusés", "المعتذرون", "Excused"};
inline constexpr Word absent{"Absents", "الغائبون", "Absent"};
inline constexpr Word asked{"Invités", "المدعوون", "Invited"};
inline constexpr Word institution{"Institution", "المؤسسة", "Institution"};
inline constexpr Word capacity{"Qualité", "الصفة", "Capacity"};
inline constexpr Word full_name{"Nom et prénom", "الاسم الكامل", "Name"};
inline constexpr Word agenda{"Ordre du jour", "جدول الأعمال", "Agenda"};
inline constexpr Word papers{"Documents remis", "الوثائق المسلمة", "Documents handed out"};
inline constexpr Word recall{"Rappel des décisions précédentes", "التذكير بالقرارات السابقة", "Earlier decisions"};
inline constexpr Word decision{"Décision", "القرار", "Decision"};
inline constexpr Word commitment{"Obligation : {}", "الالتزام: {}", "Commitment: {}"};
inline constexpr Word responsible{"Responsable", "المسؤول", "Responsible"};
inline constexpr Word due{"Échéance", "الأجل", "Due"};
inline constexpr Word state{"État", "الوضعية", "State"};
inline constexpr Word state_open{"En cours", "قيد التنفيذ", "Open"};
inline constexpr Word state_done{"Réalisée le {}", "أنجز بتاريخ {}", "Done on {}"};
inline constexpr Word state_dropped{"Abandonnée le {}", "تم التخلي عنه بتاريخ {}", "Dropped on {}"};
inline constexpr Word figures{"Chiffres arrêtés à l'ouverture de la réunion", "الأرقام المحصورة عند افتتاح الاجتماع", "Figures frozen at the opening of the meeting"};
inline constexpr Word indicator{"Indicateur et définition", "المؤشر وتعريفه", "Indicator and definition"};
inline constexpr Word period{"Période", "الفترة", "Period"};
inline constexpr Word value{"Valeur", "القيمة", "Value"};
inline constexpr Word frozen_at{"Arrêté au", "محصور في", "As of"};
inline constexpr Word period_all{"Depuis le début", "منذ البداية", "From the beginning"};
inline constexpr Word period_since{"À partir du {}", "ابتداء من {}", "From {}"};
inline constexpr Word period_until{"Jusqu'au {}", "إلى غاية {}", "Until {}"};
inline constexpr Word over_sessions{"Sessions servant la convention", "الدورات المنجزة في إطار الاتفاقية", "Sessions serving the agreement"};
inline constexpr Word over_programmes{"Programmes de la convention", "برامج الاتفاقية", "Programmes of the agreement"};
inline constexpr Word point{"Point {}", "النقطة {}", "Item {}"};
inline constexpr Word no_decision{"Aucune décision sur ce point.", "لم يتخذ أي قرار في هذه النقطة.", "No decision on this item."};
inline constexpr Word next_meeting{"La prochaine réunion est fixée au {}.", "حدد تاريخ الاجتماع المقبل في {}.", "The next meeting is set for {}."};
inline constexpr Word adjourned{"La séance est levée {}.", "رفعت الجلسة {}.", "The meeting was closed {}."};
inline constexpr Word chair{"Présidence", "الرئاسة", "Chair"};
inline constexpr Word co_chair{"Co-présidence", "الرئاسة المشتركة", "Co-chair"};
inline constexpr Word annex_sheet{"Annexe : feuille de présence", "ملحق: ورقة الحضور", "Annex: attendance sheet"};
// clang-format on

}  // namespace athar::documents::minutes_words
