// Working days of the demonstration: no weekend, no public holiday, single sittings during Ramadan.
const HOLIDAYS = new Set([
  '2024-11-06',
  '2024-11-18',
  '2025-01-01',
  '2025-01-14',
  '2025-03-31',
  '2025-04-01',
  '2025-05-01',
  '2025-06-06',
  '2025-06-27',
  '2025-07-30',
  '2025-08-14',
  '2025-08-20',
  '2025-08-21',
  '2025-09-05',
  '2025-10-31',
  '2025-11-06',
  '2025-11-18',
  '2026-01-01',
  '2026-01-14',
  '2026-03-20',
  '2026-05-01',
  '2026-05-27',
  '2026-05-28',
  '2026-06-17',
  '2026-07-30',
  '2026-08-14',
  '2026-08-20',
  '2026-08-21',
  '2026-08-25',
  '2026-08-26',
  '2026-11-06',
  '2026-11-18',
  '2027-01-01',
  '2027-01-11',
  '2027-01-14',
]);
const RAMADAN = [
  ['2025-03-02', '2025-03-30'],
  ['2026-02-19', '2026-03-20'],
  ['2027-02-08', '2027-03-09'],
];

const textOf = (date) => date.toISOString().slice(0, 10);
const isRamadan = (day) => RAMADAN.some(([from, to]) => day >= from && day <= to);

/** The first `count` working days from a date on, within one week where they fit. */
export function workingDays(from, count) {
  const start = new Date(`${from}T00:00:00Z`);
  for (let shift = 0; ; ++shift) {
    const run = Array.from({ length: count }, (_, at) => new Date(start.getTime() + (shift + at) * 86400000));
    if (run.every((date) => ![0, 6].includes(date.getUTCDay()) && !HOLIDAYS.has(textOf(date)))) return run.map(textOf);
  }
}

/** Hours of a day: two sittings, one on Fridays (prayer) and in Ramadan (no break), or a short connection. */
export function sittingsOf(day, modality) {
  if (modality === 'e_learning') return [{ starts: '10:00', ends: '11:30' }];
  if (isRamadan(day)) return [{ starts: '09:30', ends: '14:00' }];
  if (new Date(`${day}T00:00:00Z`).getUTCDay() === 5) return [{ starts: '09:00', ends: '12:00' }];
  if (modality === 'distance') return [{ starts: '09:30', ends: '12:30' }];
  return [
    { starts: '09:00', ends: '12:30' },
    { starts: '14:00', ends: '16:30' },
  ];
}
