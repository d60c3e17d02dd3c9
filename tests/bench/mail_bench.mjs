// 1,000 invitations through the outbox, beside the rate at which the same mail server takes the same messages from a plain SMTP client over
// one connection from a process of its own, measured in the same run; and the server's memory before, at the middle and at the end.
//
//   node tests/bench/mail_bench.mjs [MESSAGES]
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { invite, personWithAddress, sessionToCome } from '../journeys/inviting.mjs';
import { mailServer } from '../support/mail.mjs';
import { startServer } from '../support/server.mjs';

const messages = Number(process.argv[2] ?? 1000);

const residentKilobytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

/** Sends raw messages over one connection, one command after another; messages a second. */
async function plainRate(port, raw, count) {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  let waiting;
  socket.on('data', (text) => /^\d{3} .*\r\n$/m.test(text) && waiting?.(text));
  const said = () => new Promise((resolve) => (waiting = resolve));
  await said();
  const ask = async (line) => {
    const answer = said();
    socket.write(`${line}\r\n`);
    return answer;
  };
  await ask('EHLO bench');
  const started = performance.now();
  for (let i = 0; i < count; i += 1) {
    await ask('MAIL FROM:<centre@athar.example>');
    await ask(`RCPT TO:<bench-${i}@example.org>`);
    await ask('DATA');
    await ask(`${raw}\r\n.`);
  }
  const seconds = (performance.now() - started) / 1000;
  socket.destroy();
  return count / seconds;
}

if (process.argv[2] === 'plain') {
  const [port, file, count] = process.argv.slice(3);
  console.log(await plainRate(Number(port), readFileSync(file, 'latin1'), Number(count)));
  process.exit();
}

const mail = await mailServer();
const server = await startServer({ environment: mail.environment });
try {
  const admin = await server.signIn();
  const session = await sessionToCome(admin, { seats: messages });
  const people = [];
  for (let i = 0; i < messages; i += 1) people.push(await personWithAddress(admin));
  const before = residentKilobytes(server.process.pid);
  const asked = performance.now();
  await invite(admin, session, people);
  const written = performance.now();
  await mail.received(1);
  const first = performance.now();
  await mail.received(messages / 2, 120_000);
  const middle = residentKilobytes(server.process.pid);
  await mail.received(messages, 120_000);
  const seconds = (performance.now() - first) / 1000;
  const end = residentKilobytes(server.process.pid);
  const rate = (messages - 1) / seconds;
  const file = join(tmpdir(), `athar-bench-${process.pid}.eml`);
  writeFileSync(file, mail.taken[0].raw, 'latin1');
  const plain = Number((await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), 'plain', String(mail.port), file, String(messages)])).stdout);
  rmSync(file);
  console.log(`writing ${messages} invitations: ${Math.round(written - asked)} ms`);
  console.log(`leaving: ${rate.toFixed(0)} messages/s over ${mail.connections - 1} connection(s); a plain client: ${plain.toFixed(0)} messages/s; ${(100 * rate / plain).toFixed(0)} %`);
  console.log(`memory: ${before} kB before, ${middle} kB at the middle, ${end} kB at the end`);
} finally {
  await server.stop();
  await mail.stop();
}
