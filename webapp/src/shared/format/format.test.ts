import { afterEach, describe, expect, it } from 'vitest';
import { setClocks } from './clocks';
import { clock, dayOf, endOfDay, formatAge, formatDate, formatInstant, formatPeriod, formatPlannedPeriod, formatTime, today } from './dates';
import { nameInOrder, pickText } from './names';
import { formatDifference, formatDuration, formatMoney, formatNumber, formatPercent, shareOf } from './numbers';

/** Spaces of any kind read the same. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
/** Bidi marks are not letters. */
const letters = (text: string) => plain(text).replace(/[\u200e\u200f\u061c]/g, '');

describe('numbers', () => {
  it('group by thousands and keep Latin digits in Arabic', () => {
    expect(plain(formatNumber('fr', 1_250_000))).toBe('1 250 000');
    expect(formatNumber('en', 1_250_000)).toBe('1,250,000');
    expect(formatNumber('ar', 2836)).toMatch(/^2[.,\s\u00a0\u202f]?836$/);
  });
  it('give a share in percent, and none of nothing', () => {
    expect(plain(formatPercent('fr', 0.62))).toBe('62 %');
    expect(letters(formatPercent('ar', 0.62))).toMatch(/62/);
    expect(shareOf(31, 50)).toBe(0.62);
    expect(shareOf(0, 0)).toBeUndefined();
  });
  it('sign a difference with a real minus', () => {
    expect(letters(formatDifference('fr', 13))).toBe('+13');
    expect(letters(formatDifference('en', -1))).toBe('−1');
    expect(formatDifference('fr', 0)).toBe('0');
  });
  it('never abbreviate money, and follow the currency’s own decimals', () => {
    expect(plain(formatMoney('fr', 125_000_000, 'EUR'))).toBe('1 250 000 €');
    expect(plain(formatMoney('fr', 125_050, 'EUR'))).toBe('1 250,50 €');
  });
  it('say minutes as hours', () => {
    expect(formatDuration('fr', 90)).toBe('1 h 30');
    expect(formatDuration('en', 180)).toBe('3 h');
  });
});

describe('dates', () => {
  it('are the same day in every time zone', () => {
    expect(formatDate('fr', '2026-11-22')).toBe('22 nov. 2026');
    expect(formatDate('ar', '2026-11-22', 'long')).toBe('22 نونبر 2026');
    expect(formatDate('en', '2026-01-01')).toBe('1 Jan 2026');
  });
  it('say the first of a month as French does', () => {
    expect(formatDate('fr', '2026-12-01')).toBe('1er déc. 2026');
    expect(plain(formatPeriod('fr', '2026-12-01', '2026-12-31', 'short'))).toContain('1er');
    expect(formatDate('fr', '2026-12-11')).toBe('11 déc. 2026');
    expect(formatDate('fr', '2026-12-21')).toBe('21 déc. 2026');
  });
  it('share in a period what both ends share, and say one day once', () => {
    expect(plain(formatPeriod('fr', '2026-11-19', '2026-11-20'))).toMatch(/^19\s?–\s?20 nov\. 2026$/);
    expect(formatPeriod('fr', '2026-11-19', '2026-11-19')).toBe('19 nov. 2026');
  });
  it('put no comma after an Arabic weekday', () => {
    expect(letters(formatDate('ar', '2026-11-23', 'weekday'))).toBe('الاثنين 23 نونبر');
  });
  it('say planned months and quarters', () => {
    expect(formatPlannedPeriod('fr', '2027-03')).toBe('mars 2027');
    expect(formatPlannedPeriod('fr', '2027-Q1')).toBe('1er trimestre 2027');
    expect(formatPlannedPeriod('ar', '2027-Q2')).toBe('الفصل الثاني من 2027');
    expect(formatPlannedPeriod('en', 'whenever')).toBe('whenever');
  });
  it('write a wall-clock time as the language does', () => {
    expect(plain(formatTime('fr', '09:05'))).toBe('9 h 05');
    expect(formatTime('ar', '14:00')).toBe('14:00');
    expect(plain(formatInstant('fr', '2026-07-14T12:00:00Z'))).toMatch(/^14 juillet 2026, 1[23] h 00$/);
  });
  it('end a day when it ends in Morocco, in Ramadan too', () => {
    // Whatever the browser's own list of time zones says of Morocco that day.
    for (const date of ['2026-11-30', '2026-03-01', '2026-12-31']) {
      const end = endOfDay(date);
      expect(dayOf(end)).toBe(date);
      expect(dayOf(new Date(Date.parse(end) + 1000).toISOString())).not.toBe(date);
    }
  });
  it('tell an age in its largest whole unit', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(formatAge('fr', '2026-11-20', now)).toBe('il y a 3 jours');
    expect(formatAge('fr', '2026-06-26', now)).toMatch(/^il y a [45] mois$/);
    expect(formatAge('fr', '2026-11-23', now)).toBe('aujourd’hui');
  });
});

describe('hours', () => {
  afterEach(() => setClocks([]));
  // Clocks of a country that keeps winter time from November on: what the server says counts, not the browser's own list.
  const clocks = [{ from: '1984-03-16T00:00:00Z', offset_minutes: 0 }, { from: '2026-03-22T02:00:00Z', offset_minutes: 60 }, { from: '2026-11-01T01:00:00Z', offset_minutes: -150 }];
  it('are those of the server’s clocks', () => {
    setClocks(clocks);
    expect(plain(formatInstant('fr', '2026-07-14T12:00:00Z'))).toBe('14 juillet 2026, 13 h 00');
    expect(plain(formatInstant('fr', '2026-11-26T01:30:00Z'))).toBe('25 novembre 2026, 23 h 00');
    expect(formatTime('en', '1999-01-01T12:00:00Z')).toBe('12:00');
    expect(clock(new Date('2026-11-26T12:00:00Z'))).toBe('09:30');
    expect(today(new Date('2026-11-26T02:29:59Z'))).toBe('2026-11-25');
    expect(endOfDay('2026-11-25')).toBe('2026-11-26T02:29:59Z');
    expect(endOfDay('2026-07-14')).toBe('2026-07-14T22:59:59Z');
  });
});

describe('names', () => {
  const naima = { family_name: 'Aït Taleb', given_name: 'Naïma', family_name_ar: 'أيت الطالب', given_name_ar: 'نعيمة' };
  it('put the page’s own script first and keep the other', () => {
    expect(nameInOrder(naima, 'fr')).toMatchObject({ first: 'Naïma Aït Taleb', other: 'نعيمة أيت الطالب', otherLanguage: 'ar' });
    expect(nameInOrder(naima, 'ar')).toMatchObject({ first: 'نعيمة أيت الطالب', other: 'Naïma Aït Taleb' });
  });
  it('show the Latin name on an Arabic page when it is the only one', () => {
    const shown = nameInOrder({ family_name: 'Smith', given_name: 'Jo' }, 'ar');
    expect(shown).toEqual({ first: 'Jo Smith', firstLanguage: 'fr' });
  });
  it('show the Arabic name on a French page when it is the only one', () => {
    const shown = nameInOrder({ family_name: '', given_name: '', family_name_ar: 'العلوي', given_name_ar: 'سلمى' }, 'fr');
    expect(shown).toEqual({ first: 'سلمى العلوي', firstLanguage: 'ar' });
  });
  it('fall back to the nearest language and say which it is', () => {
    expect(pickText({ en: 'Budget', ar: 'الميزانية' }, 'fr')).toEqual({ text: 'Budget', language: 'en' });
    expect(pickText({}, 'fr')).toBeUndefined();
  });
});
