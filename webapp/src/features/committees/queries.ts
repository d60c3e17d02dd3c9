import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api, ifMatch, saveFile, type Answer, type Body, type DocumentFormat, type Item, type QueryOf } from '@/shared/api';

export type CommitteeItem = Item<'/api/v1/committees'>;
export type Committee = Answer<'/api/v1/committees/{id}'>;
export type CommitteeBody = Body<'/api/v1/committees', 'post'>;
export type MeetingItem = Item<'/api/v1/committee_meetings'>;
export type Meeting = Answer<'/api/v1/committee_meetings/{id}'>;
export type MeetingBody = Body<'/api/v1/committee_meetings/{id}', 'put'>;
export type NewMeeting = Body<'/api/v1/committee_meetings', 'post'>;
export type FollowedDecision = Item<'/api/v1/committee_decisions'>;
export type FigureChoice = Body<'/api/v1/committee_meetings/{id}/opening', 'put'>['figures'] extends (infer F)[] | undefined ? F : never;
export type MinutesStatus = Meeting['minutes'];
export type FollowUpState = FollowedDecision['state'];
export type Evaluation = Answer<'/api/v1/evaluations/{id}'>;
export type EvaluationBody = Body<'/api/v1/evaluations', 'post'>;

export type MeetingFilters = QueryOf<'/api/v1/committee_meetings'>;

const most = 200;

/** Meetings of every committee: those to come by day, those held the latest first. */
export const meetingsList = (filters: MeetingFilters) =>
  infiniteQueryOptions({
    queryKey: ['committees', 'all_meetings', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/committee_meetings', { params: { query: { limit: 50, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const committeesOf = (agreement: string) =>
  queryOptions({
    queryKey: ['committees', 'list', agreement],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/committees', { params: { query: { agreement, limit: most } }, signal })),
  });
export const committeeQuery = (id: string) =>
  queryOptions({
    queryKey: ['committees', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/committees/{id}', { params: { path: { id } }, signal })),
  });
export const meetingsOf = (agreement: string) =>
  queryOptions({
    queryKey: ['committees', 'meetings', agreement],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/committee_meetings', { params: { query: { agreement, limit: most } }, signal })),
  });
export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ['committees', 'meeting', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/committee_meetings/{id}', { params: { path: { id } }, signal })),
  });
export const decisionsOf = (agreement: string, state: FollowUpState | undefined) =>
  queryOptions({
    queryKey: ['committees', 'decisions', agreement, state],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/committee_decisions', { params: { query: { agreement, limit: most, ...(state && { state }) } }, signal })),
    placeholderData: keepPreviousData,
  });
/** What the parties owe, each once however often it falls due. */
export const commitmentsOf = (agreement: string) =>
  queryOptions({
    queryKey: ['commitments', 'choices', agreement],
    queryFn: async ({ signal }) => {
      const { items } = await answer(api.GET('/api/v1/commitments', { params: { query: { agreement, limit: most } }, signal }));
      return [...new Map(items.map((item) => [item.commitment_id, item])).values()];
    },
    staleTime: 60_000,
  });
export const evaluationsOf = (agreement: string) =>
  queryOptions({
    queryKey: ['committees', 'evaluations', agreement],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/evaluations', { params: { query: { agreement, limit: most } }, signal })),
  });

export const saveCommittee = (id: string | undefined, body: CommitteeBody, version: number): Promise<Committee> =>
  id === undefined
    ? (answer(api.POST('/api/v1/committees', { body })) as Promise<Committee>)
    : answer(api.PUT('/api/v1/committees/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
export const deleteCommittee = ({ id, version }: { id: string; version: number }) =>
  api.DELETE('/api/v1/committees/{id}', { params: { path: { id } }, headers: ifMatch(version) });

export const callMeeting = (body: NewMeeting) => answer(api.POST('/api/v1/committee_meetings', { body })) as Promise<Meeting>;
export const putMeeting = (id: string, body: MeetingBody, version: number) =>
  answer(api.PUT('/api/v1/committee_meetings/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
export const deleteMeeting = ({ id, version }: Meeting) =>
  api.DELETE('/api/v1/committee_meetings/{id}', { params: { path: { id } }, headers: ifMatch(version) });
export const openMeeting = ({ id, version }: Meeting, figures: FigureChoice[]) =>
  answer(api.PUT('/api/v1/committee_meetings/{id}/opening', { params: { path: { id } }, headers: ifMatch(version), body: { figures } }));
export const putMinutesStatus = ({ id, version }: Meeting, status: MinutesStatus, stated_on: string | undefined) =>
  answer(
    api.PUT('/api/v1/committee_meetings/{id}/minutes_status', {
      params: { path: { id } },
      headers: ifMatch(version),
      body: { status, ...(stated_on && { stated_on }) },
    }),
  );
export async function saveMinutes(id: string, language: 'fr' | 'ar' | 'en', format: DocumentFormat): Promise<void> {
  const made = await api.GET('/api/v1/committee_meetings/{id}/minutes', { params: { path: { id }, query: { language, format } }, parseAs: 'blob' });
  saveFile(made.data, made.response, `minutes.${format}`);
}

const ofPaper = (id: string, document_id: string) => ({ params: { path: { id, document_id } } });
export const putPaper = (id: string, document: string) => answer(api.PUT('/api/v1/committee_meetings/{id}/papers/{document_id}', ofPaper(id, document)));
export const removePaper = (id: string, document: string) => answer(api.DELETE('/api/v1/committee_meetings/{id}/papers/{document_id}', ofPaper(id, document)));
export const putReply = (id: string, attendee: string, isComing: boolean | undefined) =>
  answer(
    api.PUT('/api/v1/committee_meetings/{id}/attendees/{attendee_id}/reply', {
      params: { path: { id, attendee_id: attendee } },
      body: isComing === undefined ? {} : { is_coming: isComing },
    }),
  );
export const proposeItem = (id: string, body: Body<'/api/v1/committee_meetings/{id}/proposals', 'post'>) =>
  answer(api.POST('/api/v1/committee_meetings/{id}/proposals', { params: { path: { id } }, body })) as Promise<Meeting>;
export const answerProposal = (id: string, body: Body<'/api/v1/committee_proposals/{id}/answer', 'put'>) =>
  answer(api.PUT('/api/v1/committee_proposals/{id}/answer', { params: { path: { id } }, body }));

export const putDecisionState = ({ id, version }: { id: string; version: number }, body: Body<'/api/v1/committee_decisions/{id}/state', 'put'>) =>
  answer(api.PUT('/api/v1/committee_decisions/{id}/state', { params: { path: { id } }, headers: ifMatch(version), body }));

export const saveEvaluation = (id: string | undefined, body: EvaluationBody, version: number): Promise<Evaluation> =>
  id === undefined
    ? (answer(api.POST('/api/v1/evaluations', { body })) as Promise<Evaluation>)
    : answer(api.PUT('/api/v1/evaluations/{id}', { params: { path: { id } }, headers: ifMatch(version), body }));
export const deleteEvaluation = ({ id, version }: Evaluation) =>
  api.DELETE('/api/v1/evaluations/{id}', { params: { path: { id } }, headers: ifMatch(version) });

export function committeesChanged(queryClient: QueryClient): void {
  for (const key of ['committees', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
}
