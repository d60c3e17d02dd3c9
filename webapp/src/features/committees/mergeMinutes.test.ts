import { describe, expect, it } from 'vitest';
import { merge } from './mergeMinutes';

const item = (key: string, more = {}) => ({ key, title: { fr: key }, exchanges: {}, decisions: [] as { key: string; text: { fr: string } }[], ...more });
const base = { documents: 'note', items: [item('a'), item('b')] };

describe('two versions of the minutes', () => {
  it('become one when they were written in different places', () => {
    const mine = { ...base, items: [item('a', { exchanges: { fr: 'je dis' } }), item('b')] };
    const theirs = { documents: 'note et budget', items: [item('a'), item('b', { exchanges: { ar: 'يقول' } })] };
    const { merged, clashes } = merge(base, mine, theirs, 'mine');
    expect(clashes).toEqual([]);
    expect(merged).toEqual({ documents: 'note et budget', items: [item('a', { exchanges: { fr: 'je dis' } }), item('b', { exchanges: { ar: 'يقول' } })] });
  });

  it('keep both languages of one text', () => {
    const mine = { ...base, items: [item('a', { exchanges: { fr: 'je dis' } }), item('b')] };
    const theirs = { ...base, items: [item('a', { exchanges: { ar: 'يقول' } }), item('b')] };
    expect(merge(base, mine, theirs, 'theirs').merged.items[0]).toEqual(item('a', { exchanges: { fr: 'je dis', ar: 'يقول' } }));
  });

  it('tell where both wrote, and take the one that is preferred', () => {
    const mine = { ...base, documents: 'mienne' };
    const theirs = { ...base, documents: 'leur' };
    expect(merge(base, mine, theirs, 'mine')).toEqual({ merged: mine, clashes: [{ path: ['documents'], mine: 'mienne', theirs: 'leur' }] });
    expect(merge(base, mine, theirs, 'theirs').merged).toEqual(theirs);
  });

  it('hold the decisions that each added', () => {
    const mine = { ...base, items: [item('a', { decisions: [{ key: 'new-1', text: { fr: 'la mienne' } }] }), item('b')] };
    const theirs = { ...base, items: [item('a', { decisions: [{ key: 'x', text: { fr: 'la leur' } }] }), item('b')] };
    const { merged, clashes } = merge(base, mine, theirs, 'mine');
    expect(clashes).toEqual([]);
    expect(merged.items[0]?.decisions.map(({ key }) => key).sort()).toEqual(['new-1', 'x']);
  });

  it('let a line go that one took out, but not one the other has written in since', () => {
    const mine = { ...base, items: [item('a')] };
    expect(merge(base, mine, { ...base, documents: 'autre' }, 'mine').merged.items.map(({ key }) => key)).toEqual(['a']);
    const theirs = { ...base, items: [item('a'), item('b', { exchanges: { fr: 'dit' } })] };
    expect(merge(base, mine, theirs, 'mine').merged.items.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('follow whoever moved the points', () => {
    const mine = { ...base, items: [item('b'), item('a')] };
    const theirs = { ...base, items: [item('a'), item('b'), item('c')] };
    expect(merge(base, mine, theirs, 'theirs').merged.items.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  });
});
