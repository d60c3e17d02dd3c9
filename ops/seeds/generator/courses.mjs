import { courseId, organisationId, sessionId } from './ids.mjs';
import { TOPICS } from './form_adm_topics.mjs';

/** The page of CE-BSG-PAT names trainings of three and of five days and nothing more of them: one template, two lengths. */
export const PAT_COURSE = {
  id: courseId('CE-BSG-PAT'),
  title: { fr: 'Formation de trois ou cinq jours', ar: 'دورة تكوينية من ثلاثة أو خمسة أيام', en: 'Three- or five-day training' },
  kind: 'training',
  modality: 'in_person',
  durations: [{ days: 3 }, { days: 5 }],
};

/** Of the course that the demonstration opens: all of it is invented, as the programme it belongs to. */
const DESCRIBED = {
  marquage: {
    objectives: {
      fr: 'Repérer les dépenses qui agissent sur les écarts entre femmes et hommes, les marquer de la même façon dans tous les services et lire le résultat.',
      ar: 'رصد النفقات المؤثرة في الفوارق بين النساء والرجال ووسمها بالطريقة نفسها في جميع المصالح وقراءة النتيجة.',
      en: 'Find the spending that acts on gaps between women and men, tag it alike in every service, and read the result.',
    },
    audience: { fr: 'Cadres chargés du budget ou de la programmation', ar: 'أطر مكلفة بالميزانية أو البرمجة', en: 'Staff in charge of the budget or of programming' },
    modules: [
      { title: { fr: 'Lire un budget par objectifs', ar: 'قراءة ميزانية الأهداف', en: 'Reading a budget by objectives' }, days: 1 },
      { title: { fr: 'Grille de marquage et cas limites', ar: 'شبكة الوسم والحالات الحدية', en: 'The tagging grid and borderline cases' }, days: 1 },
      { title: { fr: 'Atelier sur les budgets des participants', ar: 'ورشة حول ميزانيات المشاركين', en: 'Workshop on the participants’ budgets' }, minutes: 210 },
      { title: { fr: 'Restitution', ar: 'العرض الختامي', en: 'Presentation of results' }, minutes: 90 },
    ],
    competencies: ['Analyse budgétaire', 'Analyse de genre'],
    materials: [{ title: 'Grille de marquage', note: 'Tableur, remis le premier jour' }],
    questions: [
      { audience: 'participants', answer: 'scale', text: { fr: 'Les objectifs annoncés ont été atteints.', ar: 'تحققت الأهداف المعلنة.', en: 'The aims that were announced were reached.' } },
      { audience: 'participants', answer: 'scale', text: { fr: 'Les exercices ressemblent à mon travail.', ar: 'التمارين قريبة من عملي اليومي.', en: 'The exercises are like my own work.' } },
      { audience: 'participants', answer: 'yes_no', text: { fr: 'Pourrez-vous marquer seul ou seule le prochain budget ?', ar: 'هل يمكنكم وسم الميزانية المقبلة دون مساعدة؟', en: 'Could you tag the next budget on your own?' } },
      { audience: 'participants', answer: 'text', text: { fr: 'Que changeriez-vous en premier ?', ar: 'ما أول شيء تقترحون تغييره؟', en: 'What would you change first?' } },
    ],
    certificate: { attended_percent: 80, test: true },
    prerequisites: ['analyse-sectorielle'],
    seats: 25,
    languages: ['fr', 'ar'],
  },
};

/** The catalogue: what nothing stands before comes first. */
export function courses() {
  const ofTopic = ({ key, kind, modality, days, title }) => {
    const { prerequisites = [], ...described } = DESCRIBED[key] ?? { languages: ['fr'] };
    return { id: courseId(`FORM-ADM:${key}`), title, kind, modality, durations: [{ days }], ...described, prerequisites: prerequisites.map((other) => courseId(`FORM-ADM:${other}`)) };
  };
  const all = [PAT_COURSE, ...TOPICS.map(ofTopic)];
  return [...all.filter(({ prerequisites = [] }) => prerequisites.length === 0), ...all.filter(({ prerequisites = [] }) => prerequisites.length > 0)];
}

const courseOfTitle = new Map(TOPICS.map(({ key, title }) => [title.fr, courseId(`FORM-ADM:${key}`)]));
const PAT_EDITIONS = new Set(['trois-jours', 'cinq-jours'].map((key) => sessionId(`CE-BSG-PAT:${key}`)));

const FUND = organisationId('DEMO-FONDS');
const AGENCY = organisationId('DEMO-AGENCE');

/** What the session that runs today costs; invented. */
const BUDGET = {
  lines: [
    { label: 'Honoraires des formateurs', funder_id: FUND, currency: 'MAD', planned_minor: 3600000, committed_minor: 3600000, spent_minor: 1200000 },
    { label: 'Restauration et pauses', funder_id: AGENCY, currency: 'MAD', planned_minor: 1850000, committed_minor: 1975000, note: 'Devis revu à 27 personnes' },
    { label: 'Salle et matériel', funder_id: AGENCY, currency: 'MAD', planned_minor: 600000, committed_minor: 600000, spent_minor: 600000 },
    { label: 'Expertise à distance', funder_id: FUND, currency: 'EUR', planned_minor: 180000, committed_minor: 180000 },
    { label: 'Impression des supports', currency: 'MAD', planned_minor: 240000 },
  ],
};

/** The session as an edition of its course, with its budget where it has one. */
export function asEdition(session) {
  const course = PAT_EDITIONS.has(session.id) ? PAT_COURSE.id : courseOfTitle.get(session.title.fr);
  return {
    ...session,
    ...(course && { course_id: course }),
    ...(session.id === sessionId('FORM-ADM:running') && { budget: BUDGET }),
  };
}
