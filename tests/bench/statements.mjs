// The SQL a server runs for a request, word by word, from PostgreSQL's own log: what pgbench then runs is the same.
import { readFileSync, statSync } from 'node:fs';

/** A quoted or NULL parameter each, in order, as the DETAIL line has them: $1 = 'x', $2 = NULL. */
function parametersOf(detail) {
  const values = [];
  for (const [, , value] of detail.matchAll(/\$(\d+) = (NULL|'(?:[^']|'')*')/g)) values.push(value);
  return values;
}

/**
 * What `ask` made PostgreSQL execute on connections that log all statements: scripts for pgbench, with the values in place.
 * `log` is the cluster's log file.
 */
export async function statementsOf(log, ask) {
  const from = statSync(log).size;
  await ask();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const entries = readFileSync(log).subarray(from).toString().split(/\n(?=\d{4}-\d\d-\d\d )/);
  const statements = [];
  for (let i = 0; i < entries.length; i += 1) {
    const found = /LOG:\s+execute [^:]+: ([\s\S]*)$/.exec(entries[i]);
    if (!found || /sign_in_session|access_token/.test(found[1])) continue;
    const detail = /DETAIL:\s+parameters: ([\s\S]*)$/.exec(entries[i + 1] ?? '');
    const values = detail ? parametersOf(detail[1]) : [];
    // pgbench takes ":word" for a variable of its own; the server's SQL has no such text outside of its values.
    statements.push(`${found[1].trim().replaceAll('\n', ' ').replaceAll(/\$(\d+)/g, (_, n) => values[n - 1])};`);
  }
  return statements.join('\n');
}
