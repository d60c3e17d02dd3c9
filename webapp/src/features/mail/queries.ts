import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch, type Answer, type Body, type Item, type QueryOf } from '@/shared/api';

export type MailMessage = Item<'/api/v1/mail_messages'>;
export type MailTemplate = Answer<'/api/v1/mail_templates'>['items'][number];
export type TemplatePreviewBody = Body<'/api/v1/mail_template_preview', 'post'>;

const refreshMs = 5_000;

export const outboxList = (filters: QueryOf<'/api/v1/mail_messages'> = {}) =>
  infiniteQueryOptions({
    queryKey: ['mail', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/api/v1/mail_messages', { params: { query: { limit: 50, total: true, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });

export const mailStatusQuery = queryOptions({
  queryKey: ['mail', 'status'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/mail_status', { signal })),
  refetchInterval: refreshMs,
});

export const putMailState = ({ id, version }: MailMessage, state: 'waiting' | 'given_up') =>
  answer(api.PUT('/api/v1/mail_messages/{id}/state', { params: { path: { id } }, headers: ifMatch(version), body: { state } }));

export const templatesQuery = queryOptions({
  queryKey: ['mail', 'templates'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/mail_templates', { signal })),
});

export const putTemplate = ({ kind, language, version, subject, body }: Pick<MailTemplate, 'kind' | 'language' | 'version' | 'subject' | 'body'>) =>
  answer(api.PUT('/api/v1/mail_templates/{kind}/{language}', { params: { path: { kind, language } }, body: { version, subject, body } }));

export const dropTemplate = ({ kind, language }: Pick<MailTemplate, 'kind' | 'language'>) =>
  answer(api.DELETE('/api/v1/mail_templates/{kind}/{language}', { params: { path: { kind, language } } }));

export const previewTemplate = (body: TemplatePreviewBody) => answer(api.POST('/api/v1/mail_template_preview', { body }));
