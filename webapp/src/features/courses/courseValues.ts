import type { Course, CourseBody, FollowedField, Session } from '@/shared/api';
import type { LocalizedText } from '@/shared/format';

export const audiences = ['participants', 'hosts', 'travellers'] as const satisfies readonly Course['questions'][number]['audience'][];
export type Audience = (typeof audiences)[number];
export const answerKinds = ['scale', 'yes_no', 'text'] as const satisfies readonly Course['questions'][number]['answer'][];

export interface QuestionValues {
  audience: Audience;
  answer: Course['questions'][number]['answer'];
  text: LocalizedText;
}

export interface ModuleValues {
  title: LocalizedText;
  length: number | '';
  unit: 'days' | 'minutes';
}

/** What the form holds; empty texts where the body says nothing, hours where it has minutes. */
export interface CourseValues extends Record<string, unknown> {
  title: LocalizedText;
  objectives: LocalizedText;
  audience: LocalizedText;
  kind: Session['kind'];
  modality: Session['modality'];
  seats: number | '';
  languages: string[];
  durations: { days: number | ''; hours: number | '' }[];
  modules: ModuleValues[];
  prerequisites: (string | null)[];
  competencies: string[];
  materials: { title: string; link: string; note: string }[];
  questions: QuestionValues[];
  attended_percent: number | '';
  test: boolean;
  archived: boolean;
}

export const newCourse: CourseValues = {
  title: {}, objectives: {}, audience: {}, kind: 'training', modality: 'in_person', seats: '', languages: ['fr'], durations: [], modules: [],
  prerequisites: [], competencies: [], materials: [], questions: [], attended_percent: '', test: false, archived: false,
};

export function valuesOf(course: Course): CourseValues {
  return {
    title: course.title,
    objectives: course.objectives ?? {},
    audience: course.audience ?? {},
    kind: course.kind,
    modality: course.modality,
    seats: course.seats ?? '',
    languages: course.languages,
    durations: course.durations.map(({ days, minutes }) => ({ days, hours: minutes == null ? '' : minutes / 60 })),
    modules: course.modules.map(({ title, days, minutes }) => ({
      title,
      length: days ?? minutes ?? '',
      unit: days == null && minutes != null ? 'minutes' : 'days',
    })),
    prerequisites: course.prerequisites,
    competencies: course.competencies,
    materials: course.materials.map(({ title, link, note }) => ({ title, link: link ?? '', note: note ?? '' })),
    questions: course.questions,
    attended_percent: course.certificate?.attended_percent ?? '',
    test: course.certificate?.test ?? false,
    archived: course.archived,
  };
}

const said = (text: LocalizedText) => (Object.values(text).some(Boolean) ? (text as CourseBody['title']) : undefined);

/** Lines nobody filled in are left out. */
export function bodyOf(values: CourseValues): CourseBody {
  return {
    title: values.title as CourseBody['title'],
    objectives: said(values.objectives),
    audience: said(values.audience),
    kind: values.kind,
    modality: values.modality,
    seats: values.seats === '' ? undefined : values.seats,
    languages: values.languages,
    durations: values.durations.flatMap(({ days, hours }) =>
      days === '' ? [] : [{ days, minutes: hours === '' ? undefined : Math.round(hours * 60) }],
    ),
    modules: values.modules.map(({ title, length, unit }) => ({ title: title as CourseBody['title'], ...(length === '' ? {} : { [unit]: length }) })),
    prerequisites: values.prerequisites.filter((id): id is string => Boolean(id)),
    competencies: values.competencies,
    materials: values.materials.map(({ title, link, note }) => ({ title: title.trim(), link: link.trim() || undefined, note: note.trim() || undefined })),
    questions: values.questions.map(({ audience, answer, text }) => ({ audience, answer, text: text as CourseBody['title'] })),
    certificate:
      values.attended_percent === '' && !values.test
        ? undefined
        : { attended_percent: values.attended_percent === '' ? undefined : values.attended_percent, test: values.test },
    archived: values.archived,
  };
}

export const followedFields = ['title', 'kind', 'modality', 'seats', 'languages'] as const satisfies readonly FollowedField[];

/** The fields that scheduled editions may take over and that this save changes. */
export function changedFields(course: Course, body: CourseBody): FollowedField[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const text = (title: LocalizedText) => [title.fr || null, title.ar || null, title.en || null];
  return followedFields.filter((field) =>
    field === 'title' ? !same(text(course.title), text(body.title as LocalizedText)) : !same(course[field], body[field]),
  );
}
