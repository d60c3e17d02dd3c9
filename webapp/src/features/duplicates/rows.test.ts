import { expect, test } from 'vitest';
import { agreementOf } from './rows';

test('a difference of case, accents or spaces is none', () => {
  expect(agreementOf('El  Ouardi', 'el ouardi')).toBe('same');
  expect(agreementOf('Chraïbi', 'CHRAIBI')).toBe('same');
  expect(agreementOf('مُحَمَّد', 'محمد')).toBe('same');
  expect(agreementOf('Tazi', 'Tazzi')).toBe('differs');
  expect(agreementOf('', 'Tazi')).toBe('missing');
});
