import { REGIONS } from './morocco.mjs';

// The administrations whose invented people fill the demonstration programme. The administrations exist; nothing said of
// their people or trainings does. What is invented altogether says so in its name.

const text = (fr, ar, en) => ({ fr, ar, en });

const MINISTRIES = `
INTERIEUR | Ministère de l'Intérieur | وزارة الداخلية | Ministry of the Interior
SANTE | Ministère de la Santé et de la Protection sociale | وزارة الصحة والحماية الاجتماعية | Ministry of Health and Social Protection
EDUCATION | Ministère de l'Éducation nationale, du Préscolaire et des Sports | وزارة التربية الوطنية والتعليم الأولي والرياضة | Ministry of National Education, Preschool and Sports
AGRICULTURE | Ministère de l'Agriculture, de la Pêche maritime, du Développement rural et des Eaux et Forêts | وزارة الفلاحة والصيد البحري والتنمية القروية والمياه والغابات | Ministry of Agriculture, Maritime Fisheries, Rural Development, Water and Forests
HABITAT | Ministère de l'Aménagement du territoire national, de l'Urbanisme, de l'Habitat et de la Politique de la ville | وزارة إعداد التراب الوطني والتعمير والإسكان وسياسة المدينة | Ministry of National Territory Planning, Land Planning, Housing and City Policy
EQUIPEMENT | Ministère de l'Équipement et de l'Eau | وزارة التجهيز والماء | Ministry of Equipment and Water
TRANSITION-NUMERIQUE | Ministère de la Transition numérique et de la Réforme de l'administration | وزارة الانتقال الرقمي وإصلاح الإدارة | Ministry of Digital Transition and Administration Reform
JUSTICE | Ministère de la Justice | وزارة العدل | Ministry of Justice
EMPLOI | Ministère de l'Inclusion économique, de la Petite entreprise, de l'Emploi et des Compétences | وزارة الإدماج الاقتصادي والمقاولة الصغرى والتشغيل والكفاءات | Ministry of Economic Inclusion, Small Business, Employment and Skills
JEUNESSE | Ministère de la Jeunesse, de la Culture et de la Communication | وزارة الشباب والثقافة والتواصل | Ministry of Youth, Culture and Communication
ENERGIE | Ministère de la Transition énergétique et du Développement durable | وزارة الانتقال الطاقي والتنمية المستدامة | Ministry of Energy Transition and Sustainable Development
`
  .trim()
  .split('\n')
  .map((line) => {
    const [key, fr, ar, en] = line.split(' | ');
    return { key, name: text(fr, ar, en), type: 'ministry', parent: 'MAROC', country: 'MA' };
  });

// Short names for the directorates that every ministry has.
const SHORT = {
  INTERIEUR: ['Intérieur', 'الداخلية', 'Interior'],
  SANTE: ['Santé', 'الصحة', 'Health'],
  EDUCATION: ['Éducation nationale', 'التربية الوطنية', 'National Education'],
  AGRICULTURE: ['Agriculture', 'الفلاحة', 'Agriculture'],
  HABITAT: ['Habitat', 'الإسكان', 'Housing'],
  EQUIPEMENT: ['Équipement et Eau', 'التجهيز والماء', 'Equipment and Water'],
  'TRANSITION-NUMERIQUE': ['Transition numérique', 'الانتقال الرقمي', 'Digital Transition'],
  JUSTICE: ['Justice', 'العدل', 'Justice'],
};
const DIRECTORATES = Object.entries(SHORT).flatMap(([ministry, [fr, ar, en]]) => [
  {
    key: `DRH-${ministry}`,
    name: text(
      `Direction des ressources humaines (${fr})`,
      `مديرية الموارد البشرية (${ar})`,
      `Human Resources Directorate (${en})`,
    ),
    acronym: { fr: 'DRH' },
    type: 'directorate',
    parent: ministry,
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: `DSI-${ministry}`,
    name: text(
      `Direction des systèmes d'information (${fr})`,
      `مديرية نظم المعلومات (${ar})`,
      `Information Systems Directorate (${en})`,
    ),
    acronym: { fr: 'DSI' },
    type: 'directorate',
    parent: ministry,
    country: 'MA',
    place_code: '04.421',
  },
]);

// The seat of each region: where its council and its academy are.
export const REGION_SEATS = {
  'MA-01': '01.511',
  'MA-02': '02.411',
  'MA-03': '03.231',
  'MA-04': '04.421',
  'MA-05': '05.091',
  'MA-06': '06.141',
  'MA-07': '07.351',
  'MA-08': '08.201',
  'MA-09': '09.001',
  'MA-10': '10.261',
  'MA-11': '11.321',
  'MA-12': '12.391',
};

const REGIONAL = REGIONS.flatMap(([code, fr, ar, en]) => [
  {
    key: `REGION-${code}`,
    name: text(`Conseil régional (${fr})`, `مجلس الجهة (${ar})`, `Regional council (${en})`),
    type: 'territorial_authority',
    country: 'MA',
    place_code: code,
  },
  {
    key: `AREF-${code}`,
    name: text(
      `Académie régionale d'éducation et de formation (${fr})`,
      `الأكاديمية الجهوية للتربية والتكوين (${ar})`,
      `Regional academy of education and training (${en})`,
    ),
    acronym: { fr: 'AREF' },
    type: 'public_institution',
    parent: 'EDUCATION',
    country: 'MA',
    place_code: REGION_SEATS[code],
  },
]);

