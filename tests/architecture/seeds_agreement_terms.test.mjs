// What the ministry's page says of the Belgian programme's money and days, and nothing that it does not say.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { collections, itemsOf, organisations } from './seeds_reading.mjs';

const terms = collections.filter(({ collection }) => collection === 'agreement_terms').flatMap(({ items }) => items);
const belgian = terms.filter(({ components }) => components.some(({ amounts }) => amounts.some(({ currency }) => currency === 'EUR')));
const programme = belgian.find(({ components }) => components.length === 3);
const delegated = belgian.filter((each) => each !== programme);

test('the programme plans 1.25 + 2 + 1.25 M€, all of them estimates, and says no reason for the axis that was not carried out', () => {
  const amounts = programme.components.flatMap((component) => component.amounts);
  assert.deepEqual(amounts.map(({ step, amount_minor, is_estimated }) => [step, amount_minor, is_estimated]),
    [125000000, 200000000, 125000000].map((minor) => ['planned', minor, true]));
  assert.deepEqual(programme.components.map(({ is_not_carried_out }) => is_not_carried_out === true), [false, true, false]);
  assert.ok(programme.components.every(({ not_carried_out_reason }) => not_carried_out_reason === undefined));
});

test('two agreements commit 1.25 M€ each for the first and the third axis under titles of their own', () => {
  assert.equal(delegated.length, 2);
  for (const { components } of delegated) {
    assert.equal(components.length, 1);
    assert.equal(components[0].title, undefined);
    assert.deepEqual(components[0].amounts.map(({ step, amount_minor }) => [step, amount_minor]), [['committed', 125000000]]);
  }
  const days = new Map(delegated.map(({ components: [component] }) => [component.continues_id, component.amounts[0].on]));
  assert.deepEqual(programme.components.map(({ id }) => days.get(id)), ['2016-11-30', undefined, '2016-11-23']);
});

test('the end was moved to 2020 by a paper that nobody dates, and both periods stay with their source', () => {
  assert.deepEqual(programme.amendments.map(({ ends_on, signed_on, effective_on, reference }) => [ends_on, signed_on, effective_on, reference]),
    [['2020', undefined, undefined, undefined]]);
  assert.deepEqual(programme.claims.map(({ field, value }) => [field, value]), [['period', '2016-2020'], ['period', '2017-2020']]);
  assert.ok(programme.claims.every(({ source }) => source.length > 0));
  assert.ok(belgian.every(({ components }) => components.every(({ amounts }) => amounts.every(({ step }) => step !== 'disbursed' && step !== 'spent'))),
    'nothing is said of what was paid');
});

test('who steers it is said by institution; no name, day or meeting is invented, nor the end that was moved', () => {
  const of = (collection) => itemsOf(collection).filter(({ agreement_id: id }) => id === programme.agreement_id);
  const names = new Map(organisations.map(({ id, name }) => [id, name.fr]));
  const [steering, following] = of('committees');
  assert.deepEqual([steering.kind, following.kind, following.members], ['steering', 'follow_up', []]);
  assert.equal(steering.members.length, 6);
  assert.match(names.get(steering.members.find(({ role }) => role === 'chair').organisation_id), /Solidarité/);
  assert.deepEqual(new Set(steering.members.map(({ person_name }) => person_name)), new Set(['Représentation (nom non dit)']));
  assert.ok(of('committees').every(({ meetings }) => meetings === undefined));
  assert.deepEqual(of('evaluations').map(({ kind, planned_on, reported_on }) => [kind, planned_on, reported_on]), [['mid_term', undefined, undefined], ['final', undefined, undefined]]);
  const agreement = itemsOf('agreements').find(({ id }) => id === programme.agreement_id);
  assert.deepEqual([agreement.ends_on, agreement.signed_on], [undefined, undefined]);
});
