import type { LocalizedText } from '@/shared/format';
import type { Meeting, MeetingBody } from './queries';

export interface DecisionValues {
  key: string;
  id?: string;
  number?: number;
  text: LocalizedText;
  owner_organisation_id: string | null;
  owner_name: string;
  due_on: string | null;
  commitment_id: string | null;
}
export interface ItemValues {
  key: string;
  id?: string;
  title: LocalizedText;
  exchanges: LocalizedText;
  about_decision_id?: string;
  about_decision_number?: number;
  decisions: DecisionValues[];
}
export interface AttendeeValues {
  key: string;
  id?: string;
  member_id?: string;
  organisation_id: string | null;
  organisation_name: LocalizedText;
  person_name: string;
  person_name_ar: string;
  capacity: LocalizedText;
  role: Meeting['attendees'][number]['role'];
  standing: Meeting['attendees'][number]['standing'];
}
export interface MeetingValues extends Record<string, unknown> {
  number: number | string;
  held_on: string | null;
  starts: string;
  ends: string;
  place: LocalizedText;
  next_on: string | null;
  documents: string;
  items: ItemValues[];
  attendees: AttendeeValues[];
}

let keys = 0;
/** Names a line that the server has not seen yet. */
export const newKey = () => `new-${(keys += 1)}`;

export const newItem = (): ItemValues => ({ key: newKey(), title: {}, exchanges: {}, decisions: [] });
export const newDecision = (): DecisionValues => ({ key: newKey(), text: {}, owner_organisation_id: null, owner_name: '', due_on: null, commitment_id: null });
export const newGuest = (): AttendeeValues => ({
  key: newKey(), organisation_id: null, organisation_name: {}, person_name: '', person_name_ar: '', capacity: {}, role: 'guest', standing: 'present',
});

export function valuesOf(meeting: Meeting): MeetingValues {
  return {
    number: meeting.number,
    held_on: meeting.held_on,
    starts: meeting.starts ?? '',
    ends: meeting.ends ?? '',
    place: { ...meeting.place },
    next_on: meeting.next_on ?? null,
    documents: meeting.documents ?? '',
    items: meeting.items.map((item) => ({
      key: item.id,
      id: item.id,
      title: { ...item.title },
      exchanges: { ...item.exchanges },
      ...(item.about_decision_id && { about_decision_id: item.about_decision_id, about_decision_number: item.about_decision_number }),
      decisions: item.decisions.map((decision) => ({
        key: decision.id,
        id: decision.id,
        number: decision.number,
        text: { ...decision.text },
        owner_organisation_id: decision.owner_organisation_id ?? null,
        owner_name: decision.owner_name ?? '',
        due_on: decision.due_on ?? null,
        commitment_id: decision.commitment_id ?? null,
      })),
    })),
    attendees: meeting.attendees.map((attendee) => ({
      key: attendee.id,
      id: attendee.id,
      ...(attendee.member_id && { member_id: attendee.member_id }),
      organisation_id: attendee.organisation_id ?? null,
      organisation_name: { ...attendee.organisation_name },
      person_name: attendee.person_name ?? '',
      person_name_ar: attendee.person_name_ar ?? '',
      capacity: { ...attendee.capacity },
      role: attendee.role,
      standing: attendee.standing,
    })),
  };
}

const said = (text: LocalizedText) => {
  const kept = Object.fromEntries(Object.entries(text).filter(([, words]) => words?.trim()));
  return Object.keys(kept).length > 0 ? (kept as LocalizedText) : undefined;
};

export function bodyOf(values: MeetingValues): MeetingBody {
  return {
    number: values.number === '' ? undefined : Number(values.number),
    held_on: values.held_on ?? '',
    starts: values.starts || undefined,
    ends: values.ends || undefined,
    place: said(values.place),
    next_on: values.next_on ?? undefined,
    documents: values.documents || undefined,
    items: values.items.map((item) => ({
      id: item.id,
      title: said(item.title) ?? {},
      exchanges: said(item.exchanges),
      about_decision_id: item.about_decision_id,
      decisions: item.decisions.map((decision) => ({
        id: decision.id,
        text: said(decision.text) ?? {},
        owner_organisation_id: decision.owner_organisation_id ?? undefined,
        owner_name: decision.owner_name || undefined,
        due_on: decision.due_on ?? undefined,
        commitment_id: decision.commitment_id ?? undefined,
      })),
    })),
    attendees: values.attendees.map((attendee) => ({
      id: attendee.id,
      member_id: attendee.member_id,
      organisation_id: attendee.organisation_id ?? undefined,
      person_name: attendee.person_name || undefined,
      person_name_ar: attendee.person_name_ar || undefined,
      capacity: said(attendee.capacity),
      role: attendee.role,
      standing: attendee.standing,
    })),
  } as MeetingBody;
}
