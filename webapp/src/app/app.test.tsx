import { expect, it } from 'vitest';
import { isOwnAddress } from '@/features/access/SignInPage';
import { navigation, navigationFor } from './navigation';

const all = new Set(['/', '/sessions', '/people', '/accounts']);

it('the navigation shows what the person may use, of the pages that exist', () => {
  const groups = navigationFor({ sessions_read: true, people_read: false, accounts_manage: true, reach_read: true }, all);
  expect(groups.flatMap(({ entries }) => entries.map(({ path }) => path))).toEqual(['/', '/sessions', '/accounts']);
  expect(groups.map(({ label }) => label)).toEqual([undefined, 'activities', 'administration']);
});

it('each entry of the navigation has an icon of its own', () => {
  const labels = new Map<string, Set<string>>();
  for (const { icon, label } of navigation.flatMap(({ entries }) => entries)) labels.set(icon, (labels.get(icon) ?? new Set()).add(label));
  expect([...labels].filter(([, those]) => those.size > 1).map(([icon, those]) => `${icon}: ${[...those].join(', ')}`)).toEqual([]);
});

it('after the sign-in only an address of this application is opened', () => {
  expect(isOwnAddress('/sessions?status=open')).toBe(true);
  for (const address of ['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in', undefined]) {
    expect(isOwnAddress(address), String(address)).toBe(false);
  }
});
