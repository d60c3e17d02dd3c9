import { organisationId, personId } from './ids.mjs';
import { PROVINCES } from './morocco.mjs';
import { FAMILIES, MEN, WOMEN, mailboxOf } from './names.mjs';
import { DIRECTORATE_KEYS, MINISTRY_KEYS, REGION_SEATS } from './organisations_of_demonstration.mjs';

// Invented people. None has a telephone: Morocco keeps no range of numbers for fiction, and a made-up one may ring.

const MAIL_DOMAIN = 'demo.athar.example';

const CIVIL_GRADES = [
  ['administrator_second_grade', 8],
  ['administrator_third_grade', 7],
  ['administrator_first_grade', 4],
  ['state_engineer', 6],
  ['chief_engineer', 2],
  ['drafting_officer', 3],
  ['technician', 4],
  ['administrative_assistant', 2],
  [undefined, 4],
];
const CENTRAL_FUNCTIONS = [
  'Cheffe de service|Chef de service|Chef·fe de service',
  'Cheffe de division|Chef de division|Chef·fe de division',
  'Cadre, budget',
  'Cadre, formation',
  'Cadre, suivi-évaluation',
  'Responsable de projet digital',
  'Contrôle de gestion',
  'Point focal genre',
  undefined,
];
const FIELD_FUNCTIONS = [
  'Déléguée provinciale|Délégué provincial|Délégué·e provincial·e',
  'Cheffe de service|Chef de service|Chef·fe de service',
  'Cadre administratif',
  'Responsable de la planification',
  'Gestion des marchés',
  undefined,
];

/** A drawer of names that gives each pair of given and family name once. */
export class Registry {
  #random;
  #taken = new Set();
  people = [];

  constructor(random) {
    this.#random = random;
  }

  /** Adds somebody with a stated name: [given, family, given_ar, family_ar]. */
  named([given, family, givenAr, familyAr], facts) {
    const mailbox = mailboxOf(given, family);
    if (this.#taken.has(mailbox)) throw new Error(`two people called ${mailbox}`);
    this.#taken.add(mailbox);
    const { organisation, withoutMail, ...rest } = facts;
    const person = {
      id: personId(mailbox),
      title: titleOf(facts),
      family_name: family,
      given_name: given,
      family_name_ar: familyAr,
      given_name_ar: givenAr,
      ...rest,
      function: functionOf(facts.function, facts.sex),
      organisation_id: organisation && organisationId(organisation),
      email: withoutMail ? undefined : `${mailbox}@${MAIL_DOMAIN}`,
    };
    this.people.push(person);
    return person;
  }

  invented(facts) {
    const random = this.#random;
    for (;;) {
      const drawn = facts.sex === 'F' ? WOMEN : facts.sex === 'M' ? MEN : random.pick([WOMEN, MEN]);
      const [given, givenAr] = random.pick(drawn);
      const [family, familyAr] = random.pick(FAMILIES);
      if (this.#taken.has(mailboxOf(given, family))) continue;
      return this.named([given, family, givenAr, familyAr], {
        ...birthOf(random),
        withoutMail: random.chance(0.45),
        ...facts,
      });
    }
  }
}

/** Functions are written for a woman, a man, and when the sex is not known: "Cheffe de service|Chef de service|…". */
export function functionOf(text, sex) {
  const [woman, man = woman, either = woman] = (text ?? '').split('|');
  return (sex === 'F' ? woman : sex === 'M' ? man : either) || undefined;
}

function titleOf({ title, sex }) {
  if (title) return title;
  return sex === 'F' ? 'mrs' : sex === 'M' ? 'mr' : undefined;
}

export function birthOf(random) {
  const year = random.between(1963, 2001);
  return random.weighted([
    [() => ({ birth_year: year }), 5],
    [() => ({ birth_date: `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}` }), 2],
    [
      () => ({
        age_bracket: random.weighted([
          ['25_34', 3],
          ['35_44', 5],
          ['45_54', 3],
          ['55_64', 1],
        ]),
      }),
      2,
    ],
    [() => ({}), 1],
  ])();
}

const two = (number) => String(number).padStart(2, '0');

function provinceOf(region, random) {
  const inRegion = PROVINCES.filter(([code]) => `MA-${code.slice(0, 2)}` === region).map(([code]) => code);
  return random.chance(0.5) ? REGION_SEATS[region] : random.pick(inRegion);
}

/** Where a civil servant of a region works: mostly ministries in Rabat, their field services and the regions elsewhere. */
export function civilServantIn(region, random) {
  const common = {
    category: 'civil_servant',
    grade: random.weighted(CIVIL_GRADES),
    language: random.weighted([
      ['fr', 6],
      ['ar', 3],
      [undefined, 2],
    ]),
  };
  if (region === 'MA-04' && random.chance(0.85)) {
    const organisation = random.weighted([
      [random.pick(DIRECTORATE_KEYS), 8],
      ['DIRECTION-BUDGET', 2],
      ['TGR', 1],
      ['DGCT', 2],
      ['HCP', 1],
      ['DRH-SANTE', 1],
    ]);
    return {
      ...common,
      organisation,
      function: random.pick(CENTRAL_FUNCTIONS),
      administrative_level: 'central',
      place_code: '04.421',
    };
  }
  const kind = random.weighted([
    ['field', 5],
    ['academy', 2],
    ['territorial', 3],
  ]);
  const place_code = provinceOf(region, random);
  if (kind === 'territorial') {
    return {
      ...common,
      organisation: `REGION-${region}`,
      function: random.pick(FIELD_FUNCTIONS.slice(1)),
      administrative_level: 'territorial',
      place_code,
    };
  }
  const organisation = kind === 'academy' ? `AREF-${region}` : random.pick(MINISTRY_KEYS);
  return {
    ...common,
    organisation,
    function: random.pick(FIELD_FUNCTIONS),
    administrative_level: 'deconcentrated',
    place_code,
  };
}

/** People who are not civil servants. */
export function otherIn(region, random) {
  const place_code = provinceOf(region, random);
  const seat = REGION_SEATS[region];
  return {
    language: random.weighted([
      ['fr', 5],
      ['ar', 4],
    ]),
    ...random.weighted([
      [
        {
          category: 'elected',
          organisation: `REGION-${region}`,
          function: 'Membre du conseil',
          administrative_level: 'territorial',
          place_code,
        },
        5,
      ],
      [
        {
          category: 'association_officer',
          organisation: random.pick(['DEMO-ASSOCIATION-1', 'DEMO-ASSOCIATION-2']),
          function: 'Cadre associatif',
          place_code,
        },
        5,
      ],
      [
        { category: 'activist', organisation: random.pick(['DEMO-ASSOCIATION-1', 'DEMO-ASSOCIATION-2']), place_code },
        2,
      ],
      [
        { category: 'academic', title: 'pr', grade: 'university_professor', organisation: 'UM5', place_code: '04.421' },
        2,
      ],
      [{ category: 'researcher', title: 'dr', organisation: 'UM5', place_code: '04.421' }, 2],
      [{ category: 'media', organisation: 'DEMO-MEDIA', function: 'Journaliste', place_code: seat }, 1],
      [
        {
          category: 'private_sector',
          organisation: 'DEMO-ENTREPRISE',
          function: 'Consultante|Consultant|Consultant·e',
          place_code: seat,
        },
        1,
      ],
      [
        {
          category: 'parliamentarian',
          organisation: random.pick(['REPRESENTANTS', 'CONSEILLERS']),
          function: 'Membre de commission',
          place_code: seat,
        },
        4,
      ],
    ]),
  };
}
