import { organisationId as id } from './ids.mjs';

// The organisations that the five sources name, with what the sources say of them and nothing more.

const text = (fr, ar, en) => ({ fr, ar, en });

const MOROCCAN_STATE = [
  {
    key: 'MAROC',
    name: text('Royaume du Maroc', 'المملكة المغربية', 'Kingdom of Morocco'),
    type: 'state_or_government',
    country: 'MA',
  },
  {
    key: 'MEF',
    name: text("Ministère de l'Économie et des Finances", 'وزارة الاقتصاد والمالية', 'Ministry of Economy and Finance'),
    acronym: { fr: 'MEF' },
    aliases: ['Ministère des Finances'],
    type: 'ministry',
    parent: 'MAROC',
    country: 'MA',
    earlier_names: [
      {
        name: text(
          "Ministère de l'Économie et des Finances",
          'وزارة الاقتصاد والمالية',
          'Ministry of Economy and Finance',
        ),
        acronym: { fr: 'MEF' },
        until: '2019-10-09',
      },
      {
        name: text(
          "Ministère de l'Économie, des Finances et de la Réforme de l'Administration",
          'وزارة الاقتصاد والمالية وإصلاح الإدارة',
          'Ministry of Economy, Finance and Administration Reform',
        ),
        acronym: { fr: 'MEFRA' },
        until: '2021-10-07',
      },
    ],
  },
  {
    key: 'DIRECTION-BUDGET',
    name: text('Direction du Budget', 'مديرية الميزانية', 'Budget Directorate'),
    type: 'directorate',
    parent: 'MEF',
    country: 'MA',
    place_code: '04.421',
  },
  {
    key: 'CE-BSG',
    name: text(
      "Centre d'excellence pour la budgétisation sensible au genre",
      'مركز الامتياز الخاص بميزانية النوع الاجتماعي',
      'Centre of Excellence for Gender Responsive Budgeting',
    ),
    acronym: { fr: 'CE-BSG', en: 'CE-GRB' },
    aliases: ['CE-BSG', 'CE-GRB', 'CEBSG', "Centre de l'excellence pour la budgétisation sensible au genre"],
    type: 'public_institution',
    parent: 'DIRECTION-BUDGET',
    country: 'MA',
    place_code: '04.421',
    address: { fr: 'Quartier administratif, Rabat-Chellah, Maroc' },
    phones: ['+212537677523', '+212537677325'],
    email: 'contact@cebsg.finances.gov.ma',
    website: 'http://www.cebsg.finances.gov.ma',
    letterhead: {
      fr:
        "Ministère de l'Économie et des Finances\nDirection du Budget\n" +
        "Centre de l'excellence pour la budgétisation sensible au genre\nFax : +212 5 37 67 75 56",
      ar: 'وزارة الاقتصاد والمالية\nمديرية الميزانية\nمركز الامتياز الخاص بميزانية النوع الاجتماعي',
      en: 'Ministry of Economy and Finance\nBudget Directorate\nCenter of Excellence for Gender Responsive Budgeting',
    },
  },
  {
    key: 'MINISTERE-SOLIDARITE',
    name: text(
      "Ministère de la Solidarité, de l'Insertion sociale et de la Famille",
      'وزارة التضامن والإدماج الاجتماعي والأسرة',
      'Ministry of Solidarity, Social Integration and Family',
    ),
    type: 'ministry',
    parent: 'MAROC',
    country: 'MA',
    earlier_names: [
      {
        name: text(
          "Ministère de la Solidarité, du Développement social, de l'Égalité et de la Famille",
          'وزارة التضامن والتنمية الاجتماعية والمساواة والأسرة',
          'Ministry of Solidarity, Social Development, Equality and Family',
        ),
        until: '2021-10-07',
      },
    ],
  },
  {
    key: 'MAECAMRE',
    name: text(
      "Ministère des Affaires étrangères, de la Coopération africaine et des Marocains résidant à l'étranger",
      'وزارة الشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج',
      'Ministry of Foreign Affairs, African Cooperation and Moroccan Expatriates',
    ),
    acronym: { fr: 'MAECAMRE' },
    type: 'ministry',
    parent: 'MAROC',
    country: 'MA',
    earlier_names: [
      {
        name: text(
          'Ministère des Affaires étrangères et de la Coopération internationale',
          'وزارة الشؤون الخارجية والتعاون الدولي',
          'Ministry of Foreign Affairs and International Cooperation',
        ),
        until: '2019-10-09',
      },
    ],
  },
  {
    key: 'DRA',
    name: text(
      "Département de la Réforme de l'Administration",
      'قطاع إصلاح الإدارة',
      'Department of Administration Reform',
    ),
    acronym: { fr: 'DRA' },
    type: 'ministry',
    country: 'MA',
  },
  {
    key: 'ADD',
    name: text('Agence de Développement du Digital', 'وكالة التنمية الرقمية', 'Digital Development Agency'),
    acronym: { fr: 'ADD', en: 'ADD' },
    type: 'public_institution',
    country: 'MA',
  },
  {
    key: 'INAS',
    name: text(
      "Institut National de l'Action Sociale de Tanger",
      'المعهد الوطني للعمل الاجتماعي بطنجة',
      'National Institute of Social Action, Tangier',
    ),
    acronym: { fr: 'INAS' },
    type: 'school',
    country: 'MA',
    place_code: '01.511',
  },
];

