// Scans of signed sheets: pages drawn as a plain PDF (lines, names, strokes of a pen), small and the same every time. Nobody signed them.
import { randomFrom } from './random.mjs';

const LINE = 26, TOP = 690, LEFT = 50, RIGHT = 545;

/** What Helvetica has in its usual encoding, as the PDF's own escapes. */
const text = (value) =>
  [...value.normalize('NFC')]
    .map((c) => (c.codePointAt(0) < 127 ? c.replace(/[()\\]/g, '\\$&') : c.codePointAt(0) < 256 ? `\\${c.codePointAt(0).toString(8).padStart(3, '0')}` : '?'))
    .join('');
const say = (x, y, size, value) => `BT /F1 ${size} Tf ${x} ${y} Td (${text(value)}) Tj ET`;

/** A signature: some strokes that swing around a line. */
function signature(x, y, random) {
  const near = (center, spread) => center + random.between(-spread, spread);
  let at = x;
  const strokes = [`${at} ${near(y, 3)} m`];
  for (let i = 0; i < 4; i += 1) {
    strokes.push(`${near(at + 6, 6)} ${near(y + 9, 5)} ${near(at + 12, 6)} ${near(y - 8, 5)} ${at + 18} ${near(y, 4)} c`);
    at += 18;
  }
  return `${strokes.join(' ')} S`;
}

/** One page for the sittings of a day. */
function page({ title, day, sittings, people }, random) {
  const drawn = ['0.2 0.2 0.25 RG 0.2 0.2 0.25 rg 0.6 w', say(LEFT, 780, 14, "Feuille d'émargement"), say(LEFT, 758, 10, title), say(LEFT, 742, 10, day),
    say(LEFT, TOP + 8, 9, 'Nom et prénom'), ...sittings.map((name, i) => say(300 + i * 125, TOP + 8, 9, name))];
  for (let row = 0; row <= people.length; row += 1) drawn.push(`${LEFT} ${TOP - row * LINE} m ${RIGHT} ${TOP - row * LINE} l S`);
  people.forEach(({ name, line }, row) => {
    const y = TOP - row * LINE - 17;
    drawn.push('0.6 w', say(LEFT + 4, y, 9, `${row + 1}. ${name}`), '1.1 w');
    sittings.forEach((_, i) => line[i] === 'P' && drawn.push(signature(300 + i * 125, y + 2, random)));
  });
  drawn.push(say(LEFT, 40, 8, 'Démonstration : personnes et signatures inventées.'));
  return drawn.join('\n');
}

function pdf(content) {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'];
  let out = '%PDF-1.4\n';
  const starts = objects.map((body, i) => {
    const start = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  return `${out}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF\n`;
}

const SITTINGS = ['Matin', 'Après-midi'];

/** The days of the two trainings whose attendance was entered, but the last of each: its sheet is still missing. */
export function signedSheets(sessions, people) {
  const random = randomFrom(20260512);
  const nameOf = new Map(people.map(({ id, family_name, given_name }) => [id, `${family_name ?? ''} ${given_name ?? ''}`.trim()]));
  return sessions
    .filter(({ kind, registrations }) => kind === 'training' && registrations?.some(({ attendance }) => attendance))
    .flatMap((session) =>
      session.days.slice(0, -1).flatMap(({ date, sittings }, at) => {
        const lines = session.registrations
          .filter(({ attendance, withdrawn }) => attendance && !withdrawn)
          .map(({ person_id, attendance }) => ({ name: nameOf.get(person_id) || 'Participant', line: attendance.split(' ')[at] ?? '' }));
        if (!lines.some(({ line }) => /[PA]/.test(line))) return [];
        const title = session.title.fr;
        return [{
          session_id: session.id, date, file_name: `emargement-${date}.pdf`,
          content: pdf(page({ title, day: date, sittings: sittings.map((_, i) => SITTINGS[i]), people: lines }, random)),
        }];
      }),
    );
}
