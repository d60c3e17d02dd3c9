import { idFromName, organisationId } from './ids.mjs';

const agreementId = (key) => idFromName(`agreement:${key}`);
const text = (fr, ar, en) => ({ fr, ar, en });
const componentId = (agreement, number) => idFromName(`component:${agreement}:${number}`);
const amendmentId = (agreement, number) => idFromName(`amendment:${agreement}:${number}`);

const page = 'Page « Coopération bilatérale » du ministère, 2020';
const euros = (step, amount, more = {}) => ({ step, currency: 'EUR', amount_minor: amount * 100, ...more });

// The three axes as they were exposed, and the two that agreements of their own carry out under other titles. The page calls every amount
// estimated; it says neither why the second axis was not carried out nor when, and by what paper, the end was moved.
const axis = (number, title, amount, more = {}) => ({
  id: componentId('BE-PROGRAMME', number),
  title,
  ...more,
  amounts: [euros('planned', amount, { is_estimated: true, party_id: organisationId('BELGIQUE'), source: page })],
});

const delegated = (key, number, signedTitle, day) => ({
  agreement_id: agreementId(key),
  amendments: [],
  components: [
    {
      id: componentId(key, 1),
      signed_title: signedTitle,
      continues_id: componentId('BE-PROGRAMME', number),
      amounts: [euros('committed', 1_250_000, { is_estimated: true, party_id: organisationId('BELGIQUE'), on: day, source: page })],
    },
  ],
  rates: [],
  claims: [],
});

const BELGIAN = [
  {
    agreement_id: agreementId('BE-PROGRAMME'),
    amendments: [
      {
        id: amendmentId('BE-PROGRAMME', 1),
        ends_on: '2020',
        text: text("Projet prolongé jusqu'à fin 2020.", 'تمديد المشروع إلى غاية نهاية 2020.', 'Project extended to the end of 2020.'),
        document: page,
      },
    ],
    components: [
      axis(
        1,
        text(
          "Qualité des services de lutte contre la violence à l'égard des femmes au Maroc 2017-2019",
          'جودة خدمات محاربة العنف ضد النساء بالمغرب 2017-2019',
          'Quality of services against violence against women in Morocco 2017-2019',
        ),
        1_250_000,
      ),
      axis(
        2,
        text(
          "Soutien aux associations qui luttent contre la violence à l'égard des femmes et image des femmes dans les médias",
          'دعم الجمعيات العاملة في محاربة العنف ضد النساء وصورة المرأة في وسائل الإعلام',
          'Support to associations against violence against women, and the image of women in the media',
        ),
        2_000_000,
        { is_not_carried_out: true },
      ),
      axis(3, text('Protection des enfants de la violence', 'حماية الأطفال من العنف', 'Protection of children from violence'), 1_250_000),
    ],
    rates: [],
    claims: [
      { field: 'period', value: '2016-2020', source: `${page}, présentation du programme de coopération` },
      { field: 'period', value: '2017-2020', source: `${page}, intitulé du procès-verbal de la 19e session` },
    ],
  },
  delegated(
    'BE-UNFPA',
    1,
    text(
      "L'appui au renforcement de la lutte contre la violence à l'égard des femmes au Maroc et à la disponibilité et la qualité du service",
      'دعم تعزيز محاربة العنف ضد النساء بالمغرب وتوفر الخدمة وجودتها',
      'Support to the fight against violence against women in Morocco and to the availability and quality of the service',
    ),
    '2016-11-30',
  ),
  delegated(
    'BE-UNICEF',
    3,
    text('Promotion de normes sociales protectrices des enfants', 'النهوض بأعراف اجتماعية تحمي الأطفال', 'Promotion of social norms that protect children'),
    '2016-11-23',
  ),
];

// Invented: instalments with conditions, two currencies with a stated rate, an amendment before and after.
const fund = organisationId('DEMO-FONDS');
const ministry = organisationId('TRANSITION-NUMERIQUE');
const dollars = (step, amount, more = {}) => ({ step, currency: 'CAD', amount_minor: amount * 100, party_id: fund, ...more });
const dirhams = (step, amount, more = {}) => ({ step, currency: 'MAD', amount_minor: amount * 100, party_id: ministry, ...more });

const INVENTED = [
  {
    agreement_id: agreementId('DEMO-SUBVENTION'),
    amendments: [
      {
        id: amendmentId('DEMO-SUBVENTION', 1),
        reference: 'Avenant n° 1 (démonstration)',
        signed_on: '2026-05-20',
        effective_on: '2026-06-01',
        ends_on: '2027-12',
        text: text('Deux sessions de plus dans les provinces.', 'دورتان إضافيتان في الأقاليم.', 'Two more sessions in the provinces.'),
        document: 'Dossier DEMO/2025/07, pièce 12',
        amounts: [{ component_id: componentId('DEMO-SUBVENTION', 1), party_id: fund, currency: 'CAD', amount_minor: 240_000_00 }],
      },
    ],
    components: [
      {
        id: componentId('DEMO-SUBVENTION', 1),
        title: text('Sessions de formation', 'دورات تكوينية', 'Training sessions'),
        amounts: [
          dollars('planned', 180_000, { on: '2024-10', is_estimated: true }),
          dollars('committed', 200_000, { on: '2025-03-04' }),
          dollars('disbursed', 80_000, { on: '2025-04-15', condition: 'À la signature' }),
          dollars('disbursed', 70_000, { on: '2026-03-02', condition: 'Rapport de la première année accepté' }),
          dollars('disbursed', 90_000, { due_on: '2027-02', condition: 'Rapport de la deuxième année accepté' }),
          dollars('spent', 131_500, { on: '2026-10-31' }),
        ],
      },
      {
        id: componentId('DEMO-SUBVENTION', 2),
        title: text('Salles et restauration', 'القاعات والإطعام', 'Rooms and meals'),
        amounts: [
          dirhams('planned', 450_000, { on: '2024-10', is_estimated: true }),
          dirhams('committed', 400_000, { on: '2025-03-04' }),
          dirhams('spent', 286_400, { on: '2026-10-31' }),
        ],
      },
    ],
    rates: [{ currency: 'CAD', into: 'MAD', rate: '6.85', on: '2026-01-02', source: 'Taux de la convention (démonstration)' }],
    claims: [],
  },
];

export const agreementTerms = () => [...BELGIAN, ...INVENTED];
