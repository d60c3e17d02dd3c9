#pragma once
#include <string>
#include <string_view>

#include "domain/shared/localized_text.hpp"

/// The words that printed documents are made of, in the three languages.
namespace athar::documents {

struct Word {
  std::string_view fr, ar, en;

  std::string_view in(Language language) const { return language == Language::ar ? ar : language == Language::en ? en : fr; }
};

namespace words {

// clang-format off
inline constexpr Word demonstration{"Données de démonstration", "معطيات للعرض التجريبي", "Demonstration data"};
inline constexpr Word as_of{"Situation arrêtée au {} à {}", "الوضعية إلى غاية {} على الساعة {}", "As of {}, {}"};
inline constexpr Word remotely{"À distance", "عن بعد", "Online"};
inline constexpr Word number{"N°", "ر.ت", "No."};
inline constexpr Word day{"Jour", "اليوم", "Day"};
inline constexpr Word morning{"Matin", "صباحا", "Morning"};
inline constexpr Word afternoon{"Après-midi", "بعد الزوال", "Afternoon"};
inline constexpr Word total{"Total", "المجموع", "Total"};
inline constexpr Word female{"F", "أنثى", "F"};
inline constexpr Word male{"H", "ذكر", "M"};

// Sign-in sheet
inline constexpr Word sheet{"Feuille de présence", "لائحة الحضور", "Attendance sheet"};
inline constexpr Word partial_list{"Liste partielle : {} des {} personnes inscrites, celles que voit le compte qui l'a imprimée", "لائحة جزئية: {} من أصل {} من المسجلين، وهم من يراهم الحساب الذي طبعها", "Partial list: {} of the {} people registered, those that the account which printed it may see"};
inline constexpr Word reference{"Référence", "المرجع", "Reference"};
inline constexpr Word date{"Date", "التاريخ", "Date"};
inline constexpr Word place{"Lieu", "المكان", "Place"};
inline constexpr Word hours{"Horaires", "التوقيت", "Hours"};
inline constexpr Word trainers{"Animation", "التأطير", "Trainers"};
inline constexpr Word programme{"Programme", "البرنامج", "Programme"};
inline constexpr Word organiser{"Organisation", "الجهة المنظمة", "Organiser"};
inline constexpr Word funder{"Financement", "التمويل", "Funder"};
inline constexpr Word name{"Nom et prénom", "الاسم بالحروف اللاتينية", "Name"};
inline constexpr Word name_ar{"Nom et prénom en arabe", "الاسم العائلي والشخصي", "Name in Arabic"};
inline constexpr Word organisation{"Administration ou organisme", "الإدارة أو الهيئة", "Administration or organisation"};
inline constexpr Word function{"Fonction", "المهمة", "Function"};
inline constexpr Word sex{"Sexe", "الجنس", "Sex"};
inline constexpr Word signature{"Signature", "التوقيع", "Signature"};
inline constexpr Word signature_morning{"Signature du matin", "التوقيع صباحا", "Morning signature"};
inline constexpr Word signature_afternoon{"Signature de l'après-midi", "التوقيع بعد الزوال", "Afternoon signature"};
inline constexpr Word women{"F", "إناث", "F"};
inline constexpr Word men{"H", "ذكور", "M"};
inline constexpr Word sex_unknown{"Non précisé", "غير محدد", "Not stated"};
inline constexpr Word registered{"Sur la liste", "المسجلون في اللائحة", "On the list"};
inline constexpr Word present{"Présents", "الحاضرون", "Present"};
inline constexpr Word present_morning{"Présents le matin", "الحاضرون صباحا", "Present in the morning"};
inline constexpr Word present_afternoon{"Présents l'après-midi", "الحاضرون بعد الزوال", "Present in the afternoon"};
inline constexpr Word trainer_signs{"Formation : nom et signature", "المكوِّن(ة): الاسم والتوقيع", "Trainer: name and signature"};
inline constexpr Word coordinator_signs{"Coordination : nom et signature", "المنسق(ة): الاسم والتوقيع", "Coordinator: name and signature"};
inline constexpr Word notice_law{"Protection des données à caractère personnel (loi n° 09-08).", "حماية المعطيات ذات الطابع الشخصي (القانون رقم 09.08).", "Protection of personal data (Moroccan law 09-08)."};
inline constexpr Word notice_controller{" Responsable du traitement : {}.", " المسؤول عن المعالجة: {}.", " Controller: {}."};
inline constexpr Word notice_purpose{" Finalité : suivre et justifier la participation à cette session.", " الغاية: تتبع المشاركة في هذه الدورة وإثباتها.", " Purpose: to follow and prove participation in this session."};
inline constexpr Word notice_recipients{" Destinataires : {}.", " المرسل إليهم: {}.", " Recipients: {}."};
inline constexpr Word notice_rights{" Vous pouvez accéder à vos données, les faire rectifier et vous opposer à leur traitement en vous adressant à {}.", " يمكنكم الولوج إلى معطياتكم وتصحيحها والتعرض على معالجتها لدى {}.", " You may see your data, have them corrected and object to their processing: ask {}."};
inline constexpr Word notice_this_purpose{" Finalité : {}.", " الغاية: {}.", " Purpose: {}."};
inline constexpr Word notice_receipt{" Récépissé de la CNDP n° {}.", " وصل اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي رقم {}.", " CNDP receipt No. {}."};
inline constexpr Word the_organiser{"l'organisateur de la session", "الجهة المنظمة للدورة", "the organiser of the session"};

// Proof of attendance
inline constexpr Word proof{"Attestation de présence", "شهادة الحضور", "Proof of attendance"};
inline constexpr Word issued_by{"Nous soussignés, {}, attestons que", "نشهد نحن، {}، أن", "{} certifies that"};
inline constexpr Word issued{"Il est attesté que", "يشهد أن", "This is to certify that"};
inline constexpr Word madam{"Madame", "السيدة", "Ms"};
inline constexpr Word sir{"Monsieur", "السيد", "Mr"};
inline constexpr Word madam_or_sir{"Madame/Monsieur", "السيد(ة)", ""};
inline constexpr Word attended{"a assisté {} {}{} {} « {} ».", "قد {} {} «{}» {} {}{}.", "attended {} “{}” {} {}{}."};
inline constexpr Word within{"Cette session fait partie du programme « {} ».", "تندرج هذه الدورة في إطار برنامج «{}».", "The session is part of the programme “{}”."};
inline constexpr Word attended_total{"Présence effective : {}.", "الحضور الفعلي: {}.", "Actual attendance: {}."};
inline constexpr Word purpose{"La présente attestation est délivrée pour servir et valoir ce que de droit.", "سلمت هذه الشهادة للإدلاء بها عند الحاجة.", "This document is issued for whatever purpose it may serve."};
inline constexpr Word hours_present{"Durée", "المدة", "Duration"};
inline constexpr Word done_at{"Fait à {}, le {}", "حرر ب{} في {}", "{}, {}"};
inline constexpr Word done{"Fait le {}", "حرر في {}", "{}"};
inline constexpr Word stamp{"Cachet", "الخاتم", "Stamp"};
inline constexpr Word signatory{"Nom, qualité et signature", "الاسم والصفة والتوقيع", "Name, capacity and signature"};
// clang-format on

}  // namespace words
}  // namespace athar::documents