const OTHERS = [
  {
    key: 'TGR',
    name: text('Trésorerie générale du Royaume', 'الخزينة العامة للمملكة', 'General Treasury of the Kingdom'),
    acronym: { fr: 'TGR' },
    type: 'directorate',
    parent: 'MEF',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'DGCT',
    name: text(
      'Direction générale des collectivités territoriales',
      'المديرية العامة للجماعات الترابية',
      'Directorate General of Territorial Authorities',
    ),
    acronym: { fr: 'DGCT' },
    type: 'directorate',
    parent: 'INTERIEUR',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'HCP',
    name: text('Haut-Commissariat au Plan', 'المندوبية السامية للتخطيط', 'High Commission for Planning'),
    acronym: { fr: 'HCP', en: 'HCP' },
    type: 'public_institution',
    parent: 'MAROC',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'PARLEMENT',
    name: text('Parlement du Royaume du Maroc', 'برلمان المملكة المغربية', 'Parliament of the Kingdom of Morocco'),
    type: 'parliament',
    parent: 'MAROC',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'REPRESENTANTS',
    name: text('Chambre des représentants', 'مجلس النواب', 'House of Representatives'),
    type: 'parliament',
    parent: 'PARLEMENT',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'CONSEILLERS',
    name: text('Chambre des conseillers', 'مجلس المستشارين', 'House of Councillors'),
    type: 'parliament',
    parent: 'PARLEMENT',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'UM5',
    name: text('Université Mohammed V de Rabat', 'جامعة محمد الخامس بالرباط', 'Mohammed V University of Rabat'),
    acronym: { fr: 'UM5' },
    type: 'university',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'DEMO-FONDS',
    name: text(
      'Fonds de coopération « Rive » (démonstration)',
      'صندوق التعاون «ضفة» (تجريبي)',
      'Rive cooperation fund (demonstration)',
    ),
    type: 'donor',
    country: 'MA',
  },
  {
    key: 'DEMO-AGENCE',
    name: text(
      "Agence d'appui « Sillage » (démonstration)",
      'وكالة المواكبة «أثير» (تجريبية)',
      'Sillage support agency (demonstration)',
    ),
    type: 'implementing_agency',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'DEMO-ASSOCIATION-1',
    name: text(
      'Association Amal pour la participation (démonstration)',
      'جمعية أمل للمشاركة (تجريبية)',
      'Amal association for participation (demonstration)',
    ),
    type: 'association',
    country: 'MA',
    place_code: '03.231',
  },
  {
    key: 'DEMO-ASSOCIATION-2',
    name: text(
      "Association Tafoukt pour l'égalité (démonstration)",
      'جمعية تافوكت للمساواة (تجريبية)',
      'Tafoukt association for equality (demonstration)',
    ),
    type: 'association',
    country: 'MA',
    place_code: '09.001',
  },
  {
    key: 'DEMO-MEDIA',
    name: text('Radio Bahja (démonstration)', 'راديو بهجة (تجريبي)', 'Radio Bahja (demonstration)'),
    type: 'media',
    country: 'MA',
    place_code: '06.141',
  },
  {
    key: 'DEMO-ENTREPRISE',
    name: text(
      'Atlas Données Conseil (démonstration)',
      'أطلس معطيات للاستشارة (تجريبية)',
      'Atlas Données consultancy (demonstration)',
    ),
    type: 'company',
    country: 'MA',
    place_code: '06.141',
  },
  {
    key: 'DEMO-RESEAU',
    name: text(
      'Réseau des ressources humaines publiques (démonstration)',
      'شبكة الموارد البشرية العمومية (تجريبية)',
      'Public human resources network (demonstration)',
    ),
    type: 'network',
    country: 'MA',
  },
  {
    key: 'DEMO-INSTITUT',
    name: text(
      "Institut des métiers de l'administration (démonstration)",
      'معهد مهن الإدارة (تجريبي)',
      'Institute of administrative professions (demonstration)',
    ),
    acronym: { fr: 'IMA' },
    type: 'public_institution',
    country: 'MA',
    place_code: '04.421',
    founded_on: '1998-03-01',
  },
  {
    key: 'DEMO-CENTRE',
    name: text('Centre de perfectionnement « Ancrage » (démonstration)', 'مركز الاستكمال «مرساة» (تجريبي)', 'Anchorage training centre (demonstration)'),
    type: 'public_institution',
    country: 'MA',
    place_code: '04.421',
    founded_on: '2006-09-01',
  },
];

/** What happened to invented organisations, told in this order. */
export const ORGANISATION_EVENTS = [
  {
    key: 'DEMO-INSTITUT-2019',
    organisation: 'DEMO-INSTITUT',
    version: 1,
    kind: 'renamed',
    date: '2019-01-01',
    name: text(
      "École des métiers de l'administration (démonstration)",
      'مدرسة مهن الإدارة (تجريبية)',
      'School of administrative professions (demonstration)',
    ),
    acronym: { fr: 'EMA' },
    reason: 'Décision inventée pour la démonstration',
  },
  {
    key: 'DEMO-CENTRE-2022',
    organisation: 'DEMO-CENTRE',
    version: 1,
    kind: 'merged',
    date: '2022-07-01',
    successors: ['DEMO-INSTITUT'],
    reason: 'Décision inventée pour la démonstration',
  },
];

export const MINISTRY_KEYS = MINISTRIES.map(({ key }) => key);
export const DIRECTORATE_KEYS = DIRECTORATES.map(({ key }) => key);
export const ORGANISATIONS_OF_DEMONSTRATION = [...MINISTRIES, ...DIRECTORATES, ...REGIONAL, ...OTHERS];
