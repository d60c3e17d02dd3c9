// Logos of organisations: told by their content, kept by browsers for good, theirs alone who may see the organisation.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { assertProblem } from '../support/client.mjs';
import { jpeg, png } from '../support/pictures.mjs';
import { startServer } from '../support/server.mjs';
import { callerOf } from './training.mjs';

let server, admin;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
});
after(() => server?.stop());

const add = (more) => admin.create('/organisations', { name: { fr: 'Ministère de la Transition' }, type: 'ministry', ...more });
const logoOf = (organisation) => `/organisations/${organisation.id}/logo`;
const put = (organisation, picture, { as = admin, ...headers } = {}) => as.put(logoOf(organisation), picture, { headers });
const addressOf = (organisation) => organisation.logo.replace(/^\/api\/v1/, '');

test('a logo is put, read byte for byte, replaced and taken away', async () => {
  const made = await add();
  assert.equal(made.logo, undefined);
  assertProblem(await admin.get(logoOf(made)), 404, 'not_found');
  assertProblem(await admin.delete(logoOf(made)), 404, 'not_found');

  const first = png(120, 40);
  const answer = await put(made, first, { 'content-type': 'image/png' });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const version = createHash('sha256').update(first).digest('hex').slice(0, 16);
  assert.equal(answer.body.logo, `/api/v1/organisations/${made.id}/logo?version=${version}`);
  assert.deepEqual(await admin.read(`/organisations/${made.id}`), answer.body);

  const read = await admin.get(addressOf(answer.body));
  assert.equal(read.status, 200);
  assert.deepEqual(read.bytes, first);
  assert.equal(read.headers.get('content-type'), 'image/png');

  const second = await put(made, jpeg, { 'content-type': 'text/html' }); // what it is called does not matter
  assert.notEqual(second.body.logo, answer.body.logo);
  const now = await admin.get(logoOf(made));
  assert.deepEqual([now.headers.get('content-type'), now.bytes.equals(jpeg)], ['image/jpeg', true]);

  assert.equal((await admin.delete(logoOf(made))).status, 204);
  assert.equal((await admin.read(`/organisations/${made.id}`)).logo, undefined);
  assertProblem(await admin.get(addressOf(second.body)), 404, 'not_found');
  const history = await admin.read('/changes', { concept: 'organisations', id: made.id });
  assert.deepEqual(history.items.map((each) => [each.action, each.before?.logo, each.after?.logo]), [
    ['updated', second.body.logo, undefined], ['updated', answer.body.logo, second.body.logo], ['updated', undefined, answer.body.logo],
    ['created', undefined, undefined]]);
});

test('the same logo again changes nothing, and saving the organisation keeps its logo', async () => {
  const made = await add();
  const { body } = await put(made, jpeg);
  assert.deepEqual((await put(made, jpeg)).body, body);
  const changed = await admin.change(`/organisations/${made.id}`, { ...body, acronym: { fr: 'MT' } }, { version: body.version });
  assert.equal(changed.logo, body.logo);
  assert.equal((await admin.read('/changes', { concept: 'organisations', id: made.id })).items.length, 3);
  assert.equal((await admin.delete(`/organisations/${made.id}`, { version: changed.version })).status, 204);
});

