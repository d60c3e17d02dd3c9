// A mail server for tests: takes messages over real SMTP and remembers them.
//
//   const mail = await mailServer();                     // plain; { security: 'starttls' | 'tls', user, password } with TLS
//   const server = await startServer({ environment: mail.environment });
//   await mail.received(3);                              // messages taken so far: {to, messageId, subject, raw, headers}
//   mail.behave = ({ to, number }) => 'refuse';          // 'take' | 'refuse' | 'put_off' | 'die' (after DATA) | 'hang'
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './house.mjs';

const require = createRequire(join(root, 'webapp/package.json'));
const { SMTPServer } = require('smtp-server');

/** A certificate of this run for 127.0.0.1 and localhost. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'athar-mail-'));
  const key = join(folder, 'key.pem'), file = join(folder, 'certificate.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext',
    'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', file], { stdio: 'ignore' });
  return { folder, file, key: readFileSync(key), cert: readFileSync(file) };
}

/** "=?UTF-8?B?…?=" and folded lines, read. */
export function decodedHeader(text) {
  return text.replace(/\r\n[ \t]+/g, ' ').replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, encoded) => `\0${encoded}\0`)
    .replace(/\0([^\0]*)\0/g, (_, encoded) => Buffer.from(encoded, 'base64').toString());
}

function message(raw, to) {
  const [head] = raw.split('\r\n\r\n');
  const headers = {};
  for (const line of head.replace(/\r\n[ \t]+/g, (fold) => fold).split(/\r\n(?![ \t])/)) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    (headers[name] ??= []).push(line.slice(at + 1).trim());
  }
  return { to, raw, headers, messageId: headers['message-id']?.[0], subject: decodedHeader(headers.subject?.[0] ?? '') };
}

/** The part of that type, decoded. */
export function partOf(raw, type) {
  const at = raw.indexOf(`Content-Type: ${type}`);
  if (at < 0) return undefined;
  const headEnd = raw.indexOf('\r\n\r\n', at);
  const head = raw.slice(at, headEnd);
  const body = raw.slice(headEnd + 4, raw.indexOf('\r\n--', headEnd));
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

export async function mailServer({ security = 'none', user, password, port = 0, behave } = {}) {
  const made = security === 'none' ? undefined : certificate();
  const mail = { taken: [], attempts: 0, connections: 0, behave: behave ?? (() => 'take'), delay: 0 };
  const server = new SMTPServer({
    secure: security === 'tls',
    key: made?.key, cert: made?.cert,
    disabledCommands: security === 'none' ? ['STARTTLS', 'AUTH'] : user ? [] : ['AUTH'],
    authOptional: !user, disableReverseLookup: true, logger: false,
    onConnect(session, done) { mail.connections += 1; done(); },
    onAuth(given, session, done) {
      const right = given.username === user && given.password === password;
      done(right ? null : new Error('Invalid user or password'), right ? { user } : undefined);
    },
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        mail.attempts += 1;
        const taken = message(Buffer.concat(parts).toString(), session.envelope.rcptTo[0].address);
        const how = mail.behave({ ...taken, number: mail.attempts });
        if (how === 'refuse') return done(Object.assign(new Error('5.7.1 not wanted here'), { responseCode: 550 }));
        if (how === 'put_off') return done(Object.assign(new Error('4.2.0 come back later'), { responseCode: 451 }));
        if (how === 'hang') return undefined;
        if (how === 'die') {
          for (const connection of server.connections) connection._socket.destroy();
          return undefined;
        }
        const take = () => { mail.taken.push(taken); done(null, `taken as ${mail.taken.length}`); };
        return mail.delay > 0 ? setTimeout(take, mail.delay) : take();
      });
    },
  });
  server.on('error', () => {});
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  mail.port = server.server.address().port;
  mail.environment = {
    ATHAR_MAIL_HOST: security === 'none' ? '127.0.0.1' : 'localhost', ATHAR_MAIL_PORT: String(mail.port), ATHAR_MAIL_SECURITY: security,
    ATHAR_MAIL_FROM: 'centre@athar.example', ATHAR_MAIL_FROM_NAME: 'Centre d’excellence', ATHAR_MAIL_REPLY_TO: 'coordination@athar.example',
    ATHAR_MAIL_RETRY_SECONDS: '1', ATHAR_MAIL_TIMEOUT_SECONDS: '2', ATHAR_PUBLIC_URL: 'https://athar.example',
    ...(made ? { ATHAR_MAIL_CA_FILE: made.file } : {}), ...(user ? { ATHAR_MAIL_USER: user, ATHAR_MAIL_PASSWORD: password } : {}),
  };
  mail.received = async (count, patience = 30_000) => {
    const end = Date.now() + patience;
    while (mail.taken.length < count) {
      assert.ok(Date.now() < end, `${mail.taken.length} of ${count} messages came`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return mail.taken;
  };
  mail.stop = async () => {
    for (const connection of server.connections) connection._socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    if (made) rmSync(made.folder, { recursive: true });
  };
  return mail;
}
