import { api } from '../client';

export type DocumentLanguage = 'fr' | 'ar' | 'fr-ar' | 'en';
export type DocumentFormat = 'pdf' | 'docx';

/** What to print; an empty value is everything. */
interface Wanted {
  language: DocumentLanguage;
  format: DocumentFormat;
  date?: string;
  person_id?: string;
  signatory_name?: string;
  signatory_capacity?: string;
}

/** Has a document made and hands it to the browser as a download under the server's name for it. */
export async function fetchDocument(id: string, kind: 'sign_in_sheet' | 'proofs_of_attendance', wanted: Wanted): Promise<void> {
  const query = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''));
  const { data, response } = await api.GET(`/api/v1/sessions/{id}/${kind}`, { params: { path: { id }, query }, parseAs: 'blob' });
  const address = URL.createObjectURL(data as unknown as Blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(response.headers.get('Content-Disposition')) ?? `${kind}.${wanted.format}`;
  link.click();
  // Some browsers begin to read only after the click has been worked off.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The name in UTF-8 of a Content-Disposition (RFC 6266). */
export function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}
