import { sittingsOf, workingDays } from './calendar.mjs';
import { Diary } from './diary.mjs';
import {
  CANCELLED,
  DATED_PLANS,
  HALF_ENTERED,
  OPEN_STARTS,
  STARTS_2024_2025,
  STARTS_2026,
  UNDATED_PLANS,
  WITHOUT_SHEETS,
} from './form_adm_dates.mjs';
import { HEAD_COUNTED_TOPICS, TOPICS, VISIT_TOPICS } from './form_adm_topics.mjs';
import { programmeId, registrationId, sessionId } from './ids.mjs';
import { PEOPLE_OF_THE_RUNNING_SESSION } from './named_people.mjs';
import { REGION_SEATS } from './organisations_of_demonstration.mjs';
import { civilServantIn, otherIn } from './people.mjs';

// Two invented years, told from Monday 23 November 2026.

const FORM_ADM = programmeId('FORM-ADM');
const FORM_TERR = programmeId('FORM-TERR');
const REGION_WEIGHTS = [
  ['MA-04', 30],
  ['MA-06', 14],
  ['MA-03', 9],
  ['MA-07', 9],
  ['MA-09', 8],
  ['MA-01', 8],
  ['MA-02', 7],
  ['MA-05', 5],
  ['MA-08', 4],
  ['MA-10', 3],
  ['MA-11', 3],
  ['MA-12', 3],
];
const CITIES = {
  'MA-01': 'Tanger',
  'MA-02': 'Oujda',
  'MA-03': 'Fès',
  'MA-04': 'Rabat',
  'MA-05': 'Béni Mellal',
  'MA-06': 'Casablanca',
  'MA-07': 'Marrakech',
  'MA-08': 'Errachidia',
  'MA-09': 'Agadir',
  'MA-10': 'Guelmim',
  'MA-11': 'Laâyoune',
  'MA-12': 'Dakhla',
};

/** About 350 people over the twelve regions, with those of the running session first. */
export function inventPeople(registry, random) {
  const running = PEOPLE_OF_THE_RUNNING_SESSION.map(({ name, facts }) =>
    registry.named(name, { ...facts, birth_year: random.between(1968, 1997) }),
  );
  const others = Array.from({ length: 338 }, () => {
    const region = random.weighted(REGION_WEIGHTS);
    const facts = random.chance(0.84) ? civilServantIn(region, random) : otherIn(region, random);
    const sex = random.weighted([
      ['F', 50],
      ['M', 46],
      ['not_stated', 3],
      ['prefers_not_to_say', 1],
    ]);
    const unplaced = random.chance(0.02) ? { place_code: undefined } : {};
    return { home: region, person: registry.invented({ ...facts, ...unplaced, sex }) };
  });
  return { running, others };
}

/** All sessions of the programme; `earlier` are those of another programme, whose people are busy on their days. */
export function formAdmSessions(random, { people, trainers, interpreter, organiser, extra, earlier }) {
  const diary = new Diary();
  for (const session of earlier) diary.takeAll(session);
  const running = runningSession(people.running, trainers);
  diary.takeAll(running);
  const pool = [
    ...people.others,
    ...people.running.map((person) => ({ home: 'MA-04', person })),
    ...extra.map((person) => ({ home: 'MA-04', person })),
  ];
  const withTeam = (session) => {
    const free = random.shuffled(trainers).filter(({ id }) => diary.isFree(id, session));
    session.team = [
      ...free.slice(0, random.between(1, 2)).map((person) => ({ person_id: person.id, role: 'trainer' })),
      ...(random.chance(0.3) && diary.isFree(organiser.id, session)
        ? [{ person_id: organiser.id, role: 'organiser' }]
        : []),
      ...(random.chance(0.1) && diary.isFree(interpreter.id, session)
        ? [{ person_id: interpreter.id, role: 'interpreter' }]
        : []),
    ];
    if (session.status !== 'cancelled') diary.takeAll(session);
    return session;
  };
  const nextTopic = cycle(random.shuffled(TOPICS));
  const nextRegion = cycle(
    random.shuffled(
      REGION_WEIGHTS.flatMap(([region, weight]) => Array(Math.max(1, Math.round(weight / 4))).fill(region)),
    ),
  );

  const dated = (start, status) => {
    const topic = nextTopic();
    const region = nextRegion();
    return withTeam(sessionOf(`FORM-ADM:${start}`, topic, region, start, status, random));
  };
  const past = [...STARTS_2024_2025, ...STARTS_2026].map((start) => {
    const session = dated(start, CANCELLED[start] ? 'cancelled' : 'completed');
    if (CANCELLED[start]) session.status_reason = CANCELLED[start];
    else register(session, pool, diary, random, () => marksOf(start, session, random));
    return session;
  });
  const visits = VISIT_TOPICS.map((topic, at) => {
    const start = ['2025-11-17', '2026-05-11'][at];
    const session = sessionOf(`FORM-ADM:${topic.key}`, topic, undefined, start, 'completed', random);
    withTeam(session);
    Object.assign(session, {
      country: ['EE', 'ES'][at],
      time_zone: ['Europe/Tallinn', 'Europe/Madrid'][at],
      seats: 12,
    });
    register(session, pool, diary, random, () => marksOf(start, session, random));
    return session;
  });
  const open = OPEN_STARTS.map((start) => {
    const session = dated(start, 'open');
    register(session, pool, diary, random, () => undefined);
    return session;
  });
  const planned = DATED_PLANS.map((start) => dated(start, 'planned'));
  const undated = UNDATED_PLANS.map((planned_period) => {
    const session = sessionOf(`FORM-ADM:${planned_period}`, nextTopic(), nextRegion(), undefined, 'planned', random);
    return { ...session, planned_period };
  });
  return [...past, ...visits, ...headCounts(random), running, ...open, ...planned, ...undated].sort(byDate);
}

