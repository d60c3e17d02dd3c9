import { api } from '../client';

export type DocumentLanguage = 'fr' | 'ar' | 'fr-ar' | 'en';
export type DocumentFormat = 'pdf' | 'docx';

interface Wanted {
  language: DocumentLanguage;
  format: DocumentFormat;
}

/** The sheets to sign, saved as a download; no date is every day. */
export async function saveSignInSheet(id: string, { date, ...wanted }: Wanted & { date: string | undefined }): Promise<void> {
  const query = { ...wanted, ...(date && { date }) };
  const made = await api.GET('/api/v1/sessions/{id}/sign_in_sheet', { params: { path: { id }, query }, parseAs: 'blob' });
  saveFile(made.data, made.response, `sign_in_sheet.${wanted.format}`);
}

/** Proofs of attendance, saved as a download; no person is everybody who came. */
export async function saveProofs(
  id: string,
  { person, signatory, ...wanted }: Wanted & { person: string | undefined; signatory: { name: string; capacity: string } },
): Promise<void> {
  const query = {
    ...wanted,
    ...(person && { person_id: person }),
    ...(signatory.name && { signatory_name: signatory.name }),
    ...(signatory.capacity && { signatory_capacity: signatory.capacity }),
  };
  const made = await api.GET('/api/v1/sessions/{id}/proofs_of_attendance', { params: { path: { id }, query }, parseAs: 'blob' });
  saveFile(made.data, made.response, `proofs_of_attendance.${wanted.format}`);
}

/** Convocations, saved as a download; no person is everybody with a seat. */
export async function saveConvocations(id: string, { person, ...wanted }: Wanted & { person: string | undefined }): Promise<void> {
  const query = { ...wanted, ...(person && { person_id: person }) };
  const made = await api.GET('/api/v1/sessions/{id}/convocations', { params: { path: { id }, query }, parseAs: 'blob' });
  saveFile(made.data, made.response, `convocations.${wanted.format}`);
}

/** The programme of a study visit, saved as a download. */
export async function saveVisitProgramme(id: string, query: Wanted): Promise<void> {
  const made = await api.GET('/api/v1/sessions/{id}/study_visit/programme', { params: { path: { id }, query }, parseAs: 'blob' });
  saveFile(made.data, made.response, `visit_programme.${query.format}`);
}

/** Hands a file to the browser under the server's name for it. */
export function saveFile(content: unknown, response: Response, otherwise: string): void {
  const address = URL.createObjectURL(content as Blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(response.headers.get('Content-Disposition')) ?? otherwise;
  link.click();
  // Some browsers begin to read only after the click has been worked off.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The name in UTF-8 of a Content-Disposition (RFC 6266). */
export function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}
