// The committees and evaluations of the Belgian programme, of which its source names institutions and no person, day or meeting; and the steering
// committee of the invented grant agreement: two meetings, what they decided, and an evaluation. Everybody in the latter is invented.
import { idFromName, organisationId } from './ids.mjs';

const agreement_id = idFromName('agreement:DEMO-SUBVENTION');
const text = (fr, ar, en) => ({ fr, ar, en });
const member = (organisation, person_name, person_name_ar, capacity, role, more = {}) => ({ organisation_id: organisationId(organisation), person_name, person_name_ar, capacity, role, ...more });
const place = text('Rabat', 'الرباط', 'Rabat');

const programme = idFromName('agreement:BE-PROGRAMME');
const representative = (organisation, role) => ({
  organisation_id: organisationId(organisation), person_name: 'Représentation (nom non dit)', person_name_ar: 'ممثل (الاسم غير مذكور)', role,
});

const BELGIAN_COMMITTEES = [
  {
    id: idFromName('committee:BE-PROGRAMME:steering'),
    agreement_id: programme,
    kind: 'steering',
    name: text('Comité de pilotage (COPIL)', 'لجنة القيادة', 'Steering committee (COPIL)'),
    members: [
      representative('MINISTERE-SOLIDARITE', 'chair'),
      ...['MEF', 'MAECAMRE', 'AMBASSADE-BELGIQUE', 'UNICEF', 'UNFPA'].map((each) => representative(each, 'member')),
    ],
  },
  {
    id: idFromName('committee:BE-PROGRAMME:follow_up'),
    agreement_id: programme,
    kind: 'follow_up',
    name: text('Comité de suivi', 'لجنة التتبع', 'Follow-up committee'),
    members: [],
  },
];

const BELGIAN_EVALUATIONS = [
  ['mid_term', text('Évaluation à mi-parcours', 'تقييم منتصف المدة', 'Mid-term evaluation')],
  ['final', text('Évaluation finale', 'التقييم النهائي', 'Final evaluation')],
].map(([kind, title]) => ({ id: idFromName(`evaluation:BE-PROGRAMME:${kind}`), agreement_id: programme, kind, title, recommendations: [] }));