const byDate = (a, b) => firstDay(a).localeCompare(firstDay(b)) || a.id.localeCompare(b.id);
const firstDay = (session) => session.days?.[0].date ?? session.planned_period;

function cycle(list) {
  let at = 0;
  return () => list[at++ % list.length];
}

function sessionOf(key, topic, region, start, status, random) {
  const online = topic.modality === 'distance' || topic.modality === 'e_learning';
  const shared =
    region &&
    start >= '2025-09-01' &&
    ['diagnostic', 'regionalisation', 'plan-competences', 'indicateurs'].includes(topic.key);
  return {
    id: sessionId(key),
    programme_ids: shared ? [FORM_ADM, FORM_TERR] : [FORM_ADM],
    title: topic.title,
    kind: topic.kind,
    modality: topic.modality,
    place_code: online ? undefined : region && REGION_SEATS[region],
    venue:
      online || !region
        ? undefined
        : random.pick([`Centre de formation, ${CITIES[region]}`, `Salle de réunion, ${CITIES[region]}`]),
    seats: online ? random.pick([30, 40, 50]) : random.pick([20, 22, 24, 25, 28, 30]),
    languages: random.pick([['fr'], ['fr'], ['ar'], ['fr', 'ar']]),
    days: start && workingDays(start, topic.days).map((date) => ({ date, sittings: sittingsOf(date, topic.modality) })),
    status,
  };
}

/** Fills the seats mostly from the session's own region; every fourth session is full and has a waiting list. */
function register(session, pool, diary, random, marks) {
  const region = session.place_code && `MA-${session.place_code.slice(0, 2)}`;
  const free = random.shuffled(pool.filter(({ person }) => diary.isFree(person.id, session)));
  const near = free.filter(({ home }) => home === region);
  const far = free.filter(({ home }) => home !== region);
  const overflows = random.chance(0.25);
  const wanted = overflows
    ? session.seats + random.between(2, 6)
    : Math.ceil(session.seats * (0.72 + random.below(26) / 100));
  const local = Math.min(near.length, Math.ceil(wanted * (region ? 0.6 : 0)));
  const chosen = [...near.slice(0, local), ...far].slice(0, wanted).map(({ person }) => person);
  const observers = overflows
    ? 0
    : random.weighted([
        [0, 5],
        [1, 2],
      ]);
  let live = 0;
  session.registrations = chosen.map((person, at) => {
    const entry = { id: registrationId(session.id, person.id), person_id: person.id };
    if (random.chance(0.045)) return { ...entry, withdrawn: true };
    if (live >= session.seats) return { ...entry, waiting: true };
    ++live;
    if (session.programme_ids.length > 1 && at % 3 === 0) entry.programme_ids = [FORM_TERR];
    if (at >= chosen.length - observers) entry.role = 'observer';
    return { ...entry, attendance: marks() };
  });
  diary.takeAll(session);
}

/** One person's line of the sheet: steady people, people who miss a sitting or two, people who never came. */
function marksOf(start, session, random) {
  if (WITHOUT_SHEETS.has(start)) return undefined;
  const absentShare = random.weighted([
    [0, 11],
    [0.15, 5],
    [0.5, 2],
    [1, 1],
  ]);
  const sittings = session.days.flatMap(({ sittings: list }) => list).length;
  const entered = HALF_ENTERED.has(start) ? Math.ceil(sittings / 2) : sittings;
  let at = 0;
  return session.days
    .map(({ sittings: list }) =>
      list.map(() => (at++ >= entered ? '.' : random.chance(absentShare) ? 'A' : 'P')).join(''),
    )
    .join(' ');
}

function headCounts(random) {
  return [
    [0, '2024-12-17', 'MA-04', [212, 104, 98]],
    [1, '2025-02-25', 'MA-06', [64, undefined, undefined]],
    [2, '2025-06-12', undefined, [187, undefined, undefined]],
    [0, '2025-12-16', 'MA-07', [238, 121, 117]],
    [1, '2026-02-16', 'MA-03', [57, 30, 27]],
    [2, '2026-10-27', undefined, [203, 96, 88]],
  ].map(([topicAt, start, region, [total, women, men]]) => {
    const topic = HEAD_COUNTED_TOPICS[topicAt];
    const session = sessionOf(`FORM-ADM:${topic.key}:${start}`, topic, region, start, 'completed', random);
    return { ...session, seats: undefined, head_count: { total, women, men } };
  });
}

function runningSession(people, trainers) {
  const topic = TOPICS.find(({ key }) => key === 'marquage');
  const id = sessionId('FORM-ADM:running');
  return {
    id,
    programme_ids: [FORM_ADM],
    title: topic.title,
    kind: topic.kind,
    modality: topic.modality,
    place_code: '04.421',
    venue: 'Salle Chellah, Rabat',
    seats: 25,
    languages: ['fr', 'ar'],
    days: ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) => ({ date, sittings: sittingsOf(date, 'in_person') })),
    team: trainers.slice(0, 2).map((person) => ({ person_id: person.id, role: 'trainer' })),
    status: 'running',
    registrations: people.map((person, at) => {
      const { mark } = PEOPLE_OF_THE_RUNNING_SESSION[at];
      const entry = { id: registrationId(id, person.id), person_id: person.id };
      return mark === 'waiting' ? { ...entry, waiting: true } : { ...entry, attendance: `${mark}. .. ..` };
    }),
  };
}
