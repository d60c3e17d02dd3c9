import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Answer, type Body } from '@/shared/api';

export type InvitationList = Answer<'/api/v1/sessions/{id}/invitations'>;
export type InvitedPerson = InvitationList['items'][number];
export type SessionFilling = InvitationList['filling'];
export type MessageBody = Body<'/api/v1/sessions/{id}/messages', 'post'>;
export type MessageKind = MessageBody['kind'];
export type AnswerPageView = Answer<'/api/v1/answers/{token}'>;
export type GivenAnswer = Body<'/api/v1/answers/{token}', 'put'>;

const refreshMs = 5_000;

/** Below the session's own key, so that whatever changes the session reads it again; and every few seconds: answers come from outside. */
export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'invitations', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/invitations', { params: { path: { id } }, signal })),
    refetchInterval: refreshMs,
  });

export const previewMessage = (id: string, body: MessageBody) =>
  answer(api.POST('/api/v1/sessions/{id}/message_preview', { params: { path: { id } }, body }));

export const writeMessage = (id: string, body: MessageBody, key: string) =>
  answer(api.POST('/api/v1/sessions/{id}/messages', { params: { path: { id } }, headers: { 'Idempotency-Key': key } as never, body }));

export const putFilling = (id: string, body: SessionFilling) =>
  answer(api.PUT('/api/v1/sessions/{id}/filling', { params: { path: { id } }, body }));

export const pasteText = (id: string) => answer(api.GET('/api/v1/invitations/{id}/link', { params: { path: { id } } }));
export const typeAnswer = (id: string, body: GivenAnswer) => answer(api.PUT('/api/v1/invitations/{id}/answer', { params: { path: { id } }, body }));
export const renewLink = (id: string) => answer(api.PUT('/api/v1/invitations/{id}/link', { params: { path: { id } } }));
export const callBack = (id: string, tell: boolean) => api.DELETE('/api/v1/invitations/{id}', { params: { path: { id }, query: { tell } } });

export const givePlaceTo = (id: string, personId: string, answerBy: string | null, key: string) =>
  answer(
    api.POST('/api/v1/invitations/{id}/replacement', {
      params: { path: { id } },
      headers: { 'Idempotency-Key': key } as never,
      body: { person_id: personId, ...(answerBy ? { answer_by: answerBy } : {}) },
    }),
  );

export const answerQuery = (token: string) =>
  queryOptions({
    queryKey: ['answers', token],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/answers/{token}', { params: { path: { token } }, signal })),
    retry: false,
  });
export const putAnswer = (token: string, body: GivenAnswer) => answer(api.PUT('/api/v1/answers/{token}', { params: { path: { token } }, body }));
