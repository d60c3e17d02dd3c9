// Empty spreadsheets for imports, read back by another program.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertProblem } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { sheetsOf } from '../support/xlsx.mjs';
import { preview, rowsOf, upload } from './importing.mjs';
import { callerOf, makeProgramme, sessionBody } from './training.mjs';

let server, admin, session;
before(async () => {
  server = await startServer();
  admin = await server.signIn();
  const programme = await makeProgramme(admin);
  session = await admin.create('/sessions', sessionBody(programme));
  await admin.change(`/sessions/${session.id}/status`, { status: 'open' }, { version: session.version });
  for (const fr of ['Budget sensible au genre', 'Marchés publics'])
    await admin.create('/courses', { title: { fr, ar: `${fr} ع` }, kind: 'training', modality: 'in_person', languages: [], durations: [{ days: 1 }] });
});
after(() => server.stop());

async function template(kind, language) {
  const response = await fetch(`${admin.url}/api/v1/import_templates/${kind}?language=${language}`, { headers: admin.headers() });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-disposition'), `attachment; filename="${kind}-${language}.xlsx"`);
  return sheetsOf(new Uint8Array(await response.arrayBuffer()));
}

for (const kind of ['agreements', 'organisations', 'people', 'sessions', 'registrations']) {
  test(`of ${kind}: an empty list, a sheet of help, and drop-downs from a hidden sheet`, async () => {
    for (const language of ['fr', 'ar', 'en']) {
      const [list, help, lists] = await template(kind, language);
      assert.deepEqual([list.right_to_left, help.right_to_left], [language === 'ar', language === 'ar']);
      assert.deepEqual([list.frozen, list.rows.length, lists.state], ['A2', 1, 'hidden']);
      const headers = list.rows[0];
      assert.equal(new Set(headers).size, headers.length);
      assert.deepEqual(help.rows.slice(1).map(([header]) => header), headers, 'every column is explained');
      assert.ok(Object.keys(list.drop_downs).length >= 3);
      for (const [where, formula] of Object.entries(list.drop_downs)) {
        const [, column, last] = /^'.+'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(formula);
        assert.equal(where, `${column}2:${column}5001`);
        const at = column.charCodeAt(0) - 65;
        const offered = lists.rows.slice(0, Number(last)).map((row) => row[at]);
        assert.ok(offered.length > 0 && offered.every((value) => typeof value === 'string' && value !== ''), `${kind} ${column}`);
      }
    }
  });
}

test('of progress: an empty list whose columns are found when it comes back', async () => {
  const online = await admin.create('/sessions', sessionBody(await makeProgramme(admin), { modality: 'e_learning', days: [] }));
  await admin.change(`/sessions/${online.id}/e_learning`, { link: 'https://example.org', opens_on: '2026-04-01', closes_on: '2026-04-30', planned_minutes: 60 }, { version: 1 });
  for (const language of ['fr', 'ar', 'en']) {
    const [list, help] = await template('progress', language);
    const headers = list.rows[0];
    assert.deepEqual(help.rows.slice(1).map(([header]) => header), headers, 'every column is explained');
    const { body } = await upload(admin, 'progress', `${headers.join(';')}\n`, { session: online.id });
    assert.deepEqual(Object.values(body.mapping).sort(), [...headers].sort());
  }
});

test('the drop-downs speak the language and the words of the house', async () => {
  const [list, , lists] = await template('people', 'fr');
  const offered = (header) => lists.rows.map((row) => row[list.rows[0].indexOf(header)]).filter((value) => value !== null);
  assert.deepEqual(offered('Sexe').slice(0, 2), ['femme', 'homme']);
  assert.equal(offered('Région').length, 12);
  assert.deepEqual(offered('Catégorie'), (await admin.read('/reference_lists/person_category')).items.filter(({ active }) => active).map(({ name }) => name.fr));
});

// Every value that a drop-down offers is read back as what it says, in every language and list.
for (const kind of ['agreements', 'organisations', 'people', 'sessions', 'registrations']) {
  for (const language of ['fr', 'ar', 'en']) {
    test(`the drop-downs of ${kind} in ${language} are understood when the list comes back`, async () => {
      const [list, , lists] = await template(kind, language);
      const headers = list.rows[0];
      const columns = Object.entries(list.drop_downs).map(([where, formula]) => {
        const at = /^([A-Z]+)2:/.exec(where)[1].charCodeAt(0) - 65;
        const [, column, last] = /^'.+'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(formula);
        return { at, offered: lists.rows.slice(0, Number(last)).map((row) => row[column.charCodeAt(0) - 65]) };
      });
      const longest = Math.max(...columns.map(({ offered }) => offered.length));
      const { body: made } = await upload(admin, kind, `${headers.join(';')}\n`, session ? { session: kind === 'registrations' ? session.id : undefined } : {});
      const unread = columns.filter(({ at }) => !Object.values(made.mapping).includes(headers[at]));
      assert.deepEqual(unread.map(({ at }) => headers[at]), [], 'every column with a drop-down is matched');
      const named = Object.entries(made.mapping);
      const text = Array.from({ length: longest }, (_, i) => headers.map((header, at) => {
        const drop = columns.find((each) => each.at === at);
        if (drop) return drop.offered[i % drop.offered.length];
        const field = named.find(([, column]) => column === header)?.[0] ?? '';
        return minimal(field, `${kind}${language}`, i);
      }));
      const csv = `${headers.join(';')}\n${text.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(';')).join('\n')}\n`;
      const previewed = await preview(admin, kind, csv, { session: kind === 'registrations' ? session.id : undefined });
      const errors = (await rowsOf(admin, previewed.id, 'error')).flatMap((row) => row.errors.map((each) => `${each.column}: ${each.code} ${each.detail}`));
      assert.deepEqual(errors, []);
      assert.equal(previewed.counts.new, longest);
    });
  }
}

/** What a row needs besides its drop-downs. */
function minimal(field, prefix, i) {
  const letters = String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26));
  const needed = { family_name: `Nom${letters}`, given_name: prefix, name_fr: `${prefix} ${i}`, name: `${prefix} ${i}`, title: `${prefix} ${i}`, title_fr: `${prefix} ${i}`,
    external_reference: `${prefix}-${i}`, first_date: '2026-05-12' };
  return needed[field] ?? '';
}

test('no other template, no other language, nobody who may not import', async () => {
  assertProblem(await admin.get('/import_templates/salaries'), 404, 'not_found');
  assertProblem(await admin.get('/import_templates/people', { query: { language: 'de' } }), 422, 'invalid_input', { language: 'not_one_of' });
  assertProblem(await (await callerOf(server, admin, 'viewer')).get('/import_templates/people'), 403, 'not_allowed');
});
