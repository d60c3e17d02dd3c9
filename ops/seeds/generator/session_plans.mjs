import { programmeId, registrationId, sessionId } from './ids.mjs';

// What sessions of some kinds are planned with. Institutions, contacts, times and numbers are invented and say so; nothing here is told by
// the sources, which name the visit and no more.

const VISIT = sessionId('CE-BSG-PAT:visite-canada');
const NOTE = 'Inventé pour la démonstration.';

function visitPlan(session) {
  const [head] = session.registrations;
  const entry = (date, starts, ends, fr, ar, en, host) => ({ date, starts, ends, title: { fr, ar, en }, host });
  return {
    session_id: VISIT,
    study_visit: {
      head_registration_id: head.id,
      hosts: [
        { name: 'Institution d’accueil fictive A', city: 'Ottawa', country: 'CA', from: '2026-09-21', to: '2026-09-21', contact: NOTE },
        { name: 'Institution d’accueil fictive B', city: 'Québec', country: 'CA', from: '2026-09-22', to: '2026-09-22', contact: NOTE },
        { name: 'Institution d’accueil fictive C', city: 'Montréal', country: 'CA', from: '2026-09-23', to: '2026-09-23', contact: NOTE },
      ],
      entries: [
        entry('2026-09-21', '09:00', '12:00', 'Accueil et présentation', 'الاستقبال والتقديم', 'Welcome and presentation', 1),
        entry('2026-09-21', '13:00', '15:00', 'Échange sur les pratiques', 'تبادل حول الممارسات', 'Exchange on practice', 1),
        entry('2026-09-22', '10:30', '15:00', 'Séance de travail', 'جلسة عمل', 'Working session', 2),
        entry('2026-09-23', '09:00', '12:00', 'Visite d’un service', 'زيارة مصلحة', 'Visit of a service', 3),
        entry('2026-09-23', '13:00', '15:00', 'Bilan de la visite', 'حصيلة الزيارة', 'Review of the visit', 3),
      ],
      legs: [
        { from: 'Casablanca', to: 'Montréal', departs_on: '2026-09-20', departs_at: '12:00', arrives_on: '2026-09-20', arrives_at: '14:30', means: 'plane' },
        { from: 'Montréal', to: 'Ottawa', departs_on: '2026-09-20', departs_at: '17:00', arrives_on: '2026-09-20', arrives_at: '19:00', means: 'coach' },
        { from: 'Ottawa', to: 'Québec', departs_on: '2026-09-21', departs_at: '16:00', arrives_on: '2026-09-21', arrives_at: '21:30', means: 'coach' },
        { from: 'Québec', to: 'Montréal', departs_on: '2026-09-22', departs_at: '17:00', arrives_on: '2026-09-22', arrives_at: '20:15', means: 'train' },
        { from: 'Montréal', to: 'Casablanca', departs_on: '2026-09-23', departs_at: '20:00', arrives_on: '2026-09-24', arrives_at: '08:00', means: 'plane' },
      ],
    },
    papers: session.registrations.flatMap(({ id }, at) => [
      { registration_id: id, paper: 'passport', state: 'ready', date: '2026-07-06' },
      { registration_id: id, paper: 'visa', state: 'ready', date: at < 5 ? '2026-08-17' : '2026-08-31' },
      { registration_id: id, paper: 'mission_order', state: 'ready', date: '2026-09-07' },
      { registration_id: id, paper: 'insurance', state: at === 6 ? 'not_needed' : 'ready', ...(at === 6 ? { note: 'couverture existante' } : { date: '2026-09-10' }) },
    ]),
    report: { report: `Rapport fictif : trois pratiques à examiner, une note à écrire, une restitution à tenir. ${NOTE}`, reported_on: '2026-10-05' },
  };
}

const COACHING_VISITS = [
  { date: '2026-10-06', starts: '09:30', minutes: 150, topic: 'Choix des indicateurs', place: 'Rabat', there: [0, 1, 2, 3] },
  { date: '2026-10-21', starts: '10:00', minutes: 60, topic: 'Revue des fiches', remote: true, there: [0, 1] },
  { date: '2026-11-04', starts: '14:00', minutes: 180, topic: 'Tableau de bord', place: 'Rabat', there: [1, 2, 3] },
];
const COACHING = sessionId('FORM-ADM:accompagnement-indicateurs');

/** A coaching under way: a month until its first visit, then the days of its visits. Nobody in it is elsewhere on these days. */
export function coachingSession(people, coaches, earlier) {
  const busy = new Set(
    earlier.flatMap((session) =>
      [...(session.team ?? []), ...(session.registrations ?? [])].flatMap(({ person_id }) => (session.days ?? []).map(({ date }) => `${person_id} ${date}`)),
    ),
  );
  const isFree = ({ id }) => COACHING_VISITS.every(({ date }) => !busy.has(`${id} ${date}`));
  return {
    id: COACHING,
    programme_ids: [programmeId('FORM-ADM')],
    title: { fr: 'Accompagnement : tenir ses indicateurs', ar: 'مواكبة: تتبع المؤشرات', en: 'Coaching: keeping indicators' },
    kind: 'coaching',
    modality: 'in_person',
    place_code: '04.421',
    languages: ['fr'],
    planned_period: '2026-10',
    team: coaches.filter(isFree).slice(0, 1).map((person) => ({ person_id: person.id, role: 'trainer' })),
    status: 'open',
    registrations: people.filter(isFree).slice(0, 4).map((person) => ({ id: registrationId(COACHING, person.id), person_id: person.id })),
  };
}

function coachingPlan(session) {
  return {
    session_id: COACHING,
    coaching: { planned_minutes: 1200, goal: 'Chaque service tient ses propres indicateurs et les explique.' },
    visits: COACHING_VISITS.map(({ there, ...visit }) => ({ ...visit, present: there.map((at) => session.registrations[at].person_id) })),
    status: 'running',
  };
}

/** The first blended session that was held this year: its people did a course before it, most of them whole. */
function blendedPlan(sessions, personOf) {
  const session = sessions.find(({ modality, status, days }) => modality === 'blended' && status === 'completed' && days[0].date >= '2026-01-01');
  const first = new Date(`${session.days[0].date}T00:00:00Z`);
  const before = (days) => new Date(first.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const taken = new Set();
  const learners = session.registrations
    .filter(({ withdrawn, waiting, role }) => !withdrawn && !waiting && !role)
    .map(({ person_id }) => personOf.get(person_id))
    .filter(({ family_name, given_name }) => !taken.has(`${family_name} ${given_name}`) && taken.add(`${family_name} ${given_name}`));
  return {
    session_id: session.id,
    e_learning: { link: 'https://demo.athar.example/cours', opens_on: before(28), closes_on: before(1), planned_minutes: 240 },
    progress: learners.map(({ family_name, given_name }, at) => {
      const percent = at % 7 === 6 ? 40 : at % 5 === 4 ? 75 : 100;
      return [`${family_name} ${given_name}`, percent, percent === 100 ? before(2 + (at % 9)) : ''];
    }),
  };
}

export function sessionPlans(sessions, people) {
  const by = new Map(sessions.map((session) => [session.id, session]));
  return [visitPlan(by.get(VISIT)), coachingPlan(by.get(COACHING)), blendedPlan(sessions, new Map(people.map((person) => [person.id, person])))];
}
