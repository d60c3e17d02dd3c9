import { accountId, idFromName, organisationId, programmeId } from './ids.mjs';

export const agreementId = (key) => idFromName(`agreement:${key}`);
const commissionSessionId = (key) => idFromName(`joint_commission_session:${key}`);
const text = (fr, ar, en) => ({ fr, ar, en });
const day = (happened_on, status, more = {}) => ({ status, happened_on, ...more });

const party = (organisation, role, more = {}) => ({ organisation, role, ...more });
const signatories = (...organisations) => organisations.map((each) => party(each, 'signatory'));

function agreement({ key, parties, programmes = [], parent, framework_session, ...body }) {
  return {
    id: agreementId(key),
    ...body,
    ...(parent ? { parent_id: agreementId(parent) } : {}),
    ...(framework_session ? { framework_session_id: commissionSessionId(framework_session) } : {}),
    programme_ids: programmes.map(programmeId),
    parties: parties.map(({ organisation, role, ...more }) => ({
      id: idFromName(`agreement_party:${key}:${organisation}:${role}`),
      organisation_id: organisationId(organisation),
      role,
      ...more,
    })),
  };
}

const COMMISSIONS = [
  ['KW', text('Commission mixte maroco-koweïtienne', 'اللجنة المشتركة المغربية الكويتية', 'Morocco–Kuwait joint commission'), [[9, {}]]],
  ['OM', text('Commission mixte maroco-omanaise', 'اللجنة المشتركة المغربية العمانية', 'Morocco–Oman joint commission'), [[5, { held_on: '2019-01', place: "Sultanat d'Oman" }]]],
  ['BE', text('Commission mixte maroco-belge', 'اللجنة المشتركة المغربية البلجيكية', 'Morocco–Belgium joint commission'), [[19, { held_on: '2016-05-16', place: 'Rabat' }]]],
];

export const jointCommissions = () =>
  COMMISSIONS.map(([country, name, sessions]) => ({
    id: idFromName(`joint_commission:${country}`),
    name,
    country,
    sessions: sessions.map(([number, rest]) => ({ id: commissionSessionId(`${country}:${number}`), number, ...rest })),
  }));

