import { personId } from './ids.mjs';

/** The one real person: the source names him and says what his speciality is. Sex, address and mandate are not stated. */
export const EXPERT_OF_THE_SOURCE = {
  id: personId('michel.filion'),
  family_name: 'Filion',
  given_name: 'Michel',
  sex: 'not_stated',
  function: 'Spécialiste en gestion publique',
  category: 'expert',
};

/** Invented people who run the demonstration: [given, family, given_ar, family_ar], facts. */
export const TEAM = [
  [
    ['Samira', 'El Ouardi', 'سميرة', 'الوردي'],
    {
      sex: 'F',
      birth_year: 1979,
      organisation: 'DEMO-AGENCE',
      function: 'Coordinatrice',
      language: 'fr',
      place_code: '04.421',
      category: 'private_sector',
    },
  ],
  [
    ['Nadia', 'Chraïbi', 'نادية', 'الشرايبي'],
    {
      sex: 'F',
      birth_year: 1974,
      organisation: 'DEMO-AGENCE',
      function: 'Formatrice',
      language: 'fr',
      place_code: '04.421',
      category: 'expert',
    },
  ],
  [
    ['Youssef', 'Lahlou', 'يوسف', 'لحلو'],
    {
      sex: 'M',
      birth_year: 1981,
      organisation: 'DEMO-AGENCE',
      function: 'Formateur',
      language: 'fr',
      place_code: '04.421',
      category: 'expert',
    },
  ],
  [
    ['Touria', 'Bennis', 'ثورية', 'بنيس'],
    {
      sex: 'F',
      age_bracket: '45_54',
      organisation: 'UM5',
      title: 'pr',
      function: 'Professeure',
      language: 'ar',
      place_code: '04.421',
      category: 'academic',
    },
  ],
  [
    ['Othmane', 'Zniber', 'عثمان', 'زنيبر'],
    {
      sex: 'M',
      birth_year: 1986,
      organisation: 'DEMO-ENTREPRISE',
      function: 'Formateur',
      language: 'fr',
      place_code: '06.141',
      category: 'private_sector',
    },
  ],
  [
    ['Lamiae', 'Temsamani', 'لمياء', 'التمسماني'],
    {
      sex: 'F',
      birth_year: 1988,
      organisation: 'DEMO-AGENCE',
      function: 'Formatrice',
      language: 'fr',
      place_code: '01.511',
      category: 'expert',
    },
  ],
  [
    ['Brahim', 'Oulhaj', 'إبراهيم', 'أولحاج'],
    {
      sex: 'M',
      birth_year: 1970,
      organisation: 'DEMO-AGENCE',
      function: 'Formateur',
      language: 'ar',
      place_code: '09.001',
      category: 'expert',
    },
  ],
  [
    ['Dounia', 'Sefrioui', 'دنيا', 'الصفريوي'],
    {
      sex: 'F',
      birth_year: 1990,
      organisation: 'DEMO-AGENCE',
      function: 'Interprète',
      language: 'ar',
      place_code: '04.421',
      category: 'expert',
    },
  ],
];

// The people of the session that is running on 23 November 2026: attendance of its first sitting, as on a sign-in sheet.
// given | family | given_ar | family_ar | sex | organisation | mark
const RUNNING = `
Naïma | Aït Taleb | نعيمة | أيت الطالب | F | DIRECTION-BUDGET | P
Abdelilah | Amrani | عبد الإله | العمراني | M | DSI-AGRICULTURE | P
Khadija | Bennani | خديجة | بناني | F | DRH-SANTE | P
Rachida | Berrada | رشيدة | برادة | F | DRH-EDUCATION | P
Hicham | Bouazza | هشام | بوعزة | M | DSI-HABITAT | P
Fatima-Zahra | Chaoui | فاطمة الزهراء | الشاوي | F | DIRECTION-BUDGET | P
Mohammed | Daoudi | محمد | الداودي | M | DRH-INTERIEUR | P
Siham | El Fassi | سهام | الفاسي | F | DRH-SANTE | A
Karim | El Guerrouj | كريم | الكروج | M | DRH-AGRICULTURE | P
Latifa | El Hamdaoui | لطيفة | الحمداوي | F | DRH-INTERIEUR | P
Youssef | El Idrissi | يوسف | الإدريسي | M | DSI-EDUCATION | P
Malika | Ennaciri | مليكة | الناصري | F | DRH-HABITAT | P
Ghizlane | Filali | غزلان | الفيلالي | F | DRH-EDUCATION | A
Mustapha | Hajji | مصطفى | حجي | M | DIRECTION-BUDGET | P
Zineb | Kabbaj | زينب | القباج | F | DRH-AGRICULTURE | P
Driss | Laâroussi | إدريس | العروسي | M | DSI-INTERIEUR | P
Asmae | Lamrini | أسماء | لمريني | F | DSI-SANTE | P
Noureddine | Mansouri | نور الدين | المنصوري | M | DRH-HABITAT | A
Houda | Naciri | هدى | الناصري | F | DIRECTION-BUDGET | P
Tarik | Ouahbi | طارق | الوهبي | M | DSI-EDUCATION | P
Samia | Rifaï | سامية | الريفي | F | DRH-INTERIEUR | P
Abderrahim | Sebti | عبد الرحيم | السبتي | M | DSI-SANTE | P
Imane | Tahiri | إيمان | الطاهري | F | DRH-AGRICULTURE | P
Jamal | Yacoubi | جمال | اليعقوبي | M | DSI-HABITAT | .
Hafsa | Ziani | حفصة | الزياني | F | DIRECTION-BUDGET | P
Rachid | Alaoui | رشيد | العلوي | M | DRH-EDUCATION | waiting
Omar | Benjelloun | عمر | بنجلون | M | DIRECTION-BUDGET | waiting
Salma | Cherkaoui | سلمى | الشرقاوي | F | DRH-HABITAT | waiting
Anas | Skalli | أنس | الصقلي | M | DSI-INTERIEUR | waiting
Hanane | Tazi | حنان | التازي | F | DRH-SANTE | waiting
Bilal | Zouhairi | بلال | الزهيري | M | DSI-AGRICULTURE | waiting`;

export const PEOPLE_OF_THE_RUNNING_SESSION = RUNNING.trim()
  .split('\n')
  .map((line) => {
    const [given, family, givenAr, familyAr, sex, organisation, mark] = line.split(' | ');
    return {
      name: [given, family, givenAr, familyAr],
      mark,
      facts: {
        sex,
        organisation,
        category: 'civil_servant',
        administrative_level: 'central',
        place_code: '04.421',
        language: 'fr',
      },
    };
  });