const COOPERATION = [
  {
    key: 'ENABEL',
    name: text(
      'Enabel, Agence belge de développement',
      'إينابل، الوكالة البلجيكية للتنمية',
      'Enabel, Belgian development agency',
    ),
    acronym: { fr: 'Enabel', en: 'Enabel' },
    aliases: ['Enabel'],
    type: 'implementing_agency',
    country: 'BE',
    address: { fr: '27, rue Oueld Bouziri, Bir Kacem, km 5,5 route des Zaers, Souissi, 10170 Rabat, Maroc' },
    phones: ['+212537659713'],
    letterhead: { fr: 'Enabel\nAgence belge de développement\nFax : +212 5 37 65 77 65' },
  },
  { key: 'PAT', name: { fr: 'PAT' }, acronym: { fr: 'PAT' }, type: 'implementing_agency' },
  { key: 'RUBIKS', name: { fr: 'Rubiks Conseil' }, type: 'company' },
  {
    key: 'ONU-FEMMES-MAROC',
    name: text('ONU Femmes Maroc', 'هيئة الأمم المتحدة للمرأة بالمغرب', 'UN Women Morocco'),
    aliases: ['ONU Femmes', 'UN Women'],
    type: 'un_agency',
    country: 'MA',
  },
  {
    key: 'UNFPA',
    name: text(
      'Fonds des Nations Unies pour la population',
      'صندوق الأمم المتحدة للسكان',
      'United Nations Population Fund',
    ),
    acronym: text('UNFPA', 'UNFPA', 'UNFPA'),
    aliases: ['FNUAP'],
    type: 'un_agency',
  },
  {
    key: 'UNICEF',
    name: text(
      "Fonds des Nations Unies pour l'enfance",
      'منظمة الأمم المتحدة للطفولة (اليونيسف)',
      "United Nations Children's Fund",
    ),
    acronym: text('UNICEF', 'اليونيسف', 'UNICEF'),
    type: 'un_agency',
  },
];

