import { currentLanguage } from '@/shared/i18n';
import { connection } from './connection';
import { asProblem, problemOf } from './problem';
import { session } from './session';

const longestWaitMs = 10_000;
const attempts = 4;
const opensSession = /\/api\/v1\/(sign_in|me)$/;

/**
 * fetch as the application needs it: language, CSRF token and idempotency key on every request; a busy server (503) and
 * a broken connection are tried again where repeating is safe; 401 waits for a new sign-in; any refusal is thrown as ApiProblem.
 * `send` does the one sending: the browser's fetch, or what stands in for it.
 */
export async function transport(input: Request, send: (request: Request) => Promise<Response> = (request) => fetch(request)): Promise<Response> {
  const isRead = input.method === 'GET' || input.method === 'HEAD';
  const idempotencyKey = input.method === 'POST' ? (input.headers.get('Idempotency-Key') ?? crypto.randomUUID()) : undefined;

  for (let attempt = 1; ; attempt += 1) {
    const request = dressed(input.clone(), isRead, idempotencyKey);
    let response: Response;
    try {
      response = await send(request);
    } catch (error) {
      if (input.signal.aborted) throw error;
      connection.lost();
      if (attempt < attempts && navigator.onLine && isRead) {
        await pause(backoff(attempt), input.signal);
        continue;
      }
      throw asProblem(error);
    }
    connection.answered();
    if (response.ok) return response;

    if (response.status === 503 && attempt < attempts) {
      const asked = Number(response.headers.get('retry-after')) * 1000;
      await pause(Math.min(asked > 0 ? asked : backoff(attempt), longestWaitMs), input.signal);
      continue;
    }
    if (response.status === 401 && session.isOpen && !opensSession.test(new URL(request.url).pathname)) {
      if (await session.renewal()) continue;
    }
    throw await problemOf(response);
  }
}

function dressed(request: Request, isRead: boolean, idempotencyKey: string | undefined): Request {
  request.headers.set('Accept-Language', currentLanguage());
  if (!isRead && session.csrfToken) request.headers.set('X-CSRF-Token', session.csrfToken);
  if (idempotencyKey) request.headers.set('Idempotency-Key', idempotencyKey);
  return request;
}

/** 0.4 s, 0.8 s, 1.6 s, each moved by up to a quarter so that many browsers do not come back at once. */
function backoff(attempt: number): number {
  return 200 * 2 ** attempt * (1 + Math.random() / 4);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
