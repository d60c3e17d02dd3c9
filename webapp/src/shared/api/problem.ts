import i18next from 'i18next';

/** One refused field of a body: `path` as in the body ("days[0].sittings[1].ends"), `message` in the reader's language. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
  detail?: string;
}

interface ProblemBody {
  title?: string;
  code?: string;
  fields?: FieldProblem[];
  request_id?: string;
  current?: unknown;
}

/**
 * A refusal of the server, or no answer at all (`status` 0, code `no_answer`).
 * `current` is the stored state that a stale write (412) was refused for.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: FieldProblem[];
  readonly requestId: string | undefined;
  readonly current: unknown;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: ProblemBody = {}, retryAfterSeconds?: number) {
    super(body.title ?? body.code ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'no_answer' : `http_${status}`);
    this.fields = Array.isArray(body.fields) ? body.fields : [];
    this.requestId = body.request_id;
    this.current = body.current;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** For people, in their language: what is wrong with the first field, or else with the whole. */
  get said(): string {
    return this.fields[0]?.message ?? this.message;
  }

  get isNoAnswer(): boolean {
    return this.status === 0;
  }

  get isStale(): boolean {
    return this.status === 412;
  }

  /** Field messages by path, as @mantine/form's `setErrors` takes them: "days[0].date" and "days/0/date" become "days.0.date". */
  fieldErrors(): Record<string, string> {
    return Object.fromEntries(this.fields.map((field) => [formPath(field.path), field.message]));
  }
}

export function formPath(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1').replaceAll('/', '.').replace(/^\./, '');
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  let body: ProblemBody = {};
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    try {
      body = (await response.json()) as ProblemBody;
    } catch {
      body = {}; // an answer cut in the middle still has its status
    }
  }
  const wait = Number(response.headers.get('retry-after'));
  return new ApiProblem(response.status, body, Number.isFinite(wait) && wait > 0 ? wait : undefined);
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(0, { title: i18next.t('common:failed.noAnswer') });
}
