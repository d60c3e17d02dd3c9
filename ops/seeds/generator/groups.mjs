import { groupId } from './ids.mjs';
import { functionOf } from './people.mjs';

const named = (code, kind, fr, ar, en, members) => ({ id: groupId(code), code, name: { fr, ar, en }, kind, members });

/** Groups with dated members, drawn from the invented people. */
export function groups(people, organisationOf, random) {
  const members = (fits, count) =>
    random
      .shuffled(people.filter(fits))
      .slice(0, count)
      .map(({ id }, at) => ({
        person_id: id,
        from: random.pick(['2024-11-01', '2025-01-15', '2025-09-01', '2026-01-05']),
        to: at === count - 1 ? '2026-06-30' : undefined,
      }));
  const at = (prefix) => (person) => organisationOf(person)?.startsWith(prefix);
  return [
    named(
      'reseau_drh',
      'network',
      'Réseau des directions des ressources humaines',
      'شبكة مديريات الموارد البشرية',
      'Network of human resources directorates',
      members(at('DRH-'), 16),
    ),
    named(
      'reseau_dsi',
      'network',
      "Réseau des directions des systèmes d'information",
      'شبكة مديريات نظم المعلومات',
      'Network of information systems directorates',
      members(at('DSI-'), 14),
    ),
    named(
      'points_focaux',
      'focal_points',
      'Points focaux de la formation',
      'نقط الاتصال المكلفة بالتكوين',
      'Training focal points',
      members((person) => person.category === 'civil_servant', 18),
    ),
    named(
      'commission_finances',
      'parliamentary_committee',
      'Commission des finances (démonstration)',
      'لجنة المالية (تجريبية)',
      'Finance committee (demonstration)',
      members((person) => person.category === 'parliamentarian', 6),
    ),
  ];
}

/** Changes of post during the two years: what a person was at a session stays true of that session. */
export function laterAffiliations(people, facts, random) {
  return random
    .shuffled(people.filter(({ category, place_code }) => category === 'civil_servant' && place_code))
    .slice(0, 14)
    .map((person) => {
      const { organisation_id, administrative_level, place_code, grade } = facts(random);
      return {
        person_id: person.id,
        organisation_id,
        function: functionOf('Cheffe de service|Chef de service|Chef·fe de service', person.sex),
        grade,
        administrative_level,
        place_code,
        from: random.pick(['2025-09-01', '2026-01-05', '2026-04-01', '2026-09-01']),
      };
    });
}
