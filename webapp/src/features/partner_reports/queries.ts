import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch, type Answer, type Body, type Item } from '@/shared/api';

export type Schedule = Answer<'/api/v1/partner_report_schedule'>;
export type ScheduleBody = Body<'/api/v1/partner_report_schedule', 'put'>;
export type Recipient = Answer<'/api/v1/partner_report_recipients'>['items'][number];
export type Report = Item<'/api/v1/partner_reports'>;
export type ReportLink = Answer<'/api/v1/report_links/{token}'>;

export const scheduleQuery = queryOptions({
  queryKey: ['partner_reports', 'schedule'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/partner_report_schedule', { signal })),
});

export const recipientsQuery = queryOptions({
  queryKey: ['partner_reports', 'recipients'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/partner_report_recipients', { signal })),
});

export const reportsList = () =>
  infiniteQueryOptions({
    queryKey: ['partner_reports', 'list'],
    queryFn: ({ pageParam, signal }) => answer(api.GET('/api/v1/partner_reports', { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: keepPreviousData,
  });

export const putSchedule = (version: number, body: ScheduleBody) => answer(api.PUT('/api/v1/partner_report_schedule', { headers: ifMatch(version), body }));

export const putChoice = (organisationId: string, body: Body<'/api/v1/partner_report_choices/{id}', 'put'>) =>
  answer(api.PUT('/api/v1/partner_report_choices/{id}', { params: { path: { id: organisationId } }, body }));

export const sendReport = ({ organisation_id, contact_email }: Recipient) => answer(api.POST('/api/v1/partner_reports', { body: { organisation_id, contact_email } }));

export const previewHref = ({ organisation_id: id, language }: Recipient) => `/api/v1/organisations/${id}/partner_report?language=${language}`;

export const reportLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['report_links', token],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/report_links/{token}', { params: { path: { token } }, signal })),
    retry: false,
  });

export const reportFileHref = (token: string) => `/api/v1/report_links/${encodeURIComponent(token)}/file`;