test('a logo is only ever a picture to a browser, and kept by the address that names it', async () => {
  const made = await add();
  const { body } = await put(made, png(32, 32));
  for (const [path, cache] of [[addressOf(body), 'private, max-age=31536000, immutable'], [logoOf(made), 'private, no-cache'],
    [`${logoOf(made)}?version=${'0'.repeat(16)}`, 'private, no-cache']]) {
    const { headers } = await admin.get(path);
    assert.equal(headers.get('cache-control'), cache, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy'), /default-src 'none'; sandbox$/);
    assert.equal(headers.get('content-disposition'), 'inline; filename="logo.png"');
  }
  const etag = (await admin.get(logoOf(made))).headers.get('etag');
  for (const match of [etag, `"x", W/${etag}`, '*']) {
    const again = await admin.get(logoOf(made), { headers: { 'if-none-match': match } });
    assert.deepEqual([again.status, again.bytes.length, again.headers.get('etag')], [304, 0, etag], match);
  }
  const other = await admin.get(logoOf(made), { headers: { 'if-none-match': '"0123456789abcdef"' } });
  assert.equal(other.status, 200);
  const head = await admin.request('HEAD', logoOf(made));
  assert.deepEqual([head.status, head.bytes.length, head.headers.get('content-length')], [200, 0, String(other.bytes.length)]);
});

test('If-Match says which logo is meant', async () => {
  const made = await add();
  assertProblem(await put(made, jpeg, { 'if-match': '"0123456789abcdef"' }), 412, 'stale');
  const first = (await put(made, png(20, 20))).headers.get('etag');
  assert.equal((await put(made, jpeg, { 'if-match': first })).status, 200);
  assertProblem(await put(made, png(30, 30), { 'if-match': first }), 412, 'stale');
  assertProblem(await admin.delete(logoOf(made), { headers: { 'if-match': first } }), 412, 'stale');
});

const page = '<!doctype html><script>alert(document.cookie)</script>';
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">${page}</svg>`;
const whole = png(64, 64);
for (const [what, [file, code]] of Object.entries({
  'nothing at all': ['', 'required'],
  'a page that calls itself a picture': [page, 'not_a_picture'],
  'a drawing with a script in it': [drawing, 'not_a_picture'],
  'a moving picture': [Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'), 'not_a_picture'],
  'a PDF': ['%PDF-1.7\n%%EOF', 'not_a_picture'],
  'JSON': ['{"logo":null}', 'not_a_picture'],
  'the first bytes of a PNG': [whole.subarray(0, 8), 'broken_picture'],
  'half a PNG': [whole.subarray(0, whole.length / 2), 'broken_picture'],
  'a PNG without its last byte': [whole.subarray(0, -1), 'broken_picture'],
  'a PNG with a page behind it': [Buffer.concat([whole, Buffer.from(page)]), 'broken_picture'],
  'a PNG whose chunk is said to be longer than the file': [Buffer.concat([whole.subarray(0, 33), Buffer.from([0xff, 0xff, 0xff, 0xff]), whole.subarray(37)]),
    'broken_picture'],
  'a PNG with one bit turned on its way': [Buffer.from(whole).fill(whole[50] ^ 1, 50, 51), 'broken_picture'],
  'half a JPEG': [jpeg.subarray(0, jpeg.length / 2), 'broken_picture'],
  'a JPEG with a page behind it': [Buffer.concat([jpeg, Buffer.from(page)]), 'broken_picture'],
  'a dot': [png(1, 1), 'picture_sides'],
  'a line': [png(4000, 15), 'picture_sides'],
  'a picture wider than a wall': [png(4097, 16), 'picture_sides'],
  'a file over 512 KiB': [png(64, 64, 128, [['tEXt', 'x'.repeat(512 * 1024)]]), 'logo_too_large'],
})) {
  test(`a logo is refused: ${what}`, async () => {
    const made = await add();
    await put(made, jpeg);
    assertProblem(await put(made, file, { 'content-type': 'image/png' }), 422, 'invalid_input', { logo: code });
    assert.deepEqual((await admin.get(logoOf(made))).bytes, jpeg);
  });
}

test('a gigabyte is refused before it is read; a bomb of pixels by what its head says', async () => {
  const made = await add();
  assertProblem(await put(made, Buffer.alloc(1024 * 1024 + 1)), 413, 'body_too_large');
  const bomb = png(16, 16);
  bomb.writeUInt32BE(0xffffffff, 16);
  assertProblem(await put(made, bomb), 422, 'invalid_input', { logo: 'broken_picture' }); // its checksum does not fit
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  assertProblem(await put(made, bomb), 422, 'invalid_input', { logo: 'picture_sides' });
});

test('a text hidden in a picture stays a text in a picture', async () => {
  const made = await add();
  const sly = png(32, 32, 0, [['tEXt', `Comment\0${page}`]]);
  const { body } = await put(made, sly);
  const read = await admin.get(addressOf(body));
  assert.deepEqual([read.headers.get('content-type'), read.headers.get('x-content-type-options'), read.bytes.equals(sly)], ['image/png', 'nosniff', true]);
});

test('refusals come in three languages', async () => {
  const made = await add();
  for (const [language, words] of [['fr', /image acceptée \(PNG, JPEG\)/], ['ar', /صورة مقبولة/], ['en', /picture that is accepted/]]) {
    const answer = await put(made, page, { 'accept-language': language });
    assert.match(answer.body.fields[0].message, words);
  }
});

test('whoever sees an organisation sees its logo; coordinators and administrators change it', async () => {
  const [own, foreign] = [await add(), await add()];
  for (const each of [own, foreign]) await put(each, jpeg);
  const partner = await callerOf(server, admin, 'partner', { organisation_id: own.id });
  assert.deepEqual((await partner.get(logoOf(own))).bytes, jpeg);
  assertProblem(await partner.get(logoOf(foreign)), 404, 'not_found');
  assertProblem(await put(own, jpeg, { as: partner }), 403, 'not_allowed');
  assertProblem(await partner.delete(logoOf(own)), 403, 'not_allowed');
  const coordinator = await callerOf(server, admin, 'coordinator');
  assert.equal((await put(own, png(16, 4096), { as: coordinator })).status, 200);
  assertProblem(await put({ id: randomUUID() }, jpeg), 404, 'not_found');
  assertProblem(await put({ id: 'x' }, jpeg), 404, 'not_found');
  const nobody = await fetch(`${server.url}/api/v1${logoOf(own)}`);
  assert.equal(nobody.status, 401);
});