export const committees = () => [
  ...BELGIAN_COMMITTEES,
  {
    id: idFromName('committee:DEMO-SUBVENTION'),
    agreement_id,
    kind: 'steering',
    name: text('Comité de pilotage de la convention de subvention (démonstration)', 'لجنة قيادة اتفاقية المنحة (بيانات تجريبية)', 'Steering committee of the grant agreement (demonstration)'),
    every_months: 6,
    first_due_on: '2025-10-01',
    members: [
      member('TRANSITION-NUMERIQUE', 'Houria Benjelloun', 'حورية بنجلون', text('Directrice de la modernisation', 'مديرة التحديث', 'Director of modernisation'), 'chair', { from: '2025-04-01' }),
      member('DEMO-FONDS', 'Claire Fontaine', 'كلير فونتين', text('Directrice', 'المديرة', 'Director'), 'co_chair', { from: '2025-04-01' }),
      member('TRANSITION-NUMERIQUE', 'Mehdi Lahlou', 'مهدي لحلو', text('Chef de la division de la formation', 'رئيس قسم التكوين', 'Head of the training division'), 'secretary', { from: '2025-04-01' }),
      member('DEMO-AGENCE', 'Salwa Tazi', 'سلوى التازي', text('Chargée de mission', 'مكلفة بمهمة', 'Programme officer'), 'member', { from: '2025-10-01' }),
      member('DEMO-FONDS', 'Paul Girard', 'بول جيرار', text('Chargé de programme', 'مكلف بالبرنامج', 'Programme manager'), 'member', { from: '2025-04-01', to: '2025-12-31' }),
    ],
    meetings: [
      {
        body: {
          id: idFromName('committee_meeting:DEMO-SUBVENTION:1'), held_on: '2025-10-14', starts: '10:00', ends: '12:30', place,
          items: [
            { title: text('Avancement du programme de formation', 'تقدم برنامج التكوين', 'Progress of the training programme') },
            { title: text('Suivi de la participation des femmes', 'تتبع مشاركة النساء', "Women's participation") },
          ],
        },
        figures: [
          { measure: 'unique_participants', basis: 'sessions', from: '2025-04-01', to: '2025-10-14' },
          { measure: 'sessions', basis: 'sessions', from: '2025-04-01', to: '2025-10-14' },
        ],
        documents: 'Note de cadrage du programme, version 2\nCalendrier des sessions 2026',
        next_on: '2026-04-15',
        excused: ['Paul Girard'],
        said: [
          {
            exchanges: text("La présidente rappelle que les sessions d'automne ont commencé. Le fonds demande un calendrier pour l'année.", 'ذكرت الرئيسة بأن دورات الخريف قد انطلقت، وطلب الصندوق جدولا زمنيا للسنة.', 'The chair recalls that the autumn sessions have begun. The fund asks for a calendar of the year.'),
            decisions: [{ text: text('Le calendrier des sessions de 2026 est arrêté avant la fin de décembre.', 'يحصر جدول دورات سنة 2026 قبل نهاية دجنبر.', 'The calendar of the sessions of 2026 is settled before the end of December.'), owner_name: 'Mehdi Lahlou', owner_organisation_id: organisationId('TRANSITION-NUMERIQUE'), due_on: '2025-12-31' }],
          },
          {
            exchanges: text("Les membres constatent que les listes d'inscription sont closes trop tôt.", 'لاحظ الأعضاء أن لوائح التسجيل تغلق مبكرا.', 'Members note that lists of registration close too early.'),
            decisions: [
              { text: text('Chaque lettre de désignation demande au moins 40 % de femmes.', 'تطلب كل رسالة تعيين نسبة 40 % من النساء على الأقل.', 'Each designation letter asks for at least 40 % women.'), owner_name: 'Houria Benjelloun', due_on: '2026-01-31' },
              { text: text('Un point de contact est désigné dans chaque administration.', 'يعين مخاطب في كل إدارة.', 'A contact is named in each administration.'), owner_name: 'Salwa Tazi', owner_organisation_id: organisationId('DEMO-AGENCE'), due_on: '2026-09-30' },
            ],
          },
        ],
        steps: [['circulated', '2025-10-17'], ['validated', '2025-10-31'], ['signed', '2025-11-05']],
        states: [{ number: 1, state: 'done', on: '2025-12-22', note: 'Calendrier diffusé.' }],
      },
      {
        body: {
          id: idFromName('committee_meeting:DEMO-SUBVENTION:2'), held_on: '2026-04-15', starts: '09:30', ends: '11:45', place,
          items: [{ title: text('Préparation de l’évaluation à mi-parcours', 'إعداد تقييم منتصف المدة', 'Preparation of the mid-term evaluation') }],
        },
        figures: [
          { measure: 'unique_participants', basis: 'sessions', from: '2025-04-01', to: '2026-04-15' },
          { measure: 'person_hours', basis: 'sessions', from: '2025-04-01', to: '2026-04-15' },
        ],
        next_on: '2026-10-15',
        excused: [],
        said: [
          { exchanges: text('Les lettres de 2026 portent la part demandée.', 'تتضمن رسائل 2026 النسبة المطلوبة.', 'The letters of 2026 carry the share asked for.') },
          { exchanges: text('Sept administrations sur douze ont répondu.', 'أجابت سبع إدارات من أصل اثنتي عشرة.', 'Seven administrations of twelve have answered.') },
          {
            exchanges: text("Le fonds propose un évaluateur externe.", 'اقترح الصندوق مقيِّما خارجيا.', 'The fund proposes an external evaluator.'),
            decisions: [{ text: text("Les termes de référence de l'évaluation sont partagés avec les membres.", 'تعمم الشروط المرجعية للتقييم على الأعضاء.', 'The terms of reference of the evaluation are shared with the members.'), owner_name: 'Claire Fontaine', owner_organisation_id: organisationId('DEMO-FONDS'), due_on: '2026-12-15' }],
          },
        ],
        steps: [['circulated', '2026-04-20']],
        states: [{ number: 2, state: 'done', on: '2026-04-15', note: 'Constaté en séance.' }],
      },
    ],
  },
];

export const evaluations = () => [
  ...BELGIAN_EVALUATIONS,
  {
    id: idFromName('evaluation:DEMO-SUBVENTION:mid'),
    agreement_id,
    kind: 'mid_term',
    title: text('Évaluation à mi-parcours (démonstration)', 'تقييم منتصف المدة (بيانات تجريبية)', 'Mid-term evaluation (demonstration)'),
    evaluator: 'Cabinet externe',
    planned_on: '2026-06',
    reported_on: '2026-07',
    summary: text('Les sessions se tiennent ; la portée hors de Rabat reste à étendre.', 'تنعقد الدورات؛ ويبقى توسيع نطاقها خارج الرباط.', 'Sessions are held; their reach beyond Rabat is still to grow.'),
    recommendations: [
      { text: text('Tenir un tiers des sessions hors de Rabat.', 'عقد ثلث الدورات خارج الرباط.', 'Hold a third of the sessions outside Rabat.'), owner_organisation_id: organisationId('TRANSITION-NUMERIQUE'), owner_name: 'Mehdi Lahlou', due_on: '2027-03-31' },
      { text: text('Publier le calendrier trois mois à l’avance.', 'نشر الجدول الزمني ثلاثة أشهر مسبقا.', 'Publish the calendar three months ahead.'), owner_name: 'Mehdi Lahlou', due_on: '2026-10-31', state: 'done', closed_on: '2026-10-12', follow_up: 'Calendrier 2027 publié.' },
    ],
  },
];
