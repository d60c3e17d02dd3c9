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

// What is held on a person
inline constexpr Word held_data{"Données détenues sur vous", "المعطيات المحفوظة عنكم", "Data held on you"};
inline constexpr Word held_data_lead{"Réponse à une demande d'accès (loi 09-08) : tout ce qu'Athar détient sur la personne nommée ci-dessus, au jour indiqué en bas de page.", "جواب عن طلب ولوج (القانون 09-08): كل ما تحتفظ به أثر عن الشخص المذكور أعلاه، في اليوم المبين أسفل الصفحة.", "Answer to a request for access (law 09-08): everything that Athar holds on the person named above, on the day at the foot of the page."};
inline constexpr Word held_controller{"Responsable", "المسؤول", "Controller"};
inline constexpr Word held_purpose{"Finalité", "الغاية", "Purpose"};
inline constexpr Word held_recipients{"Destinataires", "المستفيدون", "Recipients"};
inline constexpr Word held_contact{"Pour exercer vos droits", "لممارسة حقوقكم", "To exercise your rights"};
inline constexpr Word held_receipt{"Récépissé CNDP", "وصل اللجنة الوطنية", "CNDP receipt"};
inline constexpr Word held_data_notice{"Responsable du traitement", "المسؤول عن المعالجة", "Controller"};

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

// Letter to an administration
inline constexpr Word letter_number{"N° {}", "عدد: {}", "No. {}"};
inline constexpr Word letter_session{"Réf. de la session : {}", "مرجع الدورة: {}", "Session: {}"};
inline constexpr Word letter_place_date{"{}, le {}", "{} في {}", "{}, {}"};
inline constexpr Word letter_date{"Le {}", "في {}", "{}"};
inline constexpr Word letter_to{"À l'attention de", "إلى", "To"};
inline constexpr Word letter_subject{"Objet : désignation de participantes et de participants {} « {} »", "الموضوع: تعيين أطر للمشاركة في {} «{}»", "Subject: designation of participants for {} “{}”"};
inline constexpr Word reminder_subject{"Objet : rappel – désignation de participantes et de participants {} « {} »", "الموضوع: تذكير – تعيين أطر للمشاركة في {} «{}»", "Subject: reminder – designation of participants for {} “{}”"};
inline constexpr Word letter_greeting{"Madame, Monsieur,", "سلام تام بوجود مولانا الإمام،", "Dear Sir or Madam,"};
inline constexpr Word reminder_opening{"Par notre lettre{} du {}, nous vous avons demandé de désigner des personnes de votre administration pour la session citée en objet. À ce jour, votre réponse ne nous est pas parvenue.", "سبق لنا أن طلبنا منكم، بموجب رسالتنا{} بتاريخ {}، تعيين أطر من إدارتكم للمشاركة في الدورة المذكورة في الموضوع، ولم نتوصل بجوابكم إلى حدود اليوم.", "In our letter{} of {} we asked you to designate people of your administration for the session named above. So far we have received no answer."};
inline constexpr Word reminder_number{" n° {}", " رقم {}", " no. {}"};
inline constexpr Word letter_held{"La session citée en objet se tient {}.", "تنعقد الدورة المذكورة في الموضوع {}.", "The session named above is held {}."};
inline constexpr Word letter_unscheduled{"Les dates de la session citée en objet vous seront communiquées.", "سنوافيكم لاحقا بتواريخ الدورة المذكورة في الموضوع.", "You will be told the dates of the session named above."};
inline constexpr Word letter_asks{"Nous vous prions de bien vouloir désigner des personnes de votre administration selon les indications suivantes :", "ونرجو منكم تعيين أطر من إدارتكم وفق البيانات التالية:", "We ask you to designate people of your administration as follows:"};
inline constexpr Word letter_profile{"Profil recherché : {}", "المواصفات المطلوبة: {}", "Profile: {}"};
inline constexpr Word letter_places{"Nombre de places : {}", "عدد المقاعد: {}", "Places: {}"};
inline constexpr Word letter_women{"Part de femmes demandée : {} % au moins", "نسبة النساء المطلوبة: {}% على الأقل", "Share of women asked for: at least {}%"};
inline constexpr Word letter_deadline{"Réponse attendue au plus tard le {}", "آخر أجل للتوصل بالجواب: {}", "Answer expected by {}"};
inline constexpr Word letter_form{"La fiche de désignation jointe est à remplir et à nous renvoyer telle quelle : elle porte la référence de cette lettre.", "المرجو ملء بطاقة التعيين المرفقة وإرجاعها كما هي، فهي تحمل مرجع هذه الرسالة.", "Please fill in the designation form attached and return it as it is: it carries the reference of this letter."};
inline constexpr Word letter_closing{"Veuillez agréer, Madame, Monsieur, l'expression de notre considération distinguée.", "وتفضلوا بقبول فائق عبارات التقدير والاحترام، والسلام.", "Yours faithfully,"};
inline constexpr Word letter_attached{"Pièces jointes : {}", "المرفقات: {}", "Attached: {}"};
inline constexpr Word letter_title{"Lettre de demande de désignation", "رسالة طلب التعيين", "Letter asking for designations"};
inline constexpr Word reminder_title{"Lettre de rappel", "رسالة تذكير", "Reminder"};

