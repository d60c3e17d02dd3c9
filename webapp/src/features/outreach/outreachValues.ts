import type { AudienceBody, Outreach, OutreachBody } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';

export const methods = ['counted', 'registered', 'estimated'] as const;

/** Numbers are '' while nobody has said them: unknown is not zero. */
export interface AudienceValues {
  country: string;
  total: number | string;
  women: number | string;
  men: number | string;
  method: (typeof methods)[number];
  note: string;
}

export interface OutreachValues extends Record<string, unknown> {
  programme_id: string | null;
  title: LocalizedText;
  kind: string;
  date: string | null;
  place_code: string | null;
  country: string;
  channel: string;
  audiences: AudienceValues[];
}

export const newAudience: AudienceValues = { country: '', total: '', women: '', men: '', method: 'estimated', note: '' };

export const newOutreach: OutreachValues = {
  programme_id: null, title: {}, kind: '', date: null, place_code: null, country: '', channel: '', audiences: [],
};

export function valuesOf(outreach: Outreach): OutreachValues {
  return {
    programme_id: outreach.programme_id, title: outreach.title, kind: outreach.kind, date: outreach.date ?? null,
    place_code: outreach.place_code ?? null, country: outreach.country ?? '', channel: outreach.channel ?? '',
    audiences: (outreach.audiences ?? []).map(({ country, total, women, men, method, note }) => ({
      country: country ?? '', total, women: women ?? '', men: men ?? '', method: method ?? 'estimated', note: note ?? '',
    })),
  };
}

export function bodyOf(values: OutreachValues): OutreachBody {
  return {
    programme_id: values.programme_id ?? '',
    title: values.title as OutreachBody['title'],
    kind: values.kind,
    date: values.date ?? undefined,
    place_code: values.place_code ?? undefined,
    country: code(values.country),
    channel: values.channel.trim() || undefined,
    audiences: values.audiences.map(
      ({ country, total, women, men, method, note }): AudienceBody => ({
        country: code(country), total: number(total) ?? 0, women: number(women), men: number(men), method, note: note.trim() || undefined,
      }),
    ),
  };
}

function code(text: string): string | undefined {
  return text.trim().toUpperCase() || undefined;
}

function number(value: number | string): number | undefined {
  return value === '' ? undefined : Number(value);
}
