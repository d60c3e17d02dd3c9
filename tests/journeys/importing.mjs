// What journeys about imports begin with: a file on its way into the records, step by step.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Uploads bytes or text; answers the whole answer. */
export const upload = (caller, kind, content, { name = 'liste.csv', session } = {}) =>
  caller.post('/imports', content, {
    query: { kind, session },
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
  });

/** The import once no thread works on it. */
export async function settled(caller, id) {
  for (let i = 0; i < 1200; i += 1) {
    const import_ = await caller.read(`/imports/${id}`);
    if (!['previewing', 'confirming'].includes(import_.state)) return import_;
    await sleep(50);
  }
  throw new Error('the import does not end');
}

/** Uploads and previews with the guessed columns; `layout` says where the list is, `more` are columns, `defaults` values for all rows. */
export async function preview(caller, kind, content, { layout, defaults = {}, more = {}, ...options } = {}) {
  const made = await upload(caller, kind, content, options);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  if (layout) made.body = await caller.change(`/imports/${made.body.id}/layout`, { layout });
  await caller.change(`/imports/${made.body.id}/mapping`, { mapping: { ...made.body.mapping, ...more }, defaults: { ...made.body.defaults, ...defaults } });
  const previewed = await settled(caller, made.body.id);
  assert.equal(previewed.state, 'previewed', JSON.stringify(previewed.failure));
  return previewed;
}

export async function confirm(caller, id, body = {}) {
  await caller.change(`/imports/${id}/confirmation`, body);
  return settled(caller, id);
}

/** Uploads, previews, confirms; the counts by outcome. */
export async function importing(caller, kind, content, options = {}) {
  const previewed = await preview(caller, kind, content, options);
  const done = await confirm(caller, previewed.id, options.skip ? { skip_rows_in_error: true } : {});
  assert.equal(done.state, 'confirmed', JSON.stringify(done.failure));
  return done;
}

export const rowsOf = async (caller, id, group) => (await caller.read(`/imports/${id}/rows`, { group })).items;
/** [row, column, code] of every remark of the rows. */
export const remarks = (rows) => rows.flatMap((row) => row.errors.map((each) => [each.row, each.column, each.code]));