// The four instruments of 2019 and the Belgian family, as the ministry's page says them. Who executes is no signatory; of the delegated
// agreements Morocco is the beneficiary and no party. What the page does not say (ends, entry into force) is left out.
const BILATERAL = [
  {
    key: 'KW-2019',
    type: 'memorandum',
    title: text(
      "Mémorandum d'accord dans le domaine du développement social entre le gouvernement du Royaume du Maroc et le gouvernement du Koweït",
      'مذكرة تفاهم في مجال التنمية الاجتماعية بين حكومة المملكة المغربية وحكومة الكويت',
      'Memorandum on social development between the Governments of Morocco and of Kuwait',
    ),
    objective: text(
      'Développer la coopération des deux pays dans le social : expériences, informations, études et textes de loi échangés.',
      'تطوير التعاون بين البلدين في المجال الاجتماعي: تبادل التجارب والمعلومات والدراسات والتشريعات.',
      'Develop cooperation of the two countries in social matters: experience, information, studies and legislation exchanged.',
    ),
    status: 'signed', status_since: '2019-04-09', signed_on: '2019-04-09', signed_at_place: 'Koweït', country: 'KW',
    framework_session: 'KW:9', domains: ['social_development'], parties: signatories('MAROC', 'KOWEIT'),
  },
  {
    key: 'CD-2019',
    type: 'protocol',
    title: text(
      'Protocole de coopération dans le domaine de la promotion de la condition de la femme, de la famille et du développement social (République démocratique du Congo)',
      'بروتوكول تعاون في مجال النهوض بأوضاع المرأة والأسرة والتنمية الاجتماعية (جمهورية الكونغو الديمقراطية)',
      'Protocol of cooperation on the condition of women, the family and social development (Democratic Republic of the Congo)',
    ),
    objective: text(
      "Recherche scientifique et technique ; expériences et visites échangées entre les cadres de l'INAS de Tanger et de l'INTS de Kinshasa.",
      'البحث العلمي والتقني؛ تبادل التجارب والزيارات بين أطر المعهد بطنجة والمعهد بكينشاسا.',
      'Scientific and technical research; experience and visits exchanged between the staff of the institutes of Tangier and Kinshasa.',
    ),
    status: 'signed', status_since: '2019-07-04', signed_on: '2019-07-04', signed_at_place: 'Rabat', country: 'CD',
    domains: ['women_rights', 'family', 'social_development', 'research'],
    parties: [...signatories('MINISTERE-SOLIDARITE', 'RDC-AFFAIRES-SOCIALES'), party('INAS', 'executing_institute'), party('INTS', 'executing_institute')],
  },
  {
    key: 'OM-2019',
    type: 'memorandum',
    title: text(
      "Mémorandum d'entente dans le domaine de la promotion des conditions de la femme, de la famille et du développement social (Sultanat d'Oman)",
      'مذكرة تفاهم في مجال النهوض بأوضاع المرأة والأسرة والتنمية الاجتماعية (سلطنة عمان)',
      'Memorandum of understanding on the condition of women, the family and social development (Sultanate of Oman)',
    ),
    objective: text(
      'Faire entrer la coopération des deux pays dans leurs programmes communs.',
      'إدراج التعاون الثنائي في برامج البلدين المشتركة.',
      'Bring the cooperation of the two countries into their common programmes.',
    ),
    status: 'signed', status_since: '2019-01-07', signed_on: '2019-01-07', signed_at_place: 'Mascate', country: 'OM',
    framework_session: 'OM:5', domains: ['women_rights', 'family', 'social_development'],
    parties: signatories('MINISTERE-SOLIDARITE', 'OMAN-DEVELOPPEMENT-SOCIAL'),
  },
  {
    key: 'MG-2019',
    type: 'cooperation_agreement',
    title: text(
      'Accord de coopération dans le domaine social entre le Royaume du Maroc et la République de Madagascar',
      'اتفاق تعاون في المجال الاجتماعي بين المملكة المغربية وجمهورية مدغشقر',
      'Cooperation agreement in social matters between Morocco and Madagascar',
    ),
    objective: text(
      'Partager expériences et bonnes pratiques : genre, enfance, famille, personnes âgées, handicap, développement social.',
      'تبادل التجارب والممارسات الجيدة: النوع والطفولة والأسرة والأشخاص المسنون والإعاقة والتنمية الاجتماعية.',
      'Share experience and good practice: gender, childhood, family, older people, disability, social development.',
    ),
    status: 'signed', status_since: '2019-03-26', signed_on: '2019-03-26', signed_at_place: 'Marrakech', country: 'MG',
    domains: ['gender_equality', 'child_protection', 'family', 'older_people', 'disability', 'social_development'],
    parties: signatories('MAROC', 'MADAGASCAR'),
  },
  {
    key: 'BE-PV',
    type: 'commission_minutes',
    title: text(
      'PV de la 19ème session de la Commission mixte maroco-belge : « Coopération pour le Développement 2017-2020 »',
      'محضر الدورة التاسعة عشرة للجنة المشتركة المغربية البلجيكية: «التعاون من أجل التنمية 2017-2020»',
      'Minutes of the 19th session of the Morocco–Belgium joint commission: “Development cooperation 2017-2020”',
    ),
    status: 'expired', status_since: '2020', ends_on: '2020', country: 'BE', framework_session: 'BE:19',
    note: 'La source écrit 2017-2020 ici et 2016-2020 dans un autre passage.',
    parties: [party('BELGIQUE', 'funder'), party('MAROC', 'beneficiary')],
  },
  {
    key: 'BE-PROGRAMME',
    type: 'cooperation_agreement',
    title: text(
      'Programme pour la promotion et la protection des droits des femmes et des enfants',
      'برنامج النهوض بحقوق النساء والأطفال وحمايتها',
      'Programme for the promotion and protection of the rights of women and children',
    ),
    objective: text(
      'Réaliser les composantes du programme, que deux agences des Nations unies mettent en œuvre par délégation.',
      'إنجاز مكونات البرنامج التي تنفذها بالتفويض وكالتان تابعتان للأمم المتحدة.',
      "Carry out the programme's components, which two agencies of the United Nations implement by delegation.",
    ),
    status: 'expired', status_since: '2020', country: 'BE', parent: 'BE-PV', framework_session: 'BE:19',
    note:
      "La page titre « accord » sans dire de signature : c'est le procès-verbal qui cadre le programme. Concertations ouvertes en octobre 2014. " +
      'Fin reportée à 2020 ; celle du départ n’est pas dite, sinon 2019 dans le titre du premier axe.',
    domains: ['women_rights', 'violence_against_women', 'child_protection'],
    parties: [party('BELGIQUE', 'funder'), party('MINISTERE-SOLIDARITE', 'implementer'), party('UNFPA', 'delegated_implementer'), party('UNICEF', 'delegated_implementer'), party('MAROC', 'beneficiary')],
  },
  {
    key: 'BE-UNICEF',
    type: 'delegation_agreement',
    title: text('Promotion de normes sociales protectrices des enfants', 'النهوض بأعراف اجتماعية تحمي الأطفال', 'Promotion of social norms that protect children'),
    status: 'signed', status_since: '2016-11-23', signed_on: '2016-11-23', country: 'BE', parent: 'BE-PROGRAMME',
    domains: ['child_protection'],
    parties: [...signatories('BELGIQUE', 'UNICEF'), party('UNICEF', 'delegated_implementer'), party('MAROC', 'beneficiary')],
  },
  {
    key: 'BE-UNFPA',
    type: 'delegation_agreement',
    title: text(
      "L'appui au renforcement de la lutte contre la violence à l'égard des femmes au Maroc et à la disponibilité et la qualité du service",
      'دعم تعزيز محاربة العنف ضد النساء بالمغرب وتوفر الخدمة وجودتها',
      'Support to the fight against violence against women in Morocco and to the availability and quality of the service',
    ),
    status: 'signed', status_since: '2016-11-30', signed_on: '2016-11-30', country: 'BE', parent: 'BE-PROGRAMME',
    domains: ['violence_against_women'],
    parties: [...signatories('BELGIQUE', 'UNFPA'), party('UNFPA', 'delegated_implementer'), party('MAROC', 'beneficiary')],
  },
].map((each) => ({ ...each, programmes: ['COOP-BILAT'] }));

