// The list of all people as a file, beside what PostgreSQL needs to write the table itself.

/** Milliseconds, rows, bytes and the memory that the server grew by at its highest, for one order. */
export async function measureExport(server, token, format) {
  const ask = async (path, init = {}) => {
    const answer = await fetch(`${server.address}/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const before = server.residentMiB();
  const started = performance.now();
  let highest = before;
  let made = await ask('/exports', { method: 'POST', body: JSON.stringify({ kind: 'list', list: 'people', format, names: true, reason: 'A measurement' }) });
  while (made.state === 'queued' || made.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    highest = Math.max(highest, server.residentMiB());
    made = await ask(`/exports/${made.id}`);
  }
  if (made.state !== 'done') throw new Error(`the export ended ${made.state}: ${JSON.stringify(made.failure)}`);
  return { milliseconds: performance.now() - started, rows: made.progress.done, megabytes: made.size_bytes / 1e6, grownMiB: highest - before };
}