// Convocation
inline constexpr Word convocation{"Convocation", "استدعاء", "Convocation"};
inline constexpr Word convocation_subject{"Objet : convocation {} « {} »", "الموضوع: استدعاء للمشاركة في {} «{}»", "Subject: convocation to {} “{}”"};
inline constexpr Word convocation_asks{"Nous vous prions de bien vouloir participer à la session citée en objet, où une place vous est réservée.", "نرجو منكم المشاركة في الدورة المذكورة في الموضوع، وقد حجز لكم مقعد فيها.", "Please take part in the session named above, where a place is kept for you."};
inline constexpr Word convocation_hours{"Horaires : {}", "التوقيت: {}", "Times: {}"};
inline constexpr Word practical_note{"Note pratique", "معلومات عملية", "Practical note"};
inline constexpr Word convocation_costs{"Frais : {}", "المصاريف: {}", "Costs: {}"};
inline constexpr Word convocation_contact{"Contact : {}", "للتواصل: {}", "Contact: {}"};
inline constexpr Word convocation_brings{"Merci de vous présenter un quart d'heure avant le début, avec la présente convocation.", "المرجو الحضور ربع ساعة قبل البداية مصحوبين بهذا الاستدعاء.", "Please come a quarter of an hour before the beginning, with this letter."};

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

// Programme of a study visit
inline constexpr Word visit_programme{"Programme du voyage d'étude", "برنامج الزيارة الدراسية", "Programme of the study visit"};
inline constexpr Word host_institutions{"Institutions d'accueil", "المؤسسات المستقبلة", "Host institutions"};
inline constexpr Word host_institution{"Institution", "المؤسسة", "Institution"};
inline constexpr Word town{"Ville et pays", "المدينة والبلد", "Town and country"};
inline constexpr Word dates{"Dates", "التواريخ", "Dates"};
inline constexpr Word contact{"Contact", "جهة الاتصال", "Contact"};
inline constexpr Word subject{"Objet", "الموضوع", "Subject"};
inline constexpr Word delegation{"Délégation", "الوفد", "Delegation"};
inline constexpr Word head_of_delegation{"Chef de délégation", "رئيس الوفد", "Head of delegation"};
inline constexpr Word by_plane{"Avion", "طائرة", "Plane"};
inline constexpr Word by_train{"Train", "قطار", "Train"};
inline constexpr Word by_coach{"Autocar", "حافلة", "Coach"};
inline constexpr Word by_car{"Voiture", "سيارة", "Car"};
inline constexpr Word by_boat{"Bateau", "باخرة", "Boat"};
inline constexpr Word journey{" : de {} à {}", ": من {} إلى {}", ": from {} to {}"};
inline constexpr Word arrival{" (arrivée le {} {})", " (الوصول يوم {} {})", " (arrives {} {})"};

// Evaluation form
inline constexpr Word evaluation_form{"Fiche d'évaluation", "استمارة التقييم", "Evaluation form"};
inline constexpr Word evaluation_by_participants{"Pour les personnes participantes", "خاصة بالمشاركات والمشاركين", "For participants"};
inline constexpr Word evaluation_by_hosts{"Pour les institutions d'accueil", "خاصة بالمؤسسات المستقبلة", "For host institutions"};
inline constexpr Word evaluation_by_travellers{"Pour les membres de la délégation", "خاصة بأعضاء الوفد", "For members of the delegation"};
inline constexpr Word evaluation_session{"Session (dates et lieu) :", "الدورة (التواريخ والمكان):", "Session (dates and place):"};
inline constexpr Word evaluation_lead{"Cette fiche est anonyme : n'y portez pas votre nom. De 1 à 5, entourez un seul chiffre.", "هذه الاستمارة لا تحمل الأسماء: المرجو عدم كتابة اسمكم. من 1 إلى 5، ضعوا دائرة حول رقم واحد.", "This form is anonymous: please do not write your name. From 1 to 5, circle one number."};
inline constexpr Word evaluation_least{"pas du tout", "إطلاقا", "not at all"};
inline constexpr Word evaluation_most{"tout à fait", "تماما", "fully"};
inline constexpr Word evaluation_thanks{"Merci de vos réponses.", "شكرا على أجوبتكم.", "Thank you for your answers."};
inline constexpr Word yes{"Oui", "نعم", "Yes"};
inline constexpr Word no{"Non", "لا", "No"};
// clang-format on

}  // namespace words
}  // namespace athar::documents
