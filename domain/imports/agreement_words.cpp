#include <algorithm>
#include <array>

#include "domain/imports/agreement_rows.hpp"
#include "domain/imports/columns.hpp"
#include "domain/imports/folding.hpp"

namespace athar {
namespace {

constexpr auto fields = std::to_array<std::string_view>({
    "reference", "agreement_code", "agreement_type", "title", "title_fr", "title_ar", "title_en", "signatories", "signatories_2", "signatories_3",
    "signatories_4", "funders", "implementers", "executing_institutes", "delegated_implementers", "beneficiaries", "witnesses", "other_parties",
    "framework", "commission", "commission_session", "signature", "signed_on", "signed_at_place", "in_force_on", "ends_on", "renewal",
    "renewal_months", "notice_months", "status", "objective", "objective_fr", "objective_ar", "objective_en", "domains", "languages", "country",
    "confidential", "contact_name", "contact_email", "contact_phone", "amount", "currency", "amends", "parent_reference", "note"});
constexpr std::array<std::string_view, 6> one_of{"title", "title_fr", "title_ar", "title_en", "reference", "agreement_code"};
constexpr std::array<std::string_view, 6> default_fields{"agreement_type", "country", "language", "create_organisations", "organisation_type",
                                                         "create_words"};

// The earlier line wins.
constexpr auto words = std::to_array<HeaderWord>({
    {"amends", "amende"}, {"amends", "amends"}, {"amends", "avenant à", true}, {"amends", "avenant de"}, {"amends", "accord modifié"},
    {"amends", "accord amendé"}, {"amends", "référence de l'accord amendé"}, {"amends", "référence de l'accord modifié"},
    {"amends", "amended agreement"}, {"amends", "amends reference"}, {"amends", "amendment to"}, {"amends", "ملحق لـ"}, {"amends", "ملحق ل"},
    {"amends", "الاتفاقية المعدلة"}, {"amends", "مرجع الاتفاقية المعدلة"},
    {"parent_reference", "référence parente"}, {"parent_reference", "accord parent"}, {"parent_reference", "accord cadre"},
    {"parent_reference", "convention cadre"}, {"parent_reference", "convention mère"}, {"parent_reference", "accord de rattachement"},
    {"parent_reference", "rattaché à"}, {"parent_reference", "parent reference"}, {"parent_reference", "parent agreement"}, {"parent_reference", "parent"},
    {"parent_reference", "framework agreement"}, {"parent_reference", "الاتفاقية الأم"}, {"parent_reference", "الاتفاقية الإطار"},
    {"parent_reference", "مرجع الاتفاقية الأم"},
    {"agreement_code", "code athar"}, {"agreement_code", "accord"}, {"agreement_code", "agreement"}, {"agreement_code", "agreement code"},
    {"agreement_code", "الاتفاقية"},
    {"reference", "référence"}, {"reference", "réf"}, {"reference", "reference"}, {"reference", "n°"}, {"reference", "numéro"},
    {"reference", "n° d'ordre"}, {"reference", "code"}, {"reference", "number"}, {"reference", "n° de l'accord"}, {"reference", "n° convention"},
    {"reference", "numéro de la convention"}, {"reference", "المرجع"}, {"reference", "الرقم"}, {"reference", "رقم الاتفاقية"},
    {"agreement_type", "type d'accord"}, {"agreement_type", "type de convention"}, {"agreement_type", "nature de l'accord"},
    {"agreement_type", "nature"}, {"agreement_type", "type"}, {"agreement_type", "type of agreement"}, {"agreement_type", "catégorie"},
    {"agreement_type", "kind"}, {"agreement_type", "نوع الاتفاقية"}, {"agreement_type", "النوع"},
    {"title_fr", "intitulé en français"}, {"title_fr", "titre en français"}, {"title_fr", "intitulé fr"}, {"title_fr", "titre fr"},
    {"title_fr", "title in french"}, {"title_fr", "title fr"}, {"title_fr", "العنوان بالفرنسية"},
    {"title_ar", "intitulé en arabe"}, {"title_ar", "titre en arabe"}, {"title_ar", "intitulé ar"}, {"title_ar", "title in arabic"},
    {"title_ar", "title ar"}, {"title_ar", "العنوان بالعربية"},
    {"title_en", "intitulé en anglais"}, {"title_en", "titre en anglais"}, {"title_en", "title in english"}, {"title_en", "title en"},
    {"title_en", "العنوان بالإنجليزية"},
    {"title", "intitulé", true}, {"title", "titre"}, {"title", "title"}, {"title", "dénomination"}, {"title", "libellé"}, {"title", "convention"},
    {"title", "objet"}, {"title", "العنوان"}, {"title", "عنوان الاتفاقية"}, {"title", "الموضوع"},
    {"signatories", "signataires"}, {"signatories", "signataire"}, {"signatories", "parties signataires"}, {"signatories", "parties"},
    {"signatories", "partie 1"}, {"signatories", "première partie"}, {"signatories", "partenaires"}, {"signatories", "signatories"},
    {"signatories", "party 1"}, {"signatories", "parties to the agreement"}, {"signatories", "الأطراف الموقعة"}, {"signatories", "الأطراف"},
    {"signatories", "الطرف الأول"}, {"signatories", "الموقعون"},
    {"signatories_2", "partie 2"}, {"signatories_2", "deuxième partie"}, {"signatories_2", "partenaire"}, {"signatories_2", "party 2"},
    {"signatories_2", "partner"}, {"signatories_2", "الطرف الثاني"}, {"signatories_2", "الشريك"},
    {"signatories_3", "partie 3"}, {"signatories_3", "troisième partie"}, {"signatories_3", "party 3"}, {"signatories_3", "الطرف الثالث"},
    {"signatories_4", "partie 4"}, {"signatories_4", "quatrième partie"}, {"signatories_4", "party 4"}, {"signatories_4", "الطرف الرابع"},
    {"funders", "bailleurs de fonds"}, {"funders", "bailleur de fonds"}, {"funders", "bailleurs"}, {"funders", "financeurs"},
    {"funders", "source de financement"}, {"funders", "funders"}, {"funders", "funder"}, {"funders", "donors"}, {"funders", "donor"},
    {"funders", "الجهات المانحة"}, {"funders", "الجهة المانحة"}, {"funders", "الممول"},
    {"delegated_implementers", "délégataires"}, {"delegated_implementers", "délégataire de la mise en œuvre"}, {"delegated_implementers", "délégataire"},
    {"delegated_implementers", "delegated implementers"}, {"delegated_implementers", "delegated implementer"},
    {"delegated_implementers", "المفوض لهم بالتنفيذ"}, {"delegated_implementers", "المفوض له بالتنفيذ"},
    {"implementers", "chargés de la mise en œuvre"}, {"implementers", "chargé de la mise en œuvre"}, {"implementers", "mise en œuvre"},
    {"implementers", "implementers"}, {"implementers", "implementer"}, {"implementers", "implementing partner"}, {"implementers", "المكلفون بالتنفيذ"},
    {"implementers", "المكلف بالتنفيذ"},
    {"executing_institutes", "organismes d'exécution"}, {"executing_institutes", "organisme d'exécution"}, {"executing_institutes", "institut d'exécution"},
    {"executing_institutes", "executing institutes"}, {"executing_institutes", "executing institute"}, {"executing_institutes", "الأجهزة المنفذة"},
    {"executing_institutes", "الجهاز المنفذ"},
    {"beneficiaries", "bénéficiaires"}, {"beneficiaries", "bénéficiaire"}, {"beneficiaries", "beneficiaries"}, {"beneficiaries", "beneficiary"},
    {"beneficiaries", "المستفيدون"}, {"beneficiaries", "المستفيد"},
    {"witnesses", "témoins"}, {"witnesses", "témoin"}, {"witnesses", "witnesses"}, {"witnesses", "الشهود"}, {"witnesses", "الشاهد"},
    {"other_parties", "autres parties citées"}, {"other_parties", "autres parties"}, {"other_parties", "others named in it"},
    {"other_parties", "other parties"}, {"other_parties", "أطراف أخرى مذكورة"}, {"other_parties", "أطراف أخرى"},
    {"commission_session", "session de la commission"}, {"commission_session", "n° de session"}, {"commission_session", "session"},
    {"commission_session", "commission session"}, {"commission_session", "session number"}, {"commission_session", "دورة اللجنة"},
    {"commission_session", "الدورة"},
    {"commission", "commission mixte"}, {"commission", "joint commission"}, {"commission", "commission"}, {"commission", "اللجنة المختلطة"},
    {"commission", "اللجنة المشتركة"},
    {"framework", "cadre contractuel"}, {"framework", "cadre"}, {"framework", "contractual framework"}, {"framework", "framework"},
    {"framework", "الإطار التعاقدي"}, {"framework", "الإطار"},
    {"signature", "lieu et date"}, {"signature", "lieu et date de signature"}, {"signature", "place and date"},
    {"signature", "place and date of signature"}, {"signature", "المكان والتاريخ"}, {"signature", "مكان وتاريخ التوقيع"},
    {"signed_at_place", "lieu de signature"}, {"signed_at_place", "lieu"}, {"signed_at_place", "place of signature"}, {"signed_at_place", "signed at"},
    {"signed_at_place", "place"}, {"signed_at_place", "مكان التوقيع"}, {"signed_at_place", "المكان"},
    {"signed_on", "date de signature"}, {"signed_on", "signé le"}, {"signed_on", "signature"}, {"signed_on", "date"}, {"signed_on", "signed on"},
    {"signed_on", "date of signature"}, {"signed_on", "signature date"}, {"signed_on", "تاريخ التوقيع"}, {"signed_on", "التاريخ"},
    {"in_force_on", "entrée en vigueur"}, {"in_force_on", "date d'entrée en vigueur"}, {"in_force_on", "date d'effet"}, {"in_force_on", "début"},
    {"in_force_on", "date de début"}, {"in_force_on", "entry into force"}, {"in_force_on", "in force since"}, {"in_force_on", "in force"},
    {"in_force_on", "start"}, {"in_force_on", "start date"}, {"in_force_on", "الدخول حيز التنفيذ"}, {"in_force_on", "تاريخ الدخول حيز التنفيذ"},
    {"in_force_on", "تاريخ البداية"}, {"in_force_on", "البداية"},
    {"ends_on", "fin"}, {"ends_on", "date de fin"}, {"ends_on", "échéance"}, {"ends_on", "date d'échéance"}, {"ends_on", "expiration"},
    {"ends_on", "date d'expiration"}, {"ends_on", "end"}, {"ends_on", "end date"}, {"ends_on", "expiry"}, {"ends_on", "النهاية"},
    {"ends_on", "تاريخ النهاية"}, {"ends_on", "تاريخ الانتهاء"},
    {"renewal_months", "période de reconduction"}, {"renewal_months", "durée de reconduction"}, {"renewal_months", "reconduction en mois"},
    {"renewal_months", "renewal period"}, {"renewal_months", "renewal months"}, {"renewal_months", "مدة التجديد"},
    {"notice_months", "préavis", true}, {"notice_months", "notice"}, {"notice_months", "notice months"}, {"notice_months", "مدة الإشعار"},
    {"notice_months", "الإشعار"},
    {"renewal", "reconduction"}, {"renewal", "renouvellement"}, {"renewal", "mode de reconduction"}, {"renewal", "renewal"}, {"renewal", "التجديد"},
    {"status", "état"}, {"status", "statut"}, {"status", "situation"}, {"status", "status"}, {"status", "état d'avancement"}, {"status", "الوضعية"},
    {"status", "الحالة"},
    {"objective_fr", "objectif en français"}, {"objective_fr", "objective in french"}, {"objective_fr", "الهدف بالفرنسية"},
    {"objective_ar", "objectif en arabe"}, {"objective_ar", "objective in arabic"}, {"objective_ar", "الهدف بالعربية"},
    {"objective_en", "objectif en anglais"}, {"objective_en", "objective in english"}, {"objective_en", "الهدف بالإنجليزية"},
    {"objective", "objectif"}, {"objective", "objectifs"}, {"objective", "objective"}, {"objective", "objectives"}, {"objective", "purpose"},
    {"objective", "الهدف"}, {"objective", "الأهداف"},
    {"domains", "domaines"}, {"domains", "domaine"}, {"domains", "domaine de coopération"}, {"domains", "thématique"}, {"domains", "domains"},
    {"domains", "field"}, {"domains", "area"}, {"domains", "المجالات"}, {"domains", "المجال"}, {"domains", "مجال التعاون"},
    {"languages", "langues"}, {"languages", "langue"}, {"languages", "languages"}, {"languages", "language"}, {"languages", "اللغات"},
    {"languages", "اللغة"},
    {"country", "pays"}, {"country", "pays partenaire"}, {"country", "country"}, {"country", "البلد"}, {"country", "الدولة"},
    {"confidential", "confidentiel"}, {"confidential", "confidentialité"}, {"confidential", "confidential"}, {"confidential", "سري"},
    {"confidential", "السرية"},
    {"contact_email", "courriel du contact"}, {"contact_email", "e-mail du contact"}, {"contact_email", "courriel"}, {"contact_email", "e-mail"},
    {"contact_email", "email"}, {"contact_email", "contact e-mail"}, {"contact_email", "البريد الإلكتروني"},
    {"contact_phone", "téléphone du contact"}, {"contact_phone", "téléphone"}, {"contact_phone", "phone"}, {"contact_phone", "contact phone"},
    {"contact_phone", "الهاتف"},
    {"contact_name", "contact"}, {"contact_name", "personne de contact"}, {"contact_name", "point focal"}, {"contact_name", "contact name"},
    {"contact_name", "contact person"}, {"contact_name", "focal point"}, {"contact_name", "جهة الاتصال"}, {"contact_name", "المخاطب"},
    {"currency", "monnaie"}, {"currency", "devise"}, {"currency", "currency"}, {"currency", "العملة"},
    {"amount", "montant", true}, {"amount", "budget"}, {"amount", "amount", true}, {"amount", "المبلغ"}, {"amount", "الميزانية"},
    {"note", "note"}, {"note", "notes"}, {"note", "remarques"}, {"note", "remarque"}, {"note", "observations"}, {"note", "commentaire"},
    {"note", "comments"}, {"note", "ملاحظات"},
});

constexpr auto roles = std::to_array<ChoiceWord>({
    {"signatory", "signataire"}, {"signatory", "طرف موقع"}, {"signatory", "موقع"}, {"funder", "bailleur de fonds"}, {"funder", "bailleur"},
    {"funder", "financeur"}, {"funder", "donor"}, {"funder", "جهة مانحة"}, {"funder", "ممول"}, {"implementer", "chargé de la mise en œuvre"},
    {"implementer", "mise en œuvre"}, {"implementer", "implementing partner"}, {"implementer", "مكلف بالتنفيذ"},
    {"executing_institute", "organisme d'exécution"}, {"executing_institute", "institut d'exécution"}, {"executing_institute", "executing institute"},
    {"executing_institute", "جهاز منفذ"}, {"delegated_implementer", "délégataire de la mise en œuvre"}, {"delegated_implementer", "délégataire"},
    {"delegated_implementer", "delegated implementer"}, {"delegated_implementer", "مفوض له بالتنفيذ"},
    {"beneficiary", "bénéficiaire non signataire"}, {"beneficiary", "bénéficiaire"}, {"beneficiary", "beneficiary, does not sign"},
    {"beneficiary", "مستفيد غير موقع"}, {"beneficiary", "مستفيد"}, {"witness", "témoin"}, {"witness", "شاهد"},
});

constexpr auto statuses = std::to_array<ChoiceWord>({
    {"idea", "idée"}, {"idea", "en projet"}, {"idea", "projet"}, {"idea", "فكرة"}, {"idea", "مشروع"},
    {"negotiation", "en négociation"}, {"negotiation", "en cours de négociation"}, {"negotiation", "in negotiation"}, {"negotiation", "قيد التفاوض"},
    {"negotiation", "en préparation"}, {"visa", "au visa"}, {"visa", "en cours de visa"}, {"visa", "awaiting visa"}, {"visa", "قيد التأشير"},
    {"initialled", "paraphé"}, {"initialled", "paraphée"}, {"initialled", "موقعة بالأحرف الأولى"}, {"signed", "signé"}, {"signed", "signée"},
    {"signed", "موقعة"}, {"signed", "موقع"}, {"ratified", "ratifié"}, {"ratified", "ratifiée"}, {"ratified", "مصادق عليها"},
    {"notified", "notifié"}, {"notified", "notifiée"}, {"notified", "مبلغة"}, {"in_force", "en vigueur"}, {"in_force", "en cours"},
    {"in_force", "en cours d'exécution"}, {"in_force", "actif"}, {"in_force", "active"}, {"in_force", "ongoing"}, {"in_force", "in force"},
    {"in_force", "سارية المفعول"}, {"in_force", "سارية"}, {"in_force", "جارية"}, {"suspended", "suspendu"}, {"suspended", "suspendue"},
    {"suspended", "معلقة"}, {"expired", "échu"}, {"expired", "échue"}, {"expired", "expiré"}, {"expired", "expirée"}, {"expired", "clôturé"},
    {"expired", "clôturée"}, {"expired", "achevé"}, {"expired", "terminé"}, {"expired", "منتهية"}, {"terminated", "résilié"},
    {"terminated", "résiliée"}, {"terminated", "dénoncé"}, {"terminated", "dénoncée"}, {"terminated", "مفسوخة"}, {"renewed", "renouvelé"},
    {"renewed", "renouvelée"}, {"renewed", "reconduit"}, {"renewed", "reconduite"}, {"renewed", "مجددة"},
});

constexpr auto renewals = std::to_array<ChoiceWord>({
    {"none", "pas de reconduction"}, {"none", "aucune"}, {"none", "sans reconduction"}, {"none", "non"}, {"none", "no"}, {"none", "no renewal"},
    {"none", "non renouvelable"}, {"none", "بدون تجديد"}, {"none", "لا"}, {"tacit", "tacite reconduction"}, {"tacit", "reconduction tacite"},
    {"tacit", "tacite"}, {"tacit", "tacit renewal"}, {"tacit", "automatique"}, {"tacit", "تجديد ضمني"}, {"tacit", "ضمني"},
    {"explicit", "reconduction expresse"}, {"explicit", "expresse"}, {"explicit", "explicite"}, {"explicit", "renewal by a new signature"},
    {"explicit", "تجديد صريح"}, {"explicit", "صريح"},
});

constexpr auto languages = std::to_array<ChoiceWord>({
    {"fr", "français"}, {"fr", "french"}, {"fr", "الفرنسية"}, {"fr", "فرنسي"}, {"ar", "arabe"}, {"ar", "arabic"}, {"ar", "العربية"},
    {"en", "anglais"}, {"en", "english"}, {"en", "الإنجليزية"}, {"es", "espagnol"}, {"es", "spanish"}, {"es", "الإسبانية"}, {"de", "allemand"},
    {"de", "german"}, {"de", "الألمانية"}, {"nl", "néerlandais"}, {"nl", "dutch"}, {"nl", "الهولندية"}, {"pt", "portugais"}, {"pt", "portuguese"},
    {"pt", "البرتغالية"}, {"it", "italien"}, {"it", "italian"}, {"it", "الإيطالية"}, {"tr", "turc"}, {"tr", "turkish"}, {"tr", "التركية"},
    {"zh", "chinois"}, {"zh", "chinese"}, {"zh", "الصينية"}, {"ja", "japonais"}, {"ja", "japanese"}, {"ko", "coréen"}, {"ko", "korean"},
    {"ru", "russe"}, {"ru", "russian"}, {"ru", "الروسية"},
});

constexpr auto currencies = std::to_array<ChoiceWord>({
    {"MAD", "dirham"}, {"MAD", "dirhams"}, {"MAD", "dh"}, {"MAD", "dhs"}, {"MAD", "درهم"}, {"EUR", "euro"}, {"EUR", "euros"}, {"EUR", "أورو"},
    {"EUR", "يورو"}, {"USD", "dollar"}, {"USD", "dollars"}, {"USD", "dollar us"}, {"USD", "us dollar"}, {"USD", "دولار"}, {"CAD", "dollar canadien"},
    {"GBP", "livre sterling"}, {"GBP", "pound"}, {"CHF", "franc suisse"},
});

void check_default(std::vector<FieldError>& errors, std::string const& path, std::string const& field, std::string const& value) {
  if (field == "language") check_choice(errors, path, value, "fr, ar, en");
  if (field == "create_organisations" || field == "create_words") check_choice(errors, path, value, "true, false");
}

constexpr ImportKind table{"agreements", fields, words, one_of, default_fields, check_default};

}  // namespace

ImportKind const& agreements_kind() { return table; }

std::string reference_key(std::string_view text) {
  // As athar.search_key: "A 1", "a-1" and "A.1" are one, "A/1" is another.
  constexpr std::string_view spaces = " -.,`'";
  std::string key;
  bool is_apart = false;
  for (char const c : folded(text)) {
    if (spaces.find(c) != std::string_view::npos) {
      is_apart = !key.empty();
      continue;
    }
    if (is_apart) key += ' ';
    is_apart = false;
    key += c;
  }
  return key.empty() ? std::string(text) : key;
}

std::optional<PartyRole> party_role_worded(std::string_view text) { return party_role_named(code_meant(roles, text)); }
std::optional<AgreementStatus> agreement_status_worded(std::string_view text) { return agreement_status_named(code_meant(statuses, text)); }
std::optional<RenewalRule> renewal_rule_worded(std::string_view text) { return renewal_rule_named(code_meant(renewals, text)); }

std::string language_worded(std::string_view text) {
  auto const code = folded(code_meant(languages, text));
  bool const is_code = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_code ? code : std::string();
}

std::string currency_worded(std::string_view text) {
  if (text == "€") return "EUR";
  if (text == "$") return "USD";
  if (text == "£") return "GBP";
  auto code = code_meant(currencies, text);
  for (char& c : code)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return code;
}

}  // namespace athar
