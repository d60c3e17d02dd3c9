// The same ids on every machine: version 8 UUIDs made from a name, as Uuid::from_name in domain/shared/id.cpp makes them.
const MASK = (1n << 64n) - 1n;
const PRIME = 1099511628211n;

function fnv1a(bytes, seed) {
  let hash = seed;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  return hash;
}

/** "organisation:CE-BSG" → "xxxxxxxx-xxxx-8xxx-xxxx-xxxxxxxxxxxx". */
export function idFromName(name) {
  const bytes = Buffer.from(name, 'utf8');
  const id = Buffer.alloc(16);
  id.writeBigUInt64BE(fnv1a(bytes, 1469598103934665603n), 0);
  id.writeBigUInt64BE(fnv1a(bytes, 0x9e3779b97f4a7c15n), 8);
  id[6] = (id[6] & 0x0f) | 0x80;
  id[8] = (id[8] & 0x3f) | 0x80;
  const hex = id.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const organisationId = (key) => idFromName(`organisation:${key}`);
export const personId = (key) => idFromName(`person:${key}`);
export const groupId = (code) => idFromName(`person_group:${code}`);
export const programmeId = (code) => idFromName(`programme:${code}`);
export const courseId = (key) => idFromName(`course:${key}`);
export const sessionId = (key) => idFromName(`session:${key}`);
export const registrationId = (session, person) => idFromName(`registration:${session}:${person}`);
export const outreachActivityId = (key) => idFromName(`outreach_activity:${key}`);
export const accountId = (email) => idFromName(`account:${email}`);
