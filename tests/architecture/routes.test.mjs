// What every route promises, read from the API description. That each has a journey is checked by ops/test after the journeys,
// from the routes that the servers logged (tests/support/routes_travelled.mjs).
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/house.mjs';
import { undocumentedAnswers, unguarded } from './rules.mjs';

const path = join(root, 'tests/golden/openapi.json');
const description = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

test('Every route names its permission, or says that it is open', () => {
  if (description) assert.deepEqual(unguarded(description), []);
  const one = (operation) => ({ paths: { '/api/v1/people': { get: { responses: { 200: {} }, ...operation } } } });
  assert.equal(unguarded(one({})).length, 1);
  assert.equal(unguarded(one({ security: [], 'x-permission': 'people_read' })).length, 1);
  assert.deepEqual(unguarded(one({ security: [] })), []);
  assert.deepEqual(unguarded(one({ 'x-permission': 'people_read' })), []);
});

test('Every route documents its answers', () => {
  if (description) assert.deepEqual(undocumentedAnswers(description), []);
  assert.equal(undocumentedAnswers({ paths: { '/a': { get: { responses: { 404: {} } } } } }).length, 1);
  assert.equal(undocumentedAnswers({ paths: { '/a': { get: { responses: { 200: {}, 500: {} } } } } }).length, 1);
});

test('Every route is below /api/v1, in snake_case', () => {
  if (!description) return;
  const wrong = Object.keys(description.paths).filter((route) => !/^\/api\/v1(\/([a-z][a-z0-9_]*(\.json)?|\{[a-z_]+\}))+$/.test(route)
    && !['/healthz', '/readyz', '/metrics', '/calendar/{file}'].includes(route));
  assert.deepEqual(wrong, []);
});
