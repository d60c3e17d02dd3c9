// @vitest-environment node
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer, type WebSocket as Peer } from 'ws';
import { canonical, LiveClient, type LiveMessage } from './live';

interface Request {
  subscribe?: string;
  unsubscribe?: string;
  resume?: Record<string, number>;
  query?: Record<string, unknown>;
}

let server: WebSocketServer;
let client: LiveClient;
let peers: Peer[];
let heard: Request[];

beforeEach(async () => {
  peers = [];
  heard = [];
  server = new WebSocketServer({ port: 0 });
  server.on('connection', (peer) => {
    peers.push(peer);
    peer.on('message', (data) => heard.push(JSON.parse(String(data)) as Request));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  client = new LiveClient(() => `ws://127.0.0.1:${port}/api/v1/live`);
});

afterEach(() => {
  client.close();
  for (const peer of peers) peer.terminate();
  server.close();
});

const say = (message: unknown) => peers.at(-1)?.send(JSON.stringify(message));
const until = (check: () => void) => vi.waitFor(check, { timeout: 4000, interval: 10 });

describe('the live client', () => {
  it('subscribes and hands on the snapshot, then the changes', async () => {
    const values: LiveMessage[] = [];
    client.subscribe({ measure: 'unique_participants' }, { onValue: (message) => values.push(message) });
    await until(() => expect(heard).toEqual([{ subscribe: 'q1', query: { measure: 'unique_participants' } }]));
    expect(client.state).toBe('live');
    say({ id: 'q1', version: 7, value: { value: 51 } });
    say({ id: 'q1', version: 8, value: { value: 52 }, changed: { people: 1 } });
    await until(() => expect(values.map(({ version }) => version)).toEqual([7, 8]));
    expect(values[1]?.changed).toEqual({ people: 1 });
  });

  it('shares one subscription between equal queries and ends it with the last listener', async () => {
    const first = client.subscribe({ measure: 'sessions', region: 'MA-04' }, { onValue: vi.fn() });
    await until(() => expect(heard).toHaveLength(1));
    say({ id: 'q1', version: 3, value: 21 });
    const late = vi.fn();
    await until(() => expect(client.state).toBe('live'));
    await new Promise((resolve) => setTimeout(resolve, 30));
    const second = client.subscribe({ region: 'MA-04', measure: 'sessions' }, { onValue: late });
    expect(late).toHaveBeenCalledWith(expect.objectContaining({ version: 3, value: 21 }));
    first();
    second();
    await until(() => expect(heard.at(-1)).toEqual({ unsubscribe: 'q1' }));
    expect(heard).toHaveLength(2);
  });

  it('comes back after a break, subscribes again and resumes from the last version', async () => {
    const values: number[] = [];
    client.subscribe({ measure: 'sessions' }, { onValue: ({ version }) => values.push(version) });
    await until(() => expect(heard).toHaveLength(1));
    say({ id: 'q1', version: 9, value: 1 });
    await until(() => expect(values).toEqual([9]));
    peers[0]?.terminate();
    await until(() => expect(client.state).toBe('lost'));
    await until(() => expect(heard.slice(1)).toEqual([{ subscribe: 'q1', query: { measure: 'sessions' } }, { resume: { q1: 9 } }]));
    expect(client.state).toBe('live');
    say({ id: 'q1', version: 8, value: 0 });
    say({ id: 'q1', version: 10, value: 2 });
    await until(() => expect(values).toEqual([9, 10]));
  });

  it('does not knock again when the server has refused it', async () => {
    client.subscribe({ measure: 'sessions' }, { onValue: vi.fn() });
    await until(() => expect(peers).toHaveLength(1));
    peers[0]?.close(1008);
    await until(() => expect(client.state).toBe('lost'));
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(peers).toHaveLength(1);
  });

  it('hands on a refused query and survives nonsense', async () => {
    const onError = vi.fn();
    client.subscribe({ measure: 'nothing' }, { onValue: vi.fn(), onError });
    await until(() => expect(heard).toHaveLength(1));
    peers[0]?.send('not json');
    say({ id: 'q1', error: { code: 'unknown_measure', title: 'No such measure' } });
    await until(() => expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'unknown_measure' })));
  });
});

it('a query is the same in any order of its keys, and absent filters do not count', () => {
  expect(canonical({ b: '2', a: '1', c: undefined })).toBe(canonical({ a: '1', b: '2' }));
});
