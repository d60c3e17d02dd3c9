// What journeys with hostile input share: bytes on a bare socket, and refusals that store nothing.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { assertProblem } from '../support/client.mjs';

export const person = { family_name: 'Alaoui', given_name: 'Salma', sex: 'F' };

export const storedIn = (server) => async () => {
  const [row] = await server.database.query(
    'select (select count(*) from athar.person), (select count(*) from athar.organisation), (select count(*) from athar.session), (select count(*) from athar.change_set)');
  return row;
};

/** refused(send, status, code, fields): refused so, with nothing stored. */
export const refusedBy = (stored) => async (send, status, code, fields) => {
  const before = await stored();
  assertProblem(await send(), status, code, fields);
  assert.deepEqual(await stored(), before, 'a refusal stores nothing');
};

/** What comes back for bytes sent as they are on a socket of their own. */
export function raw(port, bytes, patience = 5000) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    const late = setTimeout(() => socket.destroy(), patience);
    socket.setEncoding('latin1');
    socket.on('data', (text) => (answer += text));
    socket.on('error', (error) => (answer === '' && error.code !== 'ECONNRESET' ? reject(error) : undefined));
    socket.on('close', () => {
      clearTimeout(late);
      resolve(answer);
    });
  });
}
export const statusOf = (answer) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
