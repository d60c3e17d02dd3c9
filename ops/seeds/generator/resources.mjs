import { idFromName, organisationId } from './ids.mjs';

// Where sessions meet, what is lent and who teaches. All of it is invented: buildings, rooms, numbers, accreditations and contracts.

const NOTE = 'Inventé pour la démonstration.';
const venueId = (key) => idFromName(`venue:${key}`);
const roomId = (key) => idFromName(`room:${key}`);
const assetId = (key) => idFromName(`asset:${key}`);

export function venues() {
  const venue = (key, place_code, fr, ar, en, address, organisation) => ({
    id: venueId(key), name: { fr, ar, en }, place_code, address, ...(organisation && { organisation_id: organisationId(organisation) }), note: NOTE,
  });
  return [
    venue('rabat', '04.421', 'Centre de formation fictif de Rabat', 'مركز تكوين تجريبي بالرباط', 'Demonstration training centre, Rabat', '10, avenue de la Démonstration\nRabat', 'DEMO-AGENCE'),
    venue('casablanca', '06.141', 'Maison fictive des sessions de Casablanca', 'دار الدورات التجريبية بالدار البيضاء', 'Demonstration house of sessions, Casablanca', '20, boulevard de l’Exemple\nCasablanca'),
  ];
}

export function rooms() {
  const room = (key, venue, fr, ar, seats, equipment, step_free, more = {}) => ({
    id: roomId(key), venue_id: venueId(venue), name: { fr, ar }, seats, equipment, step_free, double_booking: 'refused', in_service: true, ...more,
  });
  return [
    room('chellah', 'rabat', 'Salle Chellah', 'قاعة شالة', 32, ['projector', 'screen', 'whiteboard', 'internet', 'air_conditioning'], 'yes'),
    room('bouregreg', 'rabat', 'Salle Bouregreg', 'قاعة أبي رقراق', 18, ['projector', 'whiteboard', 'internet'], 'yes'),
    room('oudayas', 'rabat', 'Salle Oudayas', 'قاعة الأوداية', 12, ['flip_chart'], 'no', { double_booking: 'warned', note: 'Se partage en deux.' }),
    room('patio', 'rabat', 'Patio', 'البهو', 60, ['sound'], 'yes', { double_booking: 'allowed' }),
    room('annexe', 'rabat', 'Salle de l’annexe', 'قاعة الملحقة', 20, [], 'unknown', { in_service: false, note: 'En travaux.' }),
    room('corniche', 'casablanca', 'Salle Corniche', 'قاعة الكورنيش', 30, ['projector', 'screen', 'video_conference', 'internet'], 'yes'),
    room('medina', 'casablanca', 'Salle Médina', 'قاعة المدينة', 80, ['projector', 'sound', 'interpretation_booth', 'air_conditioning'], 'yes'),
  ];
}

export function assets() {
  return [
    { id: assetId('laptops'), venue_id: venueId('rabat'), name: { fr: 'Valise de 16 ordinateurs', ar: 'حقيبة من 16 حاسوبا' }, inventory_number: 'DEMO-0016', double_booking: 'refused', in_service: true },
    { id: assetId('booth'), venue_id: venueId('rabat'), name: { fr: 'Cabine d’interprétation mobile', ar: 'مقصورة ترجمة متنقلة' }, inventory_number: 'DEMO-0021', double_booking: 'refused', in_service: true },
    { id: assetId('camera'), name: { fr: 'Caméra de visioconférence', ar: 'كاميرا للتناظر المرئي' }, inventory_number: 'DEMO-0040', double_booking: 'warned', in_service: true },
  ];
}

/** What each of the demonstration's trainers teaches. One is away in the middle of a session, one accreditation ends before one. */
export function trainerPool(trainers) {
  const of = (given) => trainers.find(({ given_name }) => given_name === given).id;
  const internal = { standing: 'internal', double_booking: 'refused', weekdays: [1, 2, 3, 4, 5] };
  const external = { ...internal, standing: 'external' };
  const accreditation = (title, valid_from, expires_on) => ({ title, issuer: 'Organisme fictif', valid_from, ...(expires_on && { expires_on }) });
  return [
    {
      ...external, person_id: of('Nadia'), fields: ['Budgétisation sensible au genre', 'Analyse de genre'], languages: ['fr', 'ar'], training_of_trainers: 'master',
      contract_reference: 'DEMO-C-2026-01', contract_from: '2026-01-01', contract_to: '2027-12-31', accreditations: [accreditation('Animation de groupes', '2024-03-01', '2027-02-28')],
    },
    {
      ...external, person_id: of('Youssef'), fields: ['Suivi et évaluation', 'Conduite de projet'], languages: ['fr'], training_of_trainers: 'certified',
      contract_reference: 'DEMO-C-2026-02', contract_from: '2026-01-01', contract_to: '2026-12-31', accreditations: [],
    },
    {
      ...internal, person_id: of('Othmane'), fields: ['Transformation numérique', 'Conduite de projet'], languages: ['fr', 'en'], training_of_trainers: 'following',
      accreditations: [accreditation('Formation à distance', '2025-01-01', '2026-11-30')],
    },
    {
      ...external, person_id: of('Lamiae'), fields: ['Analyse de genre', 'Leadership'], languages: ['fr', 'ar', 'en'], training_of_trainers: 'certified',
      contract_reference: 'DEMO-C-2026-03', contract_from: '2026-01-01', contract_to: '2027-06-30', accreditations: [accreditation('Facilitation', '2025-09-01')],
    },
    {
      ...external, person_id: of('Brahim'), fields: ['Budgétisation sensible au genre', 'Cybersécurité'], languages: ['ar', 'fr'], training_of_trainers: 'none',
      contract_reference: 'DEMO-C-2026-04', contract_from: '2026-01-01', contract_to: '2027-03-31', accreditations: [],
      absences: [{ starts_on: '2026-12-09', ends_on: '2026-12-09', reason: 'Indisponible' }],
    },
    {
      ...internal, person_id: of('Touria'), fields: ['Leadership', 'Recherche et enquêtes'], languages: ['ar', 'fr'], training_of_trainers: 'master', weekdays: [1, 2, 4],
      accreditations: [], note: 'Enseigne le mercredi et le vendredi.',
    },
  ].map((trainer) => ({ absences: [], ...trainer }));
}

/** The sessions to come in the rooms; one has more seats than its room, which is a problem to settle. */
export function bookings(sessions) {
  const on = (first) => sessions.find(({ days, modality, status }) => days?.[0].date === first && modality !== 'e_learning' && modality !== 'distance' && status !== 'cancelled').id;
  return [
    { session_id: on('2026-11-23'), bookings: [{ room_id: roomId('chellah') }, { asset_id: assetId('laptops') }] },
    { session_id: on('2026-12-01'), bookings: [{ room_id: roomId('chellah') }, { asset_id: assetId('booth'), day: 1 }] },
    { session_id: on('2026-12-08'), bookings: [{ room_id: roomId('bouregreg') }] },
    { session_id: on('2026-12-15'), bookings: [{ room_id: roomId('corniche') }] },
    { session_id: on('2027-01-18'), bookings: [{ room_id: roomId('corniche') }, { asset_id: assetId('camera') }] },
  ];
}
