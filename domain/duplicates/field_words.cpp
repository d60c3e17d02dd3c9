#include "domain/duplicates/field_words.hpp"

#include <array>
#include <string>
#include <unordered_map>

#include "domain/text/letters.hpp"

namespace athar {
namespace {

/// One meaning a line: the words of administrations and of what they deal with.
constexpr std::array<std::string_view, 89> lines{
    "ministere ministry وزارة",
    "direction directorate مديرية",
    "departement department",
    "division قسم",
    "service مصلحة",
    "centre center مركز",
    "agence agency وكالة",
    "office bureau مكتب",
    "institut institute معهد",
    "association جمعية",
    "fondation foundation مؤسسة",
    "universite university جامعة",
    "ecole school مدرسة",
    "faculte faculty كلية",
    "conseil council مجلس",
    "commune municipality جماعة",
    "province إقليم",
    "prefecture عمالة",
    "region regional regionale regionaux جهة جهوي جهوية",
    "national nationale nationaux وطني وطنية",
    "general generale عام عامة",
    "superieur superieure haut haute high higher عالي عليا",
    "commissariat مندوبية",
    "delegation",
    "commission committee لجنة",
    "observatoire observatory مرصد",
    "banque bank بنك",
    "caisse fund صندوق",
    "cour court محكمة",
    "parlement parliament برلمان",
    "chambre chamber غرفة",
    "federation اتحاد فدرالية",
    "reseau network شبكة",
    "programme program برنامج",
    "secretariat كتابة امانة",
    "tresorerie treasury خزينة",
    "economie economic economique economiques economy اقتصاد اقتصادي اقتصادية",
    "finance finances مالية",
    "budget budgetisation budgeting ميزانية",
    "energie energetique energy طاقة طاقي طاقية",
    "mines mining معادن",
    "environnement environment بيئة",
    "eau eaux water ماء مياه",
    "agriculture agricole agricultural فلاحة فلاحي فلاحية",
    "peche fisheries fishing صيد",
    "maritime بحري بحرية",
    "foret forets forests forestry غابات",
    "sante health صحة",
    "education تربية",
    "enseignement teaching تعليم",
    "formation training تكوين",
    "professionnelle professionnel vocational professional مهني مهنية",
    "recherche research بحث",
    "scientifique scientific علمي علمية",
    "culture ثقافة",
    "jeunesse youth شباب",
    "sport sports رياضة رياضات",
    "femme femmes women woman نساء مراة",
    "famille family اسرة",
    "enfant enfance children childhood طفولة طفل اطفال",
    "solidarite solidarity تضامن",
    "social sociale sociaux اجتماعي اجتماعية",
    "insertion inclusion integration ادماج",
    "travail labour labor work شغل عمل",
    "emploi employment تشغيل",
    "competences competencies skills كفاءات",
    "industrie industry industriel صناعة صناعي",
    "commerce trade تجارة",
    "tourisme tourism سياحة",
    "artisanat crafts handicrafts",
    "equipement equipment تجهيز",
    "transport transports نقل",
    "logistique logistics لوجستيك",
    "habitat housing سكنى اسكان",
    "urbanisme urban urbanism تعمير",
    "amenagement planning اعداد",
    "territoire territorial territoriale territories تراب ترابي ترابية مجالي مجالية",
    "ville villes city cities مدينة مدن",
    "interieur interior داخلية",
    "justice عدل",
    "affaires affairs شؤون",
    "etrangeres foreign خارجية",
    "cooperation تعاون",
    "developpement development تنمية",
    "durable sustainable مستدام مستدامة",
    "numerique digital رقمي رقمية",
    "transition انتقال",
    "statistique statistiques statistics احصاء احصائيات",
    "plan planification تخطيط",
};

std::unordered_map<std::string, int> const& known() {
  static auto const all = [] {
    std::unordered_map<std::string, int> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (auto rest = lines[i]; !rest.empty();) {
        auto const end = std::min(rest.find(' '), rest.size());
        out.emplace(plain_letters(rest.substr(0, end)), static_cast<int>(i) + 1);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return out;
  }();
  return all;
}

int found(std::string const& word) {
  auto const at = known().find(word);
  return at == known().end() ? 0 : at->second;
}

}  // namespace

int meaning_of(std::string_view plain_word) {
  // "l'eau" and "d'eau" are one word in plain letters, as "والماء" is.
  static std::array const joined_before{std::string("l"), std::string("d"), plain_letters("وال"), plain_letters("بال"), plain_letters("ال"), plain_letters("لل"),
                                        plain_letters("و"),   plain_letters("ل"),   plain_letters("ب")};
  std::string const word(plain_word);
  if (auto const meaning = found(word)) return meaning;
  for (auto const& joined : joined_before)
    if (word.size() > joined.size() + 2 && word.starts_with(joined))
      if (auto const meaning = found(word.substr(joined.size()))) return meaning;
  return 0;
}

int meanings() { return static_cast<int>(lines.size()); }

}  // namespace athar
