import { expect, it } from 'vitest';
import { readablePhone, toE164 } from './phone';

it.each([
  ['06 12 34 56 78', '+212612345678'],
  ['0612-345-678', '+212612345678'],
  ['+212 6 12 34 56 78', '+212612345678'],
  ['00212612345678', '+212612345678'],
  ['+1 819 555 0100', '+18195550100'],
  ['', ''],
  ['poste 12', 'poste 12'],
])('a telephone typed as "%s" is sent as "%s"', (typed, sent) => {
  expect(toE164(typed)).toBe(sent);
});

it('a Moroccan number is read without its country', () => {
  expect(readablePhone('+212612345678').replace(/\D/g, '')).toBe('0612345678');
  expect(readablePhone('not a number')).toBe('not a number');
});
