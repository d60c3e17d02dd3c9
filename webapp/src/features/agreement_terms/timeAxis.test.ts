import { expect, test } from 'vitest';
import { daysOf, yearsBetween } from './timeAxis';

test('a day known in part lies between its first and its last', () => {
  expect(daysOf('1970')).toEqual({ first: 0, last: 364 });
  expect(daysOf('1970-02')).toEqual({ first: 31, last: 58 });
  expect(daysOf('1970-02-03')).toEqual({ first: 33, last: 33 });
});

test('an axis holds whole years and says where a day lies', () => {
  const axis = yearsBetween(['2016-11-30', '2020', '2016-05']);
  expect(axis.years).toEqual([2016, 2017, 2018, 2019, 2020]);
  expect(axis.share(daysOf('2016').first)).toBe(0);
  expect(axis.share(daysOf('2020').last)).toBe(99.9);
  expect(axis.holds(daysOf('2021').first)).toBe(false);
  expect(axis.share(daysOf('2030').first)).toBe(100);
});
