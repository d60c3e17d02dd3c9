import { describe, expect, it } from 'vitest';
import { isOver, isSameDays, runsOf, shifted, stretched, withDayMoved, withSittingStretched } from './schedule';

const morning = { starts: '09:00', ends: '12:00' };
const afternoon = { starts: '14:00', ends: '16:00' };
const day = (date: string, ...sittings: { starts: string; ends: string }[]) => ({ date, sittings: sittings.length ? sittings : [morning] });

describe('a session that is moved', () => {
  it('keeps the gaps between its days, across the month and the change of clocks', () => {
    expect(shifted([day('2027-02-26'), day('2027-03-01')], 14).map(({ date }) => date)).toEqual(['2027-03-12', '2027-03-15']);
  });

  it('gets longer with the hours of its last day, and shorter down to one', () => {
    const days = [day('2027-03-01', morning, afternoon), day('2027-03-02')];
    expect(stretched(days, 2).map(({ date, sittings }) => [date, sittings.length])).toEqual([['2027-03-01', 2], ['2027-03-02', 1], ['2027-03-03', 1], ['2027-03-04', 1]]);
    expect(stretched(days, -5)).toHaveLength(1);
  });

  it('is the same with or without seconds, and over once its last day has gone by', () => {
    const days = [day('2027-03-02'), day('2027-03-01', morning, afternoon)];
    expect(isSameDays(days, days.map(({ date, sittings }) => ({ date, sittings: sittings.map(({ starts, ends }) => ({ starts: `${starts}:00`, ends: `${ends}:00` })) })))).toBe(true);
    expect(isSameDays(days, [day('2027-03-02'), day('2027-03-01', morning)])).toBe(false);
    expect(isSameDays(days, shifted(days, 1))).toBe(false);
    expect([isOver(days, '2027-03-02'), isOver(days, '2027-03-03'), isOver([], '2027-03-03'), isOver([{ date: null }], '2027-03-03')]).toEqual([false, true, false, false]);
  });

  it('moves one of its days, never onto another of them or out of the day', () => {
    const days = [day('2027-03-01'), day('2027-03-02')];
    expect(withDayMoved(days, '2027-03-01', '2027-03-02', 0)).toBeNull();
    expect(withDayMoved(days, '2027-03-01', '2027-03-04', 60)).toEqual([day('2027-03-02'), day('2027-03-04', { starts: '10:00', ends: '13:00' })]);
    expect(withDayMoved(days, '2027-03-01', '2027-03-01', 13 * 60)).toBeNull();
  });

  it('has a sitting made longer until it meets the other', () => {
    const days = [day('2027-03-01', morning, afternoon)];
    expect(withSittingStretched(days, '2027-03-01', 1, 0, 120)?.[0]?.sittings[0]).toEqual({ starts: '09:00', ends: '14:00' });
    expect(withSittingStretched(days, '2027-03-01', 1, 0, 150)).toBeNull();
    expect(withSittingStretched(days, '2027-03-01', 1, 0, -180)).toBeNull();
  });
});

describe('what a month shows', () => {
  it('draws days in a row as one bar', () => {
    expect(runsOf([day('2027-03-04'), day('2027-03-05'), day('2027-03-08')]).map((run) => run.length)).toEqual([2, 1]);
  });
});
