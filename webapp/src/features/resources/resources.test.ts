import { expect, it } from 'vitest';
import { expiryOf } from './expiry';
import { bodyOf, newTrainer } from './trainerValues';

it('a last day is over from the day after it on, and near within 90 days', () => {
  const states = ['2026-11-25', '2026-11-26', '2027-02-24', '2027-02-25', null].map((date) => expiryOf(date, '2026-11-26'));
  expect(states).toEqual(['over', 'soon', 'soon', undefined, undefined]);
});

it('lines of a trainer that nobody filled in are left out, and an absence of one day says it once', () => {
  const body = bodyOf({
    ...newTrainer('p'),
    weekdays: ['1', '6'],
    accreditations: [{ title: '', issuer: '', valid_from: null, expires_on: null }, { title: ' Animation ', issuer: '', valid_from: null, expires_on: '2027-01-31' }],
    absences: [{ starts_on: null, ends_on: null, reason: '' }, { starts_on: '2027-03-01', ends_on: null, reason: 'Congé' }],
  });
  expect(body.weekdays).toEqual([1, 6]);
  expect(body.accreditations).toEqual([{ title: 'Animation', issuer: undefined, valid_from: undefined, expires_on: '2027-01-31' }]);
  expect(body.absences).toEqual([{ starts_on: '2027-03-01', ends_on: '2027-03-01', reason: 'Congé' }]);
});
