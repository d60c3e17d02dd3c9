import { programmeId, registrationId, sessionId } from './ids.mjs';
import { civilServantIn, otherIn } from './people.mjs';

// The activities that the project page names, with invented dates and people. 61 entries are held by 52 people: five of
// them have two and two have three, which makes the 9 repeat entries.

// Region of assignment → [women, men, not stated]; one person's region is unknown.
const REGIONS = {
  'MA-04': [17, 9, 1],
  'MA-06': [4, 2, 0],
  'MA-03': [2, 2, 0],
  'MA-07': [2, 2, 0],
  'MA-02': [2, 1, 0],
  'MA-09': [1, 2, 0],
  'MA-01': [2, 1, 0],
  'MA-05': [1, 0, 0],
};

function assignments() {
  const drawers = { F: [], M: [], not_stated: [] };
  for (const [region, [women, men, notStated]] of Object.entries(REGIONS)) {
    drawers.F.push(...Array(women).fill(region));
    drawers.M.push(...Array(men).fill(region));
    drawers.not_stated.push(...Array(notStated).fill(region));
  }
  drawers.not_stated.push(undefined);
  return drawers;
}

function inventParticipants(registry, random) {
  const drawers = assignments();
  const invent = (sex, region) => {
    const facts = region
      ? random.chance(0.8)
        ? civilServantIn(region, random)
        : otherIn(region, random)
      : { category: 'civil_servant' };
    return registry.invented({ ...facts, ...placeIn(region, facts), sex });
  };
  return Object.fromEntries(
    Object.entries(drawers).map(([sex, regions]) => [
      sex,
      random.shuffled(regions).map((region) => invent(sex, region)),
    ]),
  );
}

// The table of regions counts where people are assigned, so an academic of Rabat listed elsewhere is moved there.
function placeIn(region, facts) {
  if (!region || facts.place_code === region || `MA-${facts.place_code?.slice(0, 2)}` === region) return {};
  return { place_code: region };
}

const MORNING = { starts: '09:00', ends: '12:30' };
const AFTERNOON = { starts: '14:00', ends: '16:30' };
const day = (date, ...sittings) => ({ date, sittings });
const full = (date) => day(date, MORNING, AFTERNOON);

const ACTIVITIES = [
  {
    key: 'contributions',
    title: {
      fr: 'Contribution aux livrables : séance de travail',
      ar: 'المساهمة في المنجزات: جلسة عمل',
      en: 'Contribution to deliverables: working session',
    },
    kind: 'coaching',
    place_code: '04.421',
    seats: 8,
    days: [day('2026-03-26', { starts: '09:30', ends: '13:00' })],
  },
  {
    key: 'trois-jours',
    title: { fr: 'Formation de trois jours', ar: 'دورة تكوينية من ثلاثة أيام', en: 'Three-day training' },
    kind: 'training',
    place_code: '04.421',
    seats: 20,
    days: ['2026-05-12', '2026-05-13', '2026-05-14'].map(full),
  },
  {
    key: 'cinq-jours',
    title: { fr: 'Formation de cinq jours', ar: 'دورة تكوينية من خمسة أيام', en: 'Five-day training' },
    kind: 'training',
    place_code: '04.421',
    seats: 20,
    days: [
      full('2026-06-22'),
      full('2026-06-23'),
      full('2026-06-24'),
      day('2026-06-25', { starts: '09:00', ends: '13:00' }),
      day('2026-06-26', { starts: '09:00', ends: '12:00' }),
    ],
  },
  {
    key: 'visite-canada',
    title: { fr: 'Visite technique au Canada', ar: 'زيارة تقنية إلى كندا', en: 'Technical visit to Canada' },
    kind: 'study_visit',
    country: 'CA',
    time_zone: 'America/Toronto',
    seats: 8,
    days: ['2026-09-21', '2026-09-22', '2026-09-23'].map((date) => day(date, { starts: '09:00', ends: '15:00' })),
  },
  {
    key: 'atelier-reflexion',
    title: { fr: 'Atelier de réflexion de deux jours', ar: 'ورشة تفكير من يومين', en: 'Two-day reflection workshop' },
    kind: 'reflection_workshop',
    place_code: '04.421',
    seats: 16,
    days: [full('2026-11-19'), day('2026-11-20', { starts: '09:00', ends: '12:00' })],
  },
];