const OTHER_STATES = [
  {
    key: 'BELGIQUE',
    name: text('Royaume de Belgique', 'المملكة البلجيكية', 'Kingdom of Belgium'),
    aliases: ['Belgique'],
    type: 'state_or_government',
    country: 'BE',
  },
  {
    key: 'AMBASSADE-BELGIQUE',
    name: text('Ambassade de Belgique', 'سفارة بلجيكا', 'Embassy of Belgium'),
    type: 'embassy',
    parent: 'BELGIQUE',
    country: 'BE',
  },
  {
    key: 'KOWEIT',
    name: text('Gouvernement du Koweït', 'حكومة الكويت', 'Government of Kuwait'),
    aliases: ['Koweït'],
    type: 'state_or_government',
    country: 'KW',
  },
  {
    key: 'OMAN',
    name: text("Sultanat d'Oman", 'سلطنة عمان', 'Sultanate of Oman'),
    type: 'state_or_government',
    country: 'OM',
  },
  {
    key: 'OMAN-DEVELOPPEMENT-SOCIAL',
    name: text(
      "Ministère du Développement social du Sultanat d'Oman",
      'وزارة التنمية الاجتماعية بسلطنة عمان',
      'Ministry of Social Development of the Sultanate of Oman',
    ),
    type: 'ministry',
    parent: 'OMAN',
    country: 'OM',
  },
  {
    key: 'RDC',
    name: text('République démocratique du Congo', 'جمهورية الكونغو الديمقراطية', 'Democratic Republic of the Congo'),
    acronym: { fr: 'RDC', en: 'DRC' },
    type: 'state_or_government',
    country: 'CD',
  },
  {
    key: 'RDC-AFFAIRES-SOCIALES',
    name: text(
      'Ministère des Affaires sociales de la République démocratique du Congo',
      'وزارة الشؤون الاجتماعية بجمهورية الكونغو الديمقراطية',
      'Ministry of Social Affairs of the Democratic Republic of the Congo',
    ),
    type: 'ministry',
    parent: 'RDC',
    country: 'CD',
  },
  {
    key: 'INTS',
    name: text(
      'Institut National des Travailleurs Sociaux de Kinshasa',
      'المعهد الوطني للعاملين الاجتماعيين بكينشاسا',
      'National Institute of Social Workers, Kinshasa',
    ),
    acronym: { fr: 'INTS' },
    type: 'school',
    country: 'CD',
  },
  {
    key: 'MADAGASCAR',
    name: text('République de Madagascar', 'جمهورية مدغشقر', 'Republic of Madagascar'),
    type: 'state_or_government',
    country: 'MG',
  },
];

const PRIM_COMMUNES = [
  ['OUJDA', '02.411/oujda', "Commune d'Oujda", 'جماعة وجدة', 'Commune of Oujda'],
  ['NADOR', '02.381/nador', 'Commune de Nador', 'جماعة الناضور', 'Commune of Nador'],
  ['BERKANE', '02.113/berkane', 'Commune de Berkane', 'جماعة بركان', 'Commune of Berkane'],
  ['DRIOUCH', '02.167/driouch', 'Commune de Driouch', 'جماعة الدريوش', 'Commune of Driouch'],
  ['SIDI-BIBI', '09.163/sidi-bibi', 'Commune de Sidi Bibi', 'جماعة سيدي بيبي', 'Commune of Sidi Bibi'],
  ['AIT-AMIRA', '09.163/ait-amira', "Commune d'Ait Amira", 'جماعة أيت عميرة', 'Commune of Ait Amira'],
  ['BELFAA', '09.163/belfaa', 'Commune de Belfaa', 'جماعة بلفاع', 'Commune of Belfaa'],
].map(([key, place_code, fr, ar, en]) => ({
  key: `COMMUNE-${key}`,
  name: text(fr, ar, en),
  type: 'territorial_authority',
  country: 'MA',
  place_code,
}));

export const COMMUNE_KEYS = PRIM_COMMUNES.map(({ key }) => key);

/** An organisation as the API takes it; `key` and `parent` are the generator's own names. */
export function organisationBody({ key, parent, ...body }) {
  const { name, acronym, aliases, type, ...rest } = body;
  return { id: id(key), name, acronym, aliases, type, parent_id: parent && id(parent), ...rest };
}

export const ORGANISATIONS_OF_SOURCES = [...MOROCCAN_STATE, ...COOPERATION, ...OTHER_STATES, ...PRIM_COMMUNES];
