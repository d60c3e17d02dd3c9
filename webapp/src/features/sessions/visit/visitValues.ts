import type { StudyVisit, StudyVisitBody, TravelLeg, VisitEntry, VisitHost } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';

export interface HostValues {
  organisation_id: string | null;
  name: string;
  city: string;
  country: string | null;
  from: string | null;
  to: string | null;
  contact: string;
}

export interface EntryValues {
  date: string | null;
  starts: string;
  ends: string;
  title: LocalizedText;
  /** "1" is the first host, "" none. */
  host: string;
  place: string;
  contact: string;
}

export interface LegValues {
  from: string;
  to: string;
  departs_on: string | null;
  departs_at: string;
  arrives_on: string | null;
  arrives_at: string;
  means: TravelLeg['means'];
  number: string;
}

export interface VisitValues extends Record<string, unknown> {
  head_registration_id: string;
  hosts: HostValues[];
  entries: EntryValues[];
  legs: LegValues[];
}

export const travelMeans = ['plane', 'train', 'coach', 'car', 'boat'] as const;
export const travelPapers = ['passport', 'visa', 'mission_order', 'insurance'] as const;
export const readiness = ['needed', 'asked', 'ready', 'not_needed'] as const;

const time = (value: string | null | undefined) => value?.slice(0, 5) ?? '';
const some = (value: string) => value.trim() || undefined;

export function valuesOf(visit: StudyVisit): VisitValues {
  return {
    head_registration_id: visit.head_registration_id ?? '',
    hosts: visit.hosts.map((host: VisitHost) => ({
      organisation_id: host.organisation_id ?? null, name: host.name ?? '', city: host.city ?? '', country: host.country ?? null,
      from: host.from ?? null, to: host.to ?? null, contact: host.contact ?? '',
    })),
    entries: visit.entries.map((entry: VisitEntry) => ({
      date: entry.date, starts: time(entry.starts), ends: time(entry.ends), title: entry.title, host: entry.host ? String(entry.host) : '',
      place: entry.place ?? '', contact: entry.contact ?? '',
    })),
    legs: visit.legs.map((leg: TravelLeg) => ({
      from: leg.from, to: leg.to, departs_on: leg.departs_on, departs_at: time(leg.departs_at), arrives_on: leg.arrives_on,
      arrives_at: time(leg.arrives_at), means: leg.means, number: leg.number ?? '',
    })),
  };
}

/** Days that are missing go as they are: the server names the line. */
export function bodyOf(values: VisitValues): StudyVisitBody {
  return {
    head_registration_id: values.head_registration_id || undefined,
    hosts: values.hosts.map((host) => ({
      organisation_id: host.organisation_id ?? undefined, name: host.organisation_id ? undefined : some(host.name), city: some(host.city),
      country: host.country ?? undefined, from: host.from ?? undefined, to: host.to ?? undefined, contact: some(host.contact),
    })),
    entries: values.entries.map((entry) => ({
      date: entry.date ?? '', starts: some(entry.starts), ends: some(entry.ends), title: entry.title as VisitEntry['title'],
      host: entry.host ? Number(entry.host) : undefined, place: some(entry.place), contact: some(entry.contact),
    })),
    legs: values.legs.map((leg) => ({
      from: leg.from, to: leg.to, departs_on: leg.departs_on ?? '', departs_at: some(leg.departs_at), arrives_on: leg.arrives_on ?? leg.departs_on ?? '',
      arrives_at: some(leg.arrives_at), means: leg.means, number: some(leg.number),
    })),
  };
}

/** A host that is taken out or moved keeps the appointments that name it. */
export function withHosts(values: VisitValues, order: number[]): Pick<VisitValues, 'hosts' | 'entries'> {
  return {
    hosts: order.map((at) => values.hosts[at]!),
    entries: values.entries.map((entry) => {
      const now = entry.host ? order.indexOf(Number(entry.host) - 1) : -1;
      return { ...entry, host: now < 0 ? '' : String(now + 1) };
    }),
  };
}

export const newHost = (before: HostValues | undefined): HostValues => ({
  organisation_id: null, name: '', city: before?.city ?? '', country: before?.country ?? null, from: before?.to ?? null, to: null, contact: '',
});

export const newEntry = (before: EntryValues | undefined, first: string | null): EntryValues => ({
  date: before?.date ?? first, starts: before?.ends ?? '', ends: '', title: {}, host: before?.host ?? '', place: '', contact: '',
});

export const newLeg = (before: LegValues | undefined): LegValues => ({
  from: before?.to ?? '', to: '', departs_on: before?.arrives_on ?? null, departs_at: '', arrives_on: null, arrives_at: '', means: before?.means ?? 'plane',
  number: '',
});

export type DayLine = { time: string; ends: string; leg?: TravelLeg; entry?: VisitEntry; path: string };

/** What happens on each day, journeys and appointments in one order of time. */
export function daysOf(visit: Pick<StudyVisit, 'entries' | 'legs'>): { date: string; lines: DayLine[] }[] {
  const days = new Map<string, DayLine[]>();
  const add = (date: string, line: DayLine) => days.set(date, [...(days.get(date) ?? []), line]);
  visit.legs.forEach((leg, at) => add(leg.departs_on, { time: time(leg.departs_at), ends: leg.arrives_on === leg.departs_on ? time(leg.arrives_at) : '', leg, path: `legs/${at}` }));
  visit.entries.forEach((entry, at) => add(entry.date, { time: time(entry.starts), ends: time(entry.ends), entry, path: `entries/${at}` }));
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([date, lines]) => ({ date, lines: lines.sort((a, b) => a.time.localeCompare(b.time)) }));
}
