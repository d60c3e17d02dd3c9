// One caller of the API: a browser's session (cookie, CSRF token) or a program (bearer token).
import assert from 'node:assert/strict';

export class Client {
  /** `token` is a bearer token; `language` an Accept-Language. */
  constructor(url, { token, language } = {}) {
    this.url = url;
    this.token = token;
    this.language = language;
    this.cookie = undefined;
    this.csrf = undefined;
    this.user = undefined;
  }

  /** Signs in and keeps the session; fails on a refusal. */
  async signIn({ email, password }) {
    const answer = await this.post('/sign_in', { email, password });
    assert.equal(answer.status, 200, `sign-in refused: ${JSON.stringify(answer.body)}`);
    this.user = answer.body.user;
    this.csrf = answer.body.csrf_token;
    return answer.body;
  }

  headers(more = {}) {
    const headers = {};
    if (this.token) headers.authorization = `Bearer ${this.token}`;
    if (this.cookie) headers.cookie = this.cookie;
    if (this.csrf) headers['x-csrf-token'] = this.csrf;
    if (this.language) headers['accept-language'] = this.language;
    return { ...headers, ...more };
  }

  /**
   * One request. `path` is below /api/v1, or whole when it begins with "//". A body that is text or bytes is sent as it is,
   * anything else as JSON. Answers {status, headers, body, bytes}; body is parsed when it is JSON, text otherwise. A 500 fails the test.
   */
  async request(method, path, { body, headers = {}, query } = {}) {
    const target = new URL(path.startsWith('//') ? this.url + path.slice(1) : `${this.url}/api/v1${path}`);
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) target.searchParams.set(name, Array.isArray(value) ? value.join(',') : String(value));
    }
    const sent = this.headers(headers);
    let payload = body;
    if (body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array)) payload = JSON.stringify(body);
    if (payload !== undefined && !Object.keys(sent).some((name) => name.toLowerCase() === 'content-type')) {
      sent['content-type'] = 'application/json';
    }
    const response = await fetch(target, { method, headers: sent, body: payload, redirect: 'manual' });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      if (pair.startsWith('athar_session=')) this.cookie = pair.endsWith('=') ? undefined : pair;
    }
    const type = response.headers.get('content-type') ?? '';
    const parsed = /\bjson\b/.test(type) && text !== '' ? JSON.parse(text) : text;
    assert.notEqual(response.status, 500, `${method} ${target.pathname}${target.search} answered 500: ${text}`);
    return { status: response.status, headers: response.headers, body: parsed, bytes };
  }

  get(path, options) {
    return this.request('GET', path, options);
  }
  post(path, body, options) {
    return this.request('POST', path, { ...options, body });
  }
  /** `options.version` is sent as If-Match. */
  put(path, body, { version, ...options } = {}) {
    const headers = { ...(version === undefined ? {} : { 'if-match': `"${version}"` }), ...options.headers };
    return this.request('PUT', path, { ...options, headers, body });
  }
  delete(path, { version, ...options } = {}) {
    const headers = { ...(version === undefined ? {} : { 'if-match': `"${version}"` }), ...options.headers };
    return this.request('DELETE', path, { ...options, headers });
  }

  /** The body of a GET that must succeed. */
  async read(path, query) {
    const answer = await this.get(path, { query });
    assert.equal(answer.status, 200, `GET ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  /** The stored resource of a POST that must create. */
  async create(path, body) {
    const answer = await this.post(path, body);
    assert.equal(answer.status, 201, `POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  /** The stored resource of a PUT that must succeed. */
  async change(path, body, options) {
    const answer = await this.put(path, body, options);
    assert.equal(answer.status, 200, `PUT ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** A WebSocket on the live feed with this caller's credentials. */
  live(headers = {}) {
    return new LiveFeed(`${this.url.replace(/^http/, 'ws')}/api/v1/live`, this.headers(headers));
  }
}

/** The live feed as a reader sees it: messages in order of arrival, and a way to wait for one. */
export class LiveFeed {
  constructor(url, headers) {
    this.messages = [];
    this.waiting = new Set();
    this.socket = new WebSocket(url, { headers });
    this.opened = new Promise((resolve, reject) => {
      this.socket.addEventListener('open', resolve, { once: true });
      this.socket.addEventListener('error', (event) => reject(new Error(event.message || 'the feed was refused')), { once: true });
    });
    this.opened.catch(() => {}); // whoever awaits it hears of it
    this.closed = new Promise((resolve) => {
      this.socket.addEventListener('close', (event) => resolve({ code: event.code, reason: event.reason }), { once: true });
    });
    this.socket.addEventListener('message', (event) => {
      this.messages.push({ at: performance.now(), ...JSON.parse(event.data) });
      for (const wake of this.waiting) wake();
    });
  }
  async send(message) {
    await this.opened;
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }
  subscribe(id, query) {
    return this.send({ subscribe: id, query });
  }
  /** The first message, past or future, that `accepts`; fails after `patience` milliseconds. */
  next(accepts, patience = 5000) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.messages.find(accepts);
        if (!found) return false;
        clearTimeout(late);
        this.waiting.delete(look);
        resolve(found);
        return true;
      };
      const late = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error(`no such message in ${patience} ms; the last were ${JSON.stringify(this.messages.slice(-3))}`));
      }, patience);
      if (!look()) this.waiting.add(look);
    });
  }
  async close() {
    this.socket.close();
    return this.closed;
  }
}

/**
 * Asserts a refusal: status, code and, where given, the fields as {path: code}. Checks the shape every problem has.
 */
export function assertProblem(answer, status, code, fields) {
  const told = JSON.stringify(answer.body);
  assert.equal(answer.status, status, told);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(answer.body.code, code, told);
  assert.equal(answer.body.status, status, told);
  assert.ok(answer.body.title, `a problem has a title: ${told}`);
  assert.equal(answer.body.detail, undefined, `everything is said in the reader’s language: ${told}`);
  assert.ok(answer.body.request_id, `a problem has a request_id: ${told}`);
  if (fields) {
    const got = Object.fromEntries((answer.body.fields ?? []).map((field) => [field.path, field.code]));
    assert.deepEqual(got, fields);
  }
}
