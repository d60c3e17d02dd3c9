#pragma once
#include <array>
#include <string_view>

/// Words that made-up people, organisations and sessions are named with: common Moroccan names in both scripts, and
/// subjects of training in the administration.
namespace athar::persistence::volume {

struct Name {
  std::string_view latin;
  std::string_view arabic;
};

inline constexpr std::array women_names{
    Name{"Fatima", "فاطمة"},    Name{"Khadija", "خديجة"}, Name{"Aïcha", "عائشة"},   Name{"Salma", "سلمى"},   Name{"Zineb", "زينب"},
    Name{"Meryem", "مريم"},     Name{"Nadia", "نادية"},   Name{"Samira", "سميرة"},  Name{"Houda", "هدى"},    Name{"Imane", "إيمان"},
    Name{"Sanaa", "سناء"},      Name{"Hanane", "حنان"},   Name{"Loubna", "لبنى"},   Name{"Naïma", "نعيمة"},  Name{"Rachida", "رشيدة"},
    Name{"Souad", "سعاد"},      Name{"Ghita", "غيثة"},    Name{"Hasnae", "حسناء"},  Name{"Latifa", "لطيفة"}, Name{"Bouchra", "بشرى"},
    Name{"Fatima-Zahra", "فاطمة الزهراء"}, Name{"Wafae", "وفاء"}, Name{"Asmae", "أسماء"}, Name{"Ihssane", "إحسان"}, Name{"Karima", "كريمة"},
};

inline constexpr std::array men_names{
    Name{"Mohammed", "محمد"},   Name{"Ahmed", "أحمد"},    Name{"Youssef", "يوسف"},  Name{"Hassan", "حسن"},   Name{"Rachid", "رشيد"},
    Name{"Abdellah", "عبد الله"}, Name{"Khalid", "خالد"}, Name{"Omar", "عمر"},      Name{"Said", "سعيد"},    Name{"Mustapha", "مصطفى"},
    Name{"Brahim", "إبراهيم"},  Name{"Driss", "إدريس"},   Name{"Hamza", "حمزة"},    Name{"Anass", "أنس"},    Name{"Karim", "كريم"},
    Name{"Noureddine", "نور الدين"}, Name{"Abderrahim", "عبد الرحيم"}, Name{"Jamal", "جمال"}, Name{"Tarik", "طارق"}, Name{"Zakaria", "زكرياء"},
    Name{"Mehdi", "المهدي"},    Name{"Aziz", "عزيز"},     Name{"Younes", "يونس"},   Name{"Hicham", "هشام"},  Name{"El Houssaine", "الحسين"},
};

inline constexpr std::array family_names{
    Name{"El Amrani", "العمراني"},   Name{"Bennani", "بناني"},      Name{"Alaoui", "العلوي"},       Name{"Tazi", "التازي"},
    Name{"El Idrissi", "الإدريسي"},  Name{"Berrada", "برادة"},      Name{"Cherkaoui", "الشرقاوي"},  Name{"El Fassi", "الفاسي"},
    Name{"Ouazzani", "الوزاني"},     Name{"Lahlou", "لحلو"},        Name{"Benjelloun", "بنجلون"},   Name{"Chraïbi", "الشرايبي"},
    Name{"Ait Lahcen", "آيت لحسن"},  Name{"Amezian", "أمزيان"},     Name{"Boukhari", "البخاري"},    Name{"Doukkali", "الدكالي"},
    Name{"El Mansouri", "المنصوري"}, Name{"Ziani", "الزياني"},      Name{"Hilali", "الهلالي"},      Name{"Kabbaj", "القباج"},
    Name{"Naciri", "الناصري"},       Name{"Rahmouni", "الرحموني"},  Name{"Sebti", "السبتي"},        Name{"Tahiri", "الطاهري"},
    Name{"Yacoubi", "اليعقوبي"},     Name{"Zerouali", "الزروالي"},  Name{"Ouhaddou", "أوحدو"},      Name{"Belkacem", "بلقاسم"},
    Name{"El Ouardi", "الوردي"},     Name{"Skalli", "الصقلي"},      Name{"Filali", "الفيلالي"},     Name{"Jabri", "الجابري"},
    Name{"M'Barki", "مبارك"},        Name{"Bouazza", "بوعزة"},      Name{"Agoumi", "أكومي"},        Name{"Taleb", "الطالب"},
    Name{"El Khattabi", "الخطابي"},  Name{"Slaoui", "السلاوي"},     Name{"Rifai", "الرفاعي"},       Name{"Haddad", "الحداد"},
};

/// Lengthen family names, so that a hundred thousand people do not share forty of them.
inline constexpr std::array family_additions{Name{"", ""},           Name{" Hassani", " الحسني"}, Name{" Filali", " الفيلالي"},
                                             Name{" Sbai", " السباعي"}, Name{" Jazouli", " الجزولي"}, Name{" Semlali", " السملالي"},
                                             Name{" Kettani", " الكتاني"}, Name{" Soussi", " السوسي"}, Name{" Rifi", " الريفي"}};

inline constexpr std::array organisation_words{
    Name{"Direction régionale de la santé", "المديرية الجهوية للصحة"},      Name{"Académie régionale d’éducation", "الأكاديمية الجهوية للتربية"},
    Name{"Commune", "جماعة"},                                               Name{"Conseil provincial", "المجلس الإقليمي"},
    Name{"Direction provinciale de l’agriculture", "المديرية الإقليمية للفلاحة"}, Name{"Association pour le développement local", "جمعية التنمية المحلية"},
    Name{"Centre de formation administrative", "مركز التكوين الإداري"},      Name{"Délégation de l’entraide nationale", "مندوبية التعاون الوطني"},
};

inline constexpr std::array places{
    Name{"Tanger", "طنجة"}, Name{"Oujda", "وجدة"}, Name{"Fès", "فاس"}, Name{"Rabat", "الرباط"}, Name{"Béni Mellal", "بني ملال"},
    Name{"Casablanca", "الدار البيضاء"}, Name{"Marrakech", "مراكش"}, Name{"Errachidia", "الرشيدية"}, Name{"Agadir", "أكادير"},
    Name{"Guelmim", "كلميم"}, Name{"Laâyoune", "العيون"}, Name{"Dakhla", "الداخلة"}};

inline constexpr std::array subjects{
    Name{"Budgétisation sensible au genre", "الميزانية المستجيبة للنوع"},   Name{"Passation des marchés publics", "الصفقات العمومية"},
    Name{"Gestion axée sur les résultats", "التدبير المرتكز على النتائج"},  Name{"Rédaction administrative", "التحرير الإداري"},
    Name{"Planification territoriale", "التخطيط الترابي"},                  Name{"Suivi et évaluation", "التتبع والتقييم"},
    Name{"Accueil des usagers", "استقبال المرتفقين"},                       Name{"Protection des données personnelles", "حماية المعطيات الشخصية"},
    Name{"Conduite du changement", "قيادة التغيير"},                        Name{"Audit interne", "التدقيق الداخلي"},
    Name{"Approche participative", "المقاربة التشاركية"},                   Name{"Outils numériques", "الأدوات الرقمية"},
};

}  // namespace athar::persistence::volume