// Who comes: new people by sex, then those already met, by the activity and position at which they were new.
const ATTENDANCE = {
  contributions: { fresh: { F: 3, M: 2, not_stated: 0 }, again: [] },
  'trois-jours': {
    fresh: { F: 10, M: 5, not_stated: 1 },
    again: [
      ['contributions', 'F', 0],
      ['contributions', 'M', 0],
    ],
  },
  'cinq-jours': {
    fresh: { F: 8, M: 5, not_stated: 0 },
    again: [
      ['trois-jours', 'F', 0],
      ['trois-jours', 'F', 1],
      ['trois-jours', 'M', 0],
    ],
  },
  'visite-canada': {
    fresh: { F: 3, M: 2, not_stated: 0 },
    again: [
      ['contributions', 'F', 0],
      ['contributions', 'M', 0],
      ['trois-jours', 'F', 2],
    ],
  },
  'atelier-reflexion': { fresh: { F: 7, M: 5, not_stated: 1 }, again: [['cinq-jours', 'F', 0]] },
};

// Sittings whose sheet nobody entered yet (counted from 0 through the session), and how many absences the others hold.
const NOT_ENTERED = { 'cinq-jours': 7, 'visite-canada': 2, 'atelier-reflexion': 2 };
const ABSENCES = { 'trois-jours': 5, 'cinq-jours': 7, 'atelier-reflexion': 1 };

function marksOf(activity, people) {
  const sittings = activity.days.flatMap(({ sittings: list }) => list).length;
  const missing = NOT_ENTERED[activity.key];
  const entered = missing === undefined ? sittings : sittings - 1;
  return people.map((_, at) => {
    // The first absences go to as many people, one each, never at the first sitting.
    const absentAt = at < (ABSENCES[activity.key] ?? 0) ? 1 + (at % Math.max(1, entered - 1)) : -1;
    return activity.days
      .map(({ sittings: list }, dayAt) => {
        const before = activity.days.slice(0, dayAt).reduce((sum, earlier) => sum + earlier.sittings.length, 0);
        return list.map((_sitting, i) => (before + i === missing ? '.' : before + i === absentAt ? 'A' : 'P')).join('');
      })
      .join(' ');
  });
}

/** The five sessions of CE-BSG-PAT; adds their 52 people to the registry. */
export function ceBsgPatSessions(registry, random, trainers) {
  const waitingRoom = inventParticipants(registry, random);
  const newAt = {};
  return ACTIVITIES.map((activity) => {
    const { key, ...body } = activity;
    const { fresh, again } = ATTENDANCE[key];
    newAt[key] = Object.fromEntries(
      Object.entries(fresh).map(([sex, count]) => [sex, waitingRoom[sex].splice(0, count)]),
    );
    const people = [...again.map(([from, sex, at]) => newAt[from][sex][at]), ...Object.values(newAt[key]).flat()];
    people.sort(
      (a, b) => a.family_name.localeCompare(b.family_name, 'fr') || a.given_name.localeCompare(b.given_name, 'fr'),
    );
    const marks = marksOf(activity, people);
    const id = sessionId(`CE-BSG-PAT:${key}`);
    return {
      id,
      programme_ids: [programmeId('CE-BSG-PAT')],
      ...body,
      modality: 'in_person',
      languages: ['fr'],
      team: trainers.map((person) => ({ person_id: person.id, role: 'trainer' })),
      note: 'Dates, lieu et personnes inventés pour la démonstration.',
      status: 'completed',
      registrations: people.map((person, at) => ({
        id: registrationId(id, person.id),
        person_id: person.id,
        attendance: marks[at],
      })),
    };
  });
}
