import { connection } from './connection';

/** A figure's query, flat as in the URL: {measure, by, from, to, programme, …}. */
export type LiveQuery = Record<string, string | string[] | number | undefined>;

export interface LiveMessage<T = unknown> {
  version: number;
  value: T;
  /** What moved the figure, when the server can say. */
  changed?: unknown;
}

export interface LiveError {
  code: string;
  title: string;
}

export interface LiveListener<T = unknown> {
  onValue: (message: LiveMessage<T>) => void;
  onError?: (error: LiveError) => void;
}

/** idle: nobody listens. connecting: first attempt. live: messages flow. lost: was live, trying again. */
export type LiveState = 'idle' | 'connecting' | 'live' | 'lost';

interface Subscription {
  id: string;
  query: LiveQuery;
  listeners: Set<LiveListener>;
  last?: LiveMessage;
}

const firstDelayMs = 500;
const longestDelayMs = 30_000;
const lingerMs = 5_000;
/** Closed by the server because the session ended or may not listen: trying again cannot help. */
const refused = new Set([1008, 4401, 4403]);

/**
 * One WebSocket for the whole application. Equal queries share a subscription; after a break every query is subscribed
 * again and resumed from the last version seen, so a listener never sees an older value after a newer one.
 */
export class LiveClient {
  private socket: WebSocket | undefined;
  private readonly byId = new Map<string, Subscription>();
  private readonly idOf = new Map<string, string>();
  private readonly stateListeners = new Set<() => void>();
  private nextId = 1;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: LiveState = 'idle';
  private readonly onOnline = () => this.retryNow();

  constructor(private readonly address: () => string) {
    if (typeof window !== 'undefined') window.addEventListener('online', this.onOnline);
  }

  get state(): LiveState {
    return this.current;
  }

  subscribeState(listener: () => void): () => void {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  }

  /** Calls `onValue` with the snapshot, then with every change. Returns what ends it. */
  subscribe<T>(query: LiveQuery, listener: LiveListener<T>): () => void {
    const key = canonical(query);
    const known = this.byId.get(this.idOf.get(key) ?? '');
    const subscription = known ?? this.open(key, query);
    subscription.listeners.add(listener as LiveListener);
    if (known?.last) listener.onValue(known.last as LiveMessage<T>);
    return () => this.drop(key, subscription, listener as LiveListener);
  }

  /** Forgets everything: at sign-out. */
  close(): void {
    clearTimeout(this.timer);
    this.byId.clear();
    this.idOf.clear();
    this.failures = 0;
    this.hangUp();
    this.enter('idle');
  }

  private open(key: string, query: LiveQuery): Subscription {
    const subscription: Subscription = { id: `q${this.nextId++}`, query, listeners: new Set() };
    this.byId.set(subscription.id, subscription);
    this.idOf.set(key, subscription.id);
    if (this.socket?.readyState === WebSocket.OPEN) this.send({ subscribe: subscription.id, query });
    else this.connect();
    return subscription;
  }

  private drop(key: string, subscription: Subscription, listener: LiveListener): void {
    subscription.listeners.delete(listener);
    if (subscription.listeners.size > 0 || !this.byId.delete(subscription.id)) return;
    this.idOf.delete(key);
    this.send({ unsubscribe: subscription.id });
    if (this.byId.size > 0) return;
    // Going from page to page drops the last listener and adds one at once: keep the line for a moment.
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.byId.size === 0 && this.close(), lingerMs);
  }

  private connect(): void {
    if (this.socket) return;
    clearTimeout(this.timer);
    if (this.current === 'idle') this.enter('connecting');
    const socket = new WebSocket(this.address());
    this.socket = socket;
    socket.onopen = () => this.greet();
    socket.onmessage = (event: MessageEvent) => this.receive(String(event.data));
    socket.onclose = (event: CloseEvent) => this.lose(socket, event.code);
  }

  private greet(): void {
    this.failures = 0;
    connection.answered();
    const seen: Record<string, number> = {};
    for (const { id, query, last } of this.byId.values()) {
      this.send({ subscribe: id, query });
      if (last) seen[id] = last.version;
    }
    if (Object.keys(seen).length > 0) this.send({ resume: seen });
    this.enter('live');
  }

  private receive(text: string): void {
    const message = parse(text);
    const subscription = message && this.byId.get(message.id);
    if (!message || !subscription) return; // an answer to what was just unsubscribed
    if (message.error) {
      for (const listener of subscription.listeners) listener.onError?.(message.error);
      return;
    }
    if (message.version === undefined || message.version < (subscription.last?.version ?? 0)) return;
    subscription.last = { version: message.version, value: message.value, changed: message.changed };
    for (const listener of [...subscription.listeners]) listener.onValue(subscription.last);
  }

  private lose(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    if (this.byId.size === 0) return this.enter('idle');
    this.enter('lost');
    if (refused.has(code)) return;
    const delay = Math.min(firstDelayMs * 2 ** this.failures, longestDelayMs) * (0.75 + Math.random() / 2);
    this.failures += 1;
    this.timer = setTimeout(() => this.connect(), delay);
  }

  /** The network is back, or somebody signed in again: do not wait for the timer. */
  retryNow(): void {
    if (this.socket || this.byId.size === 0) return;
    this.failures = 0;
    this.connect();
  }

  private hangUp(): void {
    const socket = this.socket;
    this.socket = undefined;
    socket?.close(1000);
  }

  private send(message: unknown): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private enter(state: LiveState): void {
    if (state === this.current) return;
    this.current = state;
    for (const listener of this.stateListeners) listener();
  }
}

interface Received {
  id: string;
  version?: number;
  value?: unknown;
  changed?: unknown;
  error?: LiveError;
}

function parse(text: string): Received | undefined {
  try {
    const message = JSON.parse(text) as Received;
    return typeof message?.id === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}

/** The same question asked with its keys in another order is the same subscription. */
export function canonical(query: LiveQuery): string {
  return JSON.stringify(
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export const live = new LiveClient(() => `${window.location.origin.replace(/^http/, 'ws')}/api/v1/live`);
