import { queryOptions } from '@tanstack/react-query';
import { answer, api, ifMatch } from '../client';
import type { Answer, Body, Item, QueryOf } from '../types';

export type SessionBudget = Answer<'/api/v1/sessions/{id}/budget'>;
export type SessionBudgetBody = Body<'/api/v1/sessions/{id}/budget', 'put'>;
export type BudgetTotal = Item<'/api/v1/budget_totals'>;

export const budgetQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['budgets', 'session', sessionId],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sessions/{id}/budget', { params: { path: { id: sessionId } }, signal })),
  });

export const budgetTotalsQuery = (query: QueryOf<'/api/v1/budget_totals'>) =>
  queryOptions({
    queryKey: ['budgets', 'totals', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/budget_totals', { params: { query }, signal })),
  });

export function saveBudget(sessionId: string, body: SessionBudgetBody, version: number): Promise<SessionBudget> {
  return answer(api.PUT('/api/v1/sessions/{id}/budget', { params: { path: { id: sessionId } }, headers: ifMatch(version), body }));
}
