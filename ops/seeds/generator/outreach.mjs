import { outreachActivityId, programmeId } from './ids.mjs';

const activity = (programme, key, kind, [fr, ar, en], rest = {}) => ({
  id: outreachActivityId(`${programme}:${key}`),
  programme_id: programmeId(programme),
  title: { fr, ar, en },
  kind,
  ...rest,
});

// What the sources say was done or is foreseen. No audience where none is stated.
const OF_SOURCES = [
  activity(
    'CE-BSG-PAT',
    'canada',
    'public_engagement',
    [
      'Sensibilisation et engagement du public au Canada',
      'تحسيس وإشراك الجمهور بكندا',
      'Awareness and public engagement in Canada',
    ],
    {
      country: 'CA',
      audiences: [
        {
          country: 'CA',
          total: 60,
          method: 'estimated',
          note: 'La source donne le nombre sans dire comment il a été établi : « estimé » est notre choix par défaut. Sexe et date non renseignés.',
        },
      ],
    },
  ),
  activity('CE-BSG-STRATEGY', 'international', 'international_event', [
    'Manifestations internationales sur la BSG (axe 3)',
    'تظاهرات دولية حول ميزانية النوع (المحور 3)',
    'International events on GRB (axis 3)',
  ]),
  activity('CE-BSG-STRATEGY', 'side-events', 'side_event', [
    "Événements parallèles sur l'expérience marocaine (axe 3)",
    'أنشطة موازية حول التجربة المغربية (المحور 3)',
    "Side events on Morocco's experience (axis 3)",
  ]),
  activity('CE-BSG-STRATEGY', 'thematic-days', 'thematic_day', [
    'Journées internationales : femme, enfance, besoins spécifiques, genre et environnement (axe 3)',
    'الأيام العالمية: المرأة والطفولة والاحتياجات الخاصة والنوع والبيئة (المحور 3)',
    'International days: women, children, special needs, gender and environment (axis 3)',
  ]),
  activity('CE-BSG-STRATEGY', 'materials', 'publication', [
    'Supports de communication du CE-BSG (axe 3)',
    'دعامات التواصل لمركز الامتياز (المحور 3)',
    'Communication materials of the Centre (axis 3)',
  ]),
  activity('CE-BSG-STRATEGY', 'campaigns', 'awareness_campaign', [
    "Campagnes sur les valeurs d'égalité (axe 3)",
    'حملات تحسيسية حول قيم المساواة (المحور 3)',
    'Campaigns on the values of equality (axis 3)',
  ]),
  activity('CE-BSG-STRATEGY', 'national', 'national_event', [
    'Manifestations nationales, séminaires et ateliers (axe 3)',
    'تظاهرات وطنية وندوات وورشات (المحور 3)',
    'National events, seminars and workshops (axis 3)',
  ]),
  activity('CE-BSG-STRATEGY', 'press', 'press_conference', [
    'Conférences de presse (axe 3)',
    'ندوات صحفية (المحور 3)',
    'Press conferences (axis 3)',
  ]),
  activity('E-TAMKEEN', 'information', 'information_programme', [
    'Sensibilisation et information des administrations publiques',
    'تحسيس وإخبار الإدارات العمومية',
    'Awareness and information of public administrations',
  ]),
  activity(
    'PRIM',
    'video',
    'video',
    [
      'Vidéo sur les plans communaux, la migration et le genre',
      'فيديو حول برامج عمل الجماعات والهجرة والنوع الاجتماعي',
      'Video on communal plans, migration and gender',
    ],
    { date: '2024-08-12', channel: 'Site web du programme et page Facebook' },
  ),
];

const INVENTED = [
  [
    'portes-ouvertes-2025',
    'national_event',
    '2025-03-12',
    ['Portes ouvertes de la formation', 'أبواب مفتوحة حول التكوين', 'Training open day'],
    { place_code: '04.421' },
    { total: 340, women: 190, men: 150, method: 'counted', note: "Compteur à l'entrée" },
  ],
  [
    'radio-2025',
    'broadcast',
    '2025-05-22',
    [
      "Émission de radio : l'agent et l'usager",
      'برنامج إذاعي: الموظف والمرتفق',
      'Radio programme: the officer and the user',
    ],
    { place_code: '06.141', channel: 'Radio' },
    { total: 12000, method: 'estimated', note: "Estimation du diffuseur, heure d'écoute" },
  ],
  [
    'campagne-2025',
    'awareness_campaign',
    '2025-10-10',
    ['Campagne « mon dossier en ligne »', 'حملة «ملفي على الخط»', 'My file online campaign'],
    { place_code: 'MA-09' },
    { total: 2600, method: 'estimated', note: 'Affiches et stands, comptage par sondage' },
  ],
  [
    'journee-2026',
    'thematic_day',
    '2026-03-09',
    [
      "Journée de l'égalité dans la fonction publique",
      'يوم المساواة في الوظيفة العمومية',
      'Day of equality in the civil service',
    ],
    { place_code: '03.231' },
    { total: 184, women: 121, men: 63, method: 'registered', note: 'Inscriptions en ligne' },
  ],
  [
    'reseaux-2026',
    'social_media',
    '2026-06-15',
    ['Capsules sur les écrits clairs', 'كبسولات حول الكتابة الواضحة', 'Clips on writing clearly'],
    { channel: 'Réseaux sociaux' },
    { total: 5400, method: 'estimated', note: 'Vues de plus de 30 secondes' },
  ],
  [
    'salon-2026',
    'national_event',
    '2026-10-01',
    ["Stand au salon de l'emploi public", 'رواق بمعرض التشغيل العمومي', 'Stand at the public employment fair'],
    { place_code: '07.351' },
    { total: 910, women: 466, men: 444, method: 'counted', note: 'Comptage par demi-journée' },
  ],
].map(([key, kind, date, title, where, audience]) =>
  activity('FORM-ADM', key, kind, title, {
    date,
    country: 'MA',
    ...where,
    audiences: [{ country: 'MA', ...audience }],
  }),
);

export const outreachActivities = () => [...OF_SOURCES, ...INVENTED];
