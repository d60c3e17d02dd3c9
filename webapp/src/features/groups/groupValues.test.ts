import { expect, it } from 'vitest';
import { bodyOf, codeFrom } from './groupValues';

it.each([
  [{ fr: 'Réseau des DRH' }, 'reseau_des_drh'],
  [{ fr: '  L’équipe n° 2 — 2026 ' }, 'l_equipe_n_2_2026'],
  [{ fr: '2e cercle' }, 'e_cercle'],
  [{ en: 'Focal points' }, 'focal_points'],
  [{ ar: 'شبكة' }, ''],
])('a code is made from the name %o', (name, code) => {
  expect(codeFrom(name)).toBe(code);
});

it('a code that was typed is kept', () => {
  expect(bodyOf({ name: { fr: 'Réseau' }, code: ' hr_network ', kind: 'network' })).toEqual({ name: { fr: 'Réseau' }, code: 'hr_network', kind: 'network' });
});
