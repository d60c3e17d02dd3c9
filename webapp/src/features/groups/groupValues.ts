import type { Group, GroupBody } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';

export interface GroupValues extends Record<string, unknown> {
  name: LocalizedText;
  code: string;
  kind: string;
}

export const newGroup: GroupValues = { name: {}, code: '', kind: '' };

export function valuesOf({ name, code, kind }: Group): GroupValues {
  return { name, code, kind };
}

export function bodyOf({ name, code, kind }: GroupValues): GroupBody {
  return { name: name as GroupBody['name'], code: code.trim() || codeFrom(name), kind };
}

const longestCode = 60;

/** "Réseau des DRH" → "reseau_des_drh". A name in Arabic alone gives none: the server then asks for one. */
export function codeFrom(name: LocalizedText): string {
  return (name.fr || name.en || '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, longestCode);
}
