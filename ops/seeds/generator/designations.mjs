import { organisationId } from './ids.mjs';

// Letters that ask administrations to designate people for a session to come: some answered, one late, one just sent. Whom they name is
// registered there already: the letters move no figure.
const SENT = '2026-11-09';

/** `session` has registrations; `organisationOf` says where a person serves; `waiting` is an organisation that has not answered. */
export function designations(session, organisationOf, waiting) {
  const byOrganisation = new Map();
  for (const { person_id, withdrawn, role } of session.registrations) {
    if (withdrawn || (role && role !== 'participant')) continue;
    const organisation = organisationOf(person_id);
    if (organisation && organisation !== waiting) byOrganisation.set(organisation, [...(byOrganisation.get(organisation) ?? []), person_id]);
  }
  const answered = [...byOrganisation].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, 5);
  return [
    {
      session_id: session.id,
      women_percent: 40,
      deadline: '2026-11-20',
      profile: { fr: 'Cadres chargés de la formation ou des ressources humaines', ar: 'أطر مكلفة بالتكوين أو بالموارد البشرية' },
      quotas: [...answered.map(([organisation_id, people], at) => ({ organisation_id, places: people.length + (at === 1 ? 1 : 0) })), { organisation_id: waiting, places: 2 }],
      practical_note: {
        costs: { fr: 'Déplacement et hébergement : l’administration d’origine ; pauses et déjeuners : le centre', ar: 'التنقل والإقامة: الإدارة الأصلية؛ الاستراحات ووجبات الغداء: المركز' },
        note: { fr: 'Apportez un ordinateur portable et les fiches de performance de votre administration.', ar: 'المرجو إحضار حاسوب محمول وبطاقات نجاعة الأداء الخاصة بإدارتكم.' },
        contact: 'Secrétariat du centre',
      },
      letters: [
        ...answered.map(([organisation_id, people], at) => ({
          organisation_id,
          outgoing_number: `${310 + at}/26`,
          sent_on: SENT,
          incoming_number: `${1204 + at * 7}/26`,
          answered_on: `2026-11-${16 + at}`,
          people,
        })),
        { organisation_id: waiting, outgoing_number: '315/26', sent_on: SENT, people: [] },
      ],
    },
  ];
}

/** The partner's own letters: for `answered` it named people of the associations it supports, for `open` nobody yet. `keyOf` says where somebody serves. */
export function designationsOfPartner(answered, open, keyOf) {
  const fund = organisationId('DEMO-FONDS');
  const named = answered.registrations
    .filter(({ person_id, withdrawn, waiting, role }) => !withdrawn && !waiting && (!role || role === 'participant') && keyOf(person_id)?.startsWith('DEMO-ASSOCIATION'))
    .slice(0, 2)
    .map(({ person_id }) => person_id);
  const asked = (session, places, deadline, letter) => ({
    session_id: session.id,
    deadline,
    profile: { fr: 'Cadres des associations que soutient le fonds', ar: 'أطر الجمعيات التي يدعمها الصندوق' },
    quotas: [{ organisation_id: fund, places }],
    letters: [{ organisation_id: fund, ...letter }],
  });
  return [
    asked(answered, 2, '2026-11-20', { outgoing_number: '318/26', sent_on: SENT, incoming_number: '1251/26', answered_on: '2026-11-18', people: named }),
    asked(open, 3, '2026-12-18', { outgoing_number: '327/26', sent_on: '2026-11-19', people: [] }),
  ];
}