// Announced by their sources, of which no signature, date or administration is said.
const ANNOUNCED = [
  {
    key: 'E-TAMKEEN-TRIPARTITE',
    type: 'tripartite_agreement',
    title: text(
      'Accords de partenariat tripartites entre le DRA, Enabel et les administrations',
      'اتفاقيات شراكة ثلاثية بين قطاع إصلاح الإدارة وإينابل والإدارات',
      'Tripartite partnership agreements between the DRA, Enabel and the administrations',
    ),
    status: 'idea', country: 'BE', programmes: ['E-TAMKEEN'], domains: ['capacity_building', 'public_administration'],
    note: 'Les administrations ne sont pas nommées par la source : chacune aura son accord.',
    parties: signatories('DRA', 'ENABEL'),
  },
  {
    key: 'CE-BSG-CADRE',
    type: 'framework_agreement',
    title: text(
      'Cadre conventionnel du CE-BSG avec les organismes internationaux',
      'الإطار التعاقدي لمركز الامتياز مع الهيئات الدولية',
      "The Centre's contractual framework with international organisations",
    ),
    objective: text('Fixer les modalités des partenariats du centre.', 'تحديد كيفيات شراكات المركز.', "Settle the terms of the centre's partnerships."),
    status: 'idea', programmes: ['CE-BSG-STRATEGY'], domains: ['gender_budgeting'], parties: signatories('CE-BSG'),
  },
  {
    key: 'CE-BSG-CHARTE',
    type: 'charter',
    title: text("Charte d'intégration avec les différents partenaires", 'ميثاق الإدماج مع مختلف الشركاء', 'Charter of integration with the partners'),
    objective: text('Ancrer la dimension genre chez les partenaires nationaux, qui y adhèrent un à un.', 'ترسيخ بعد النوع لدى الشركاء الوطنيين الذين ينضمون إليه تباعا.', 'Anchor gender with national partners, who join one by one.'),
    status: 'idea', programmes: ['CE-BSG-STRATEGY'], domains: ['gender_budgeting', 'gender_equality'], parties: signatories('CE-BSG'),
  },
];

const coordinator = accountId('coordinator@demo.athar.example');

