import { expect, it } from 'vitest';
import { languages } from '@/shared/i18n';
import { decimalsOf } from './numbers';
import { readNumber, showNumber } from './typedNumbers';

it('reads an amount however its thousands and decimals are marked', () => {
  for (const typed of ['1500,50', '1500.50', '1500,5', '1 500,50', '1\u202f500,50', '1\u00a0500.50', '1.500,50', '1,500.50', '1’500.50', '١٥٠٠٫٥٠', '١٬٥٠٠٫٥٠', '۱۵۰۰,۵۰', ' \u200f1500,50 '])
    for (const language of languages) expect(readNumber(typed, 2, language), `${typed} ${language}`).toBe(1500.5);
  for (const [typed, value] of [['1.234.567,89', 1_234_567.89], ['1,234,567', 1_234_567], ['1 250 000', 1_250_000], [',5', 0.5], ['12,', 12], ['0', 0], ['007', 7]] as const)
    expect(readNumber(typed, 2, 'fr'), typed).toBe(value);
  expect(readNumber('  ', 2, 'fr')).toBe('');
});

it('of three digits after one mark it asks how many decimals there are, then the language', () => {
  for (const language of languages) {
    expect(readNumber('1.500', 2, language)).toBe(1500);
    expect(readNumber('1,500', 2, language)).toBe(1500);
    expect(readNumber('0,500', 3, language)).toBe(0.5);
  }
  expect(readNumber('1,500', 3, 'fr')).toBe(1.5);
  expect(readNumber('1.500', 3, 'ar')).toBe(1500);
  expect(readNumber('1.500', 3, 'en')).toBe(1.5);
});

it('refuses what it would have to guess', () => {
  for (const typed of ['-5', '1500,505', '1 50', '15 00,50', '1.50.00', '1,5,5', 'douze', '1e3', '12 %', '.', ',', '1500;50', '1_500', '99999999999999999'])
    expect(readNumber(typed, 2, 'fr'), typed).toBeUndefined();
  expect(readNumber('12,5', 0, 'fr')).toBeUndefined();
});

it('reads back what it shows', () => {
  for (const language of languages)
    for (const currency of ['MAD', 'JPY', 'TND'])
      for (const value of [0, 1.5, 1500, 1500.5, 1_250_000.25, 999_999]) {
        const decimals = decimalsOf(currency);
        const rounded = Math.round(value * 10 ** decimals) / 10 ** decimals;
        const shown = showNumber(language, rounded, decimals, true);
        expect(readNumber(shown, decimals, language), `${shown} ${language} ${currency}`).toBe(rounded);
      }
  expect(showNumber('fr', 1500.5, 2, true)).toBe('1\u202f500,50');
  expect(showNumber('fr', 1500.5, 2)).toBe('1\u202f500,5');
});
