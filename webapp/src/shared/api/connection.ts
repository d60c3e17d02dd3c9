/** Whether the server answers, and since when it does not. Fed by every request and by the live feed. */
type Listener = () => void;

export interface ConnectionState {
  isUp: boolean;
  /** Instant (ms) of the last answer; undefined before the first. */
  lastAnswerAt: number | undefined;
}

let state: ConnectionState = { isUp: true, lastAnswerAt: undefined };
const listeners = new Set<Listener>();

export const connection = {
  get state(): ConnectionState {
    return state;
  },
  answered(): void {
    const wasUp = state.isUp;
    const now = Date.now();
    // A new object each second at most: subscribers compare by identity.
    if (wasUp && state.lastAnswerAt !== undefined && now - state.lastAnswerAt < 1000) return;
    state = { isUp: true, lastAnswerAt: now };
    if (!wasUp) tell();
  },
  lost(): void {
    if (!state.isUp) return;
    state = { ...state, isUp: false };
    tell();
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

if (typeof window !== 'undefined') window.addEventListener('offline', () => connection.lost());

function tell(): void {
  for (const listener of listeners) listener();
}