// Invented, as their titles say: what the register, the partner's entrance and the dates to come look like.
const INVENTED = [
  {
    key: 'DEMO-SUBVENTION',
    type: 'grant_agreement',
    reference: 'DEMO/2025/07',
    title: text('Convention de subvention de la formation des administrations (démonstration)', 'اتفاقية منحة لتكوين الإدارات (بيانات تجريبية)', 'Grant agreement for the training of administrations (demonstration)'),
    objective: text('Financer les sessions du programme de formation et en suivre la portée.', 'تمويل دورات برنامج التكوين وتتبع أثرها.', "Fund the training programme's sessions and follow their reach."),
    status: 'negotiation', status_since: '2024-10', country: 'CA', domains: ['capacity_building', 'public_administration'], languages: ['fr', 'ar'],
    signed_at_place: 'Rabat', ends_on: '2027-06-30', renewal: 'tacit', renewal_months: 12, notice_months: 3, owner_id: coordinator, programmes: ['FORM-ADM'],
    parties: [
      party('TRANSITION-NUMERIQUE', 'signatory', { signatory_capacity: 'Ministre' }),
      party('DEMO-FONDS', 'signatory', { signatory_name: 'Claire Fontaine', signatory_capacity: 'Directrice', contact_name: 'Claire Fontaine', contact_email: 'partner@demo.athar.example' }),
      party('DEMO-FONDS', 'funder'),
    ],
    steps: [day('2025-01', 'visa'), day('2025-02-12', 'initialled'), day('2025-03-04', 'signed'), day('2025-04-01', 'in_force')],
    session_references: true,
  },
  {
    key: 'DEMO-SPECIFIQUE',
    type: 'specific_agreement',
    title: text('Convention spécifique sur les écrits administratifs (démonstration)', 'اتفاقية خاصة حول المحررات الإدارية (بيانات تجريبية)', 'Specific agreement on administrative writing (demonstration)'),
    status: 'signed', status_since: '2025-09-15', signed_on: '2025-09-15', signed_at_place: 'Rabat', in_force_on: '2025-10', ends_on: '2027-01', parent: 'DEMO-SUBVENTION',
    notice_months: 1, owner_id: coordinator, domains: ['capacity_building'], programmes: ['FORM-ADM'],
    parties: [
      ...signatories('TRANSITION-NUMERIQUE', 'DEMO-FONDS'),
      party('DEMO-AGENCE', 'implementer', { contact_name: 'Salwa Tazi', contact_email: 'agence@demo.athar.example' }),
    ],
    steps: [day('2025-10', 'in_force')],
  },
  {
    key: 'DEMO-CHARTE',
    type: 'charter',
    title: text("Charte de l'égalité dans la formation (démonstration)", 'ميثاق المساواة في التكوين (بيانات تجريبية)', 'Charter of equality in training (demonstration)'),
    status: 'in_force', status_since: '2024-03-08', signed_on: '2024-03-08', signed_at_place: 'Rabat', in_force_on: '2024-03-08', owner_id: coordinator, domains: ['gender_equality'], programmes: ['FORM-ADM'],
    parties: [
      party('TRANSITION-NUMERIQUE', 'signatory'), party('DEMO-ASSOCIATION-1', 'signatory', { joined_on: '2024-03-08' }),
      party('DEMO-ASSOCIATION-2', 'signatory', { joined_on: '2024-11' }), party('DEMO-RESEAU', 'signatory', { joined_on: '2025', left_on: '2026-02' }),
    ],
  },
  {
    key: 'DEMO-LETTRES',
    type: 'exchange_of_letters',
    title: text("Échange de lettres sur les voyages d'étude (démonstration)", 'تبادل رسائل حول الزيارات الدراسية (بيانات تجريبية)', 'Exchange of letters on study visits (demonstration)'),
    status: 'in_force', status_since: '2023', signed_on: '2023-02', in_force_on: '2023', ends_on: '2026-12-31', country: 'CA', domains: ['capacity_building'], programmes: ['FORM-ADM'],
    parties: [party('TRANSITION-NUMERIQUE', 'signatory'), party('DEMO-INSTITUT', 'signatory', { contact_name: 'Ghita Lamrani', contact_email: 'institut@demo.athar.example' })],
    steps: [day('2025-05', 'suspended', { note: 'Programme des visites revu.' }), day('2026-01-15', 'in_force')],
  },
  {
    key: 'DEMO-RESILIE',
    type: 'specific_agreement',
    title: text('Convention de mise à disposition de salles (démonstration)', 'اتفاقية لوضع قاعات رهن الإشارة (بيانات تجريبية)', 'Agreement on the use of rooms (demonstration)'),
    status: 'in_force', status_since: '2022', signed_on: '2021-12', in_force_on: '2022', ends_on: '2025', domains: ['capacity_building'], programmes: ['FORM-ADM'],
    parties: signatories('TRANSITION-NUMERIQUE', 'DEMO-ENTREPRISE'),
    steps: [day('2024-06-30', 'terminated', { note: "D'un commun accord : les salles ne suffisaient plus." })],
  },
];

export function agreements(sessions) {
  const serving = sessions.filter(({ days }) => days?.[0].date >= '2025-04-01').slice(0, 6).map(({ id }) => id);
  return [...BILATERAL, ...ANNOUNCED, ...INVENTED].map(({ session_references, ...each }) => ({
    ...agreement(each),
    ...(session_references ? { session_ids: serving } : {}),
  }));
}
