/**
 * What the browser knows about the signed-in session. The cookie is HttpOnly; only the CSRF token is held here, in memory.
 * When a request is answered 401 the session has ended under the reader's hands: the request waits here until the dialog
 * has signed the same person in again, so that nothing typed is lost.
 */
type Listener = () => void;

let csrfToken: string | undefined;
let userId: string | undefined;
let waiting: { resolve: (renewed: boolean) => void }[] = [];
const listeners = new Set<Listener>();

export const session = {
  get csrfToken(): string | undefined {
    return csrfToken;
  },

  /** True while requests wait for a new sign-in. */
  get isExpired(): boolean {
    return waiting.length > 0;
  },

  get isOpen(): boolean {
    return userId !== undefined;
  },

  /** After sign_in or me. Waiting requests go on only for the person who made them. */
  begin(user: { id: string }, token: string): void {
    const isSamePerson = userId === undefined || userId === user.id;
    csrfToken = token;
    userId = user.id;
    settle(isSamePerson);
  },

  end(): void {
    csrfToken = undefined;
    userId = undefined;
    settle(false);
  },

  /** Resolves true once the same person has signed in again, false when they gave up or somebody else did. */
  renewal(): Promise<boolean> {
    return new Promise((resolve) => {
      waiting.push({ resolve });
      tell();
    });
  },

  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function settle(renewed: boolean): void {
  const settled = waiting;
  waiting = [];
  for (const { resolve } of settled) resolve(renewed);
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
