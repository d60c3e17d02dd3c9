import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body } from '../types';

export type StudyVisit = Answer<'/api/v1/sessions/{id}/study_visit'>;
export type StudyVisitBody = Body<'/api/v1/sessions/{id}/study_visit', 'put'>;
export type VisitHost = StudyVisit['hosts'][number];
export type VisitEntry = StudyVisit['entries'][number];
export type TravelLeg = StudyVisit['legs'][number];
export type Traveller = StudyVisit['delegation'][number];
export type TravelPaper = Traveller['papers'][number];
export type TravellerPaperBody = Body<'/api/v1/sessions/{id}/study_visit/papers', 'put'>['papers'][number];

export const studyVisitQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'study_visit', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/study_visit', { params: { path: { id } }, signal })),
  });

export function putStudyVisit(id: string, body: StudyVisitBody, version: number): Promise<StudyVisit> {
  return answer(api.PUT('/api/v1/sessions/{id}/study_visit', { params: { path: { id } }, headers: ifMatch(version), body }));
}

export function putVisitReport(id: string, report: string, reportedOn: string | null, version: number): Promise<StudyVisit> {
  return answer(
    api.PUT('/api/v1/sessions/{id}/study_visit/report', {
      params: { path: { id } },
      headers: ifMatch(version),
      body: { report: report.trim() || undefined, reported_on: reportedOn ?? undefined },
    }),
  );
}

export function putTravellerPapers(id: string, papers: TravellerPaperBody[]) {
  return answer(api.PUT('/api/v1/sessions/{id}/study_visit/papers', { params: { path: { id } }, body: { papers } }));
}

export type Coaching = Answer<'/api/v1/sessions/{id}/coaching'>;
export type CoachingVisit = Coaching['visits'][number];
export type CoachingVisitBody = Body<'/api/v1/sessions/{id}/coaching/visits', 'post'>;
export type ELearning = Answer<'/api/v1/sessions/{id}/e_learning'>;
export type ELearningBody = Body<'/api/v1/sessions/{id}/e_learning', 'put'>;

export const coachingQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'coaching', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/coaching', { params: { path: { id } }, signal })),
  });

export function putCoaching(id: string, plannedMinutes: number, goal: string, version: number): Promise<Coaching> {
  return answer(
    api.PUT('/api/v1/sessions/{id}/coaching', {
      params: { path: { id } },
      headers: ifMatch(version),
      body: { planned_minutes: plannedMinutes, goal: goal.trim() || undefined },
    }),
  );
}

export function logVisit(id: string, body: CoachingVisitBody) {
  return answer(api.POST('/api/v1/sessions/{id}/coaching/visits', { params: { path: { id } }, body }));
}

export function takeOutVisit(id: string, { date, sitting }: CoachingVisit, version: number) {
  return answer(
    api.DELETE('/api/v1/sessions/{id}/coaching/visits/{date}/{sitting}', {
      params: { path: { id, date, sitting: String(sitting) } },
      headers: ifMatch(version),
    }),
  );
}

export const eLearningQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'e_learning', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/e_learning', { params: { path: { id } }, signal })),
  });

export function putELearning(id: string, body: ELearningBody, version: number): Promise<ELearning> {
  return answer(api.PUT('/api/v1/sessions/{id}/e_learning', { params: { path: { id } }, headers: ifMatch(version), body }));
}
