#include "server/api/import_templates/columns.hpp"

#include <array>

namespace athar::api {
namespace {

// clang-format off
constexpr auto agreements = std::to_array<TemplateColumn>({
    {.field = "reference", .fr = "Référence", .ar = "المرجع", .en = "Reference", .example_fr = "2016/014", .example_ar = "2016/014", .example_en = "2016/014", .required = true},
    {.field = "agreement_type", .fr = "Type d’accord", .ar = "نوع الاتفاقية", .en = "Type of agreement", .choices = Choices::agreement_type, .required = true},
    {.field = "title_fr", .fr = "Intitulé en français", .ar = "العنوان بالفرنسية", .en = "Title in French", .example_fr = "Promotion et protection des droits des femmes et des enfants", .example_ar = "Promotion et protection des droits des femmes et des enfants", .example_en = "Promotion et protection des droits des femmes et des enfants", .required = true},
    {.field = "title_ar", .fr = "Intitulé en arabe", .ar = "العنوان بالعربية", .en = "Title in Arabic", .example_fr = "النهوض بحقوق النساء والأطفال وحمايتها", .example_ar = "النهوض بحقوق النساء والأطفال وحمايتها", .example_en = "النهوض بحقوق النساء والأطفال وحمايتها"},
    {.field = "title_en", .fr = "Intitulé en anglais", .ar = "العنوان بالإنجليزية", .en = "Title in English", .example_fr = "Promoting and protecting the rights of women and children", .example_ar = "Promoting and protecting the rights of women and children", .example_en = "Promoting and protecting the rights of women and children"},
    {.field = "signatories", .fr = "Signataires", .ar = "الأطراف الموقعة", .en = "Signatories", .example_fr = "Gouvernement du Royaume de Belgique ; UNICEF", .example_ar = "Gouvernement du Royaume de Belgique ; UNICEF", .example_en = "Gouvernement du Royaume de Belgique ; UNICEF", .written = Written::several},
    {.field = "funders", .fr = "Bailleurs de fonds", .ar = "الجهات المانحة", .en = "Funders", .example_fr = "Gouvernement du Royaume de Belgique", .example_ar = "Gouvernement du Royaume de Belgique", .example_en = "Gouvernement du Royaume de Belgique", .written = Written::several},
    {.field = "other_parties", .fr = "Autres parties citées", .ar = "أطراف أخرى مذكورة", .en = "Others named in it", .example_fr = "Royaume du Maroc (bénéficiaire)", .example_ar = "المملكة المغربية (مستفيد)", .example_en = "Kingdom of Morocco (beneficiary)", .written = Written::several},
    {.field = "framework", .fr = "Cadre contractuel", .ar = "الإطار التعاقدي", .en = "Contractual framework", .example_fr = "PV de la 19e session de la commission mixte", .example_ar = "محضر الدورة 19 للجنة المختلطة", .example_en = "Minutes of the 19th session of the joint commission"},
    {.field = "commission", .fr = "Commission mixte", .ar = "اللجنة المختلطة", .en = "Joint commission", .example_fr = "Commission mixte maroco-belge", .example_ar = "اللجنة المختلطة المغربية البلجيكية", .example_en = "Moroccan-Belgian joint commission"},
    {.field = "commission_session", .fr = "Session de la commission", .ar = "دورة اللجنة", .en = "Commission session", .example_fr = "19", .example_ar = "19", .example_en = "19", .written = Written::number},
    {.field = "signed_at_place", .fr = "Lieu de signature", .ar = "مكان التوقيع", .en = "Place of signature", .example_fr = "Rabat", .example_ar = "الرباط", .example_en = "Rabat"},
    {.field = "signed_on", .fr = "Date de signature", .ar = "تاريخ التوقيع", .en = "Date of signature", .example_fr = "23/11/2016", .example_ar = "23/11/2016", .example_en = "23/11/2016", .written = Written::day_in_part},
    {.field = "in_force_on", .fr = "Entrée en vigueur", .ar = "الدخول حيز التنفيذ", .en = "Entry into force", .example_fr = "01/2017", .example_ar = "01/2017", .example_en = "01/2017", .written = Written::day_in_part},
    {.field = "ends_on", .fr = "Fin", .ar = "النهاية", .en = "End", .example_fr = "2020", .example_ar = "2020", .example_en = "2020", .written = Written::day_in_part},
    {.field = "renewal", .fr = "Reconduction", .ar = "التجديد", .en = "Renewal", .choices = Choices::renewal_rule},
    {.field = "renewal_months", .fr = "Période de reconduction", .ar = "مدة التجديد", .en = "Renewal period", .example_fr = "24 mois", .example_ar = "24 شهرا", .example_en = "24 months"},
    {.field = "notice_months", .fr = "Préavis", .ar = "مدة الإشعار", .en = "Notice", .example_fr = "3 mois", .example_ar = "3 أشهر", .example_en = "3 months"},
    {.field = "status", .fr = "État", .ar = "الوضعية", .en = "Status", .choices = Choices::agreement_status},
    {.field = "objective", .fr = "Objectif", .ar = "الهدف", .en = "Objective", .example_fr = "Améliorer la lutte contre la violence", .example_ar = "تعزيز محاربة العنف", .example_en = "Better action against violence"},
    {.field = "domains", .fr = "Domaines", .ar = "المجالات", .en = "Domains", .example_fr = "Droits des femmes ; Protection de l’enfance", .example_ar = "حقوق النساء ؛ حماية الطفولة", .example_en = "Women's rights ; Child protection", .written = Written::several},
    {.field = "languages", .fr = "Langues", .ar = "اللغات", .en = "Languages", .example_fr = "français ; arabe", .example_ar = "الفرنسية ؛ العربية", .example_en = "French ; Arabic", .written = Written::several},
    {.field = "country", .fr = "Pays", .ar = "البلد", .en = "Country", .choices = Choices::country},
    {.field = "confidential", .fr = "Confidentiel", .ar = "سري", .en = "Confidential", .choices = Choices::yes_or_no},
    {.field = "contact_name", .fr = "Contact", .ar = "جهة الاتصال", .en = "Contact person", .example_fr = "Salma Idrissi ; Jan Peeters", .example_ar = "سلمى الإدريسي ؛ يان بيترس", .example_en = "Salma Idrissi ; Jan Peeters", .written = Written::several},
    {.field = "contact_email", .fr = "Courriel du contact", .ar = "البريد الإلكتروني", .en = "Contact e-mail", .example_fr = "contact@exemple.ma", .example_ar = "contact@exemple.ma", .example_en = "contact@exemple.ma", .written = Written::several},
    {.field = "contact_phone", .fr = "Téléphone du contact", .ar = "الهاتف", .en = "Contact phone", .example_fr = "05 37 00 00 00", .example_ar = "05 37 00 00 00", .example_en = "05 37 00 00 00", .written = Written::several},
    {.field = "amount", .fr = "Montant", .ar = "المبلغ", .en = "Amount", .example_fr = "1 250 000", .example_ar = "1 250 000", .example_en = "1 250 000"},
    {.field = "currency", .fr = "Monnaie", .ar = "العملة", .en = "Currency", .example_fr = "EUR", .example_ar = "EUR", .example_en = "EUR"},
    {.field = "amends", .fr = "Avenant à", .ar = "الاتفاقية المعدلة", .en = "Amends", .example_fr = "2016/014", .example_ar = "2016/014", .example_en = "2016/014"},
    {.field = "parent_reference", .fr = "Accord parent", .ar = "الاتفاقية الأم", .en = "Parent agreement", .example_fr = "2016/001", .example_ar = "2016/001", .example_en = "2016/001"},
    {.field = "note", .fr = "Remarques", .ar = "ملاحظات", .en = "Notes"},
});

constexpr auto organisations = std::to_array<TemplateColumn>({
    {.field = "name_fr", .fr = "Nom en français", .ar = "الاسم بالفرنسية", .en = "Name FR", .example_fr = "Direction du Budget", .example_ar = "Direction du Budget", .example_en = "Direction du Budget", .required = true},
    {.field = "name_ar", .fr = "Nom en arabe", .ar = "الاسم بالعربية", .en = "Name AR", .example_fr = "مديرية الميزانية", .example_ar = "مديرية الميزانية", .example_en = "مديرية الميزانية"},
    {.field = "name_en", .fr = "Nom en anglais", .ar = "الاسم بالإنجليزية", .en = "Name in English", .example_fr = "Budget Directorate", .example_ar = "Budget Directorate", .example_en = "Budget Directorate"},
    {.field = "acronym", .fr = "Sigle", .ar = "المختصر", .en = "Acronym", .example_fr = "DB", .example_ar = "DB", .example_en = "DB"},
    {.field = "type", .fr = "Type", .ar = "النوع", .en = "Type", .choices = Choices::organisation_type, .required = true},
    {.field = "parent", .fr = "Tutelle", .ar = "الجهة الوصية", .en = "Parent", .example_fr = "Ministère de l’Économie et des Finances", .example_ar = "وزارة الاقتصاد والمالية", .example_en = "Ministry of Economy and Finance"},
    {.field = "country", .fr = "Pays", .ar = "البلد", .en = "Country", .choices = Choices::country},
    {.field = "place", .fr = "Région", .ar = "الجهة", .en = "Region", .choices = Choices::region},
    {.field = "address", .fr = "Adresse", .ar = "العنوان", .en = "Address", .example_fr = "Avenue Mohammed V, Rabat", .example_ar = "شارع محمد الخامس، الرباط", .example_en = "Avenue Mohammed V, Rabat"},
    {.field = "phone", .fr = "Téléphone", .ar = "الهاتف", .en = "Phone", .example_fr = "05 37 00 00 00", .example_ar = "05 37 00 00 00", .example_en = "05 37 00 00 00"},
    {.field = "email", .fr = "Courriel", .ar = "البريد الإلكتروني", .en = "E-mail", .example_fr = "contact@exemple.ma", .example_ar = "contact@exemple.ma", .example_en = "contact@exemple.ma"},
    {.field = "website", .fr = "Site web", .ar = "الموقع الإلكتروني", .en = "Website", .example_fr = "https://exemple.ma", .example_ar = "https://exemple.ma", .example_en = "https://exemple.ma"},
});

constexpr TemplateColumn title{.field = "title", .fr = "Civilité", .ar = "اللقب", .en = "Title", .choices = Choices::title};
constexpr TemplateColumn family_name{.field = "family_name", .fr = "Nom", .ar = "الاسم العائلي باللاتينية", .en = "Family name", .example_fr = "Alaoui", .example_ar = "Alaoui", .example_en = "Alaoui", .required = true};
constexpr TemplateColumn given_name{.field = "given_name", .fr = "Prénom", .ar = "الاسم الشخصي باللاتينية", .en = "Given name", .example_fr = "Samira", .example_ar = "Samira", .example_en = "Samira", .required = true};
constexpr TemplateColumn family_name_ar{.field = "family_name_ar", .fr = "Nom en arabe", .ar = "الاسم العائلي", .en = "Family name AR", .example_fr = "العلوي", .example_ar = "العلوي", .example_en = "العلوي"};
constexpr TemplateColumn given_name_ar{.field = "given_name_ar", .fr = "Prénom en arabe", .ar = "الاسم الشخصي", .en = "Given name AR", .example_fr = "سميرة", .example_ar = "سميرة", .example_en = "سميرة"};
constexpr TemplateColumn sex{.field = "sex", .fr = "Sexe", .ar = "الجنس", .en = "Sex", .choices = Choices::sex};
constexpr TemplateColumn organisation{.field = "organisation", .fr = "Organisation", .ar = "الإدارة", .en = "Organisation", .example_fr = "Direction du Budget", .example_ar = "مديرية الميزانية", .example_en = "Budget Directorate"};
constexpr TemplateColumn function{.field = "function", .fr = "Fonction", .ar = "المهمة", .en = "Function", .example_fr = "Cheffe de service", .example_ar = "رئيسة مصلحة", .example_en = "Head of unit"};
constexpr TemplateColumn level{.field = "administrative_level", .fr = "Niveau administratif", .ar = "المستوى الإداري", .en = "Administrative level", .choices = Choices::administrative_level};
constexpr TemplateColumn place{.field = "place", .fr = "Région", .ar = "الجهة", .en = "Region", .choices = Choices::region};
constexpr TemplateColumn email{.field = "email", .fr = "Adresse électronique", .ar = "البريد الإلكتروني", .en = "E-mail", .example_fr = "samira.alaoui@exemple.ma", .example_ar = "samira.alaoui@exemple.ma", .example_en = "samira.alaoui@exemple.ma"};
constexpr TemplateColumn phone{.field = "phone", .fr = "Téléphone", .ar = "الهاتف", .en = "Phone", .example_fr = "06 12 34 56 78", .example_ar = "06 12 34 56 78", .example_en = "06 12 34 56 78"};

constexpr std::array people{
    title, family_name, given_name, family_name_ar, given_name_ar, sex,
    TemplateColumn{.field = "birth_date", .fr = "Date de naissance", .ar = "تاريخ الازدياد", .en = "Date of birth", .example_fr = "15/03/1984", .example_ar = "15/03/1984", .example_en = "15/03/1984", .written = Written::date},
    TemplateColumn{.field = "category", .fr = "Catégorie", .ar = "الفئة", .en = "Category", .choices = Choices::category},
    organisation, function,
    TemplateColumn{.field = "grade", .fr = "Grade", .ar = "الدرجة", .en = "Grade", .choices = Choices::grade},
    level, place, email, phone,
    TemplateColumn{.field = "language", .fr = "Langue", .ar = "اللغة", .en = "Language", .choices = Choices::language},
};

constexpr std::array registrations{
    title, family_name, given_name, family_name_ar, given_name_ar, sex, organisation, function, place, email, phone,
    TemplateColumn{.field = "role", .fr = "Rôle", .ar = "الدور", .en = "Role", .choices = Choices::role},
    TemplateColumn{.field = "attendance", .fr = "Présence", .ar = "الحضور", .en = "Attendance", .choices = Choices::presence},
};

constexpr std::array progress{
    email, family_name, given_name, family_name_ar, given_name_ar,
    TemplateColumn{.field = "percent", .fr = "Progression", .ar = "نسبة التقدم", .en = "Progress", .example_fr = "85 %", .example_ar = "85 %", .example_en = "85 %", .required = true},
    TemplateColumn{.field = "completed_date", .fr = "Date d’achèvement", .ar = "تاريخ الإتمام", .en = "Completion date", .example_fr = "15/03/2026", .example_ar = "15/03/2026", .example_en = "15/03/2026", .written = Written::date},
};

constexpr auto sessions = std::to_array<TemplateColumn>({
    {.field = "external_reference", .fr = "Référence", .ar = "المرجع", .en = "Reference", .example_fr = "F-2026-01", .example_ar = "F-2026-01", .example_en = "F-2026-01", .required = true},
    {.field = "title_fr", .fr = "Intitulé en français", .ar = "العنوان بالفرنسية", .en = "Title FR", .example_fr = "Budgétisation sensible au genre", .example_ar = "Budgétisation sensible au genre", .example_en = "Budgétisation sensible au genre", .required = true},
    {.field = "title_ar", .fr = "Intitulé en arabe", .ar = "العنوان بالعربية", .en = "Title AR", .example_fr = "الميزانية المستجيبة للنوع", .example_ar = "الميزانية المستجيبة للنوع", .example_en = "الميزانية المستجيبة للنوع"},
    {.field = "kind", .fr = "Type", .ar = "النوع", .en = "Kind", .choices = Choices::session_kind},
    {.field = "modality", .fr = "Modalité", .ar = "النمط", .en = "Modality", .choices = Choices::modality},
    {.field = "programme", .fr = "Programme", .ar = "البرنامج", .en = "Programme", .choices = Choices::programme, .required = true},
    {.field = "course", .fr = "Formation du catalogue", .ar = "تكوين الدليل", .en = "Course", .choices = Choices::course},
    {.field = "first_date", .fr = "Date de début", .ar = "تاريخ البداية", .en = "Start date", .example_fr = "12/05/2026", .example_ar = "12/05/2026", .example_en = "12/05/2026", .written = Written::date},
    {.field = "last_date", .fr = "Date de fin", .ar = "تاريخ النهاية", .en = "End date", .example_fr = "13/05/2026", .example_ar = "13/05/2026", .example_en = "13/05/2026", .written = Written::date},
    {.field = "starts", .fr = "Heure de début", .ar = "ساعة البداية", .en = "Start time", .example_fr = "09:00", .example_ar = "09:00", .example_en = "09:00", .written = Written::time},
    {.field = "ends", .fr = "Heure de fin", .ar = "ساعة النهاية", .en = "End time", .example_fr = "16:00", .example_ar = "16:00", .example_en = "16:00", .written = Written::time},
    {.field = "country", .fr = "Pays", .ar = "البلد", .en = "Country", .choices = Choices::country},
    {.field = "place_code", .fr = "Région", .ar = "الجهة", .en = "Region", .choices = Choices::region},
    {.field = "venue", .fr = "Salle", .ar = "القاعة", .en = "Venue", .example_fr = "Salle 2", .example_ar = "القاعة 2", .example_en = "Room 2"},
    {.field = "seats", .fr = "Nombre de places", .ar = "المقاعد", .en = "Seats", .example_fr = "25", .example_ar = "25", .example_en = "25", .written = Written::number},
    {.field = "head_count_total", .fr = "Nombre de participants", .ar = "عدد المشاركين", .en = "Participants", .example_fr = "22", .example_ar = "22", .example_en = "22", .written = Written::number},
    {.field = "head_count_women", .fr = "Femmes", .ar = "النساء", .en = "Women", .example_fr = "12", .example_ar = "12", .example_en = "12", .written = Written::number},
    {.field = "head_count_men", .fr = "Hommes", .ar = "الرجال", .en = "Men", .example_fr = "10", .example_ar = "10", .example_en = "10", .written = Written::number},
    {.field = "note", .fr = "Remarques", .ar = "ملاحظات", .en = "Notes"},
});
// clang-format on

constexpr std::array<ListTemplate, 6> templates{
    ListTemplate{"agreements", "Accords", "الاتفاقيات", "Agreements", agreements},
    ListTemplate{"organisations", "Organisations", "الهيئات", "Organisations", organisations},
    ListTemplate{"people", "Personnes", "الأشخاص", "People", people},
    ListTemplate{"sessions", "Sessions", "الدورات", "Sessions", sessions},
    ListTemplate{"registrations", "Inscriptions", "التسجيلات", "Registrations", registrations},
    ListTemplate{"progress", "Progression", "التقدم", "Progress", progress},
};

}  // namespace

std::span<ListTemplate const> list_templates() { return templates; }

}  // namespace athar::api
