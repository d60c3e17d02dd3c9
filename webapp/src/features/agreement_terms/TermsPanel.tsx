import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { agreementFamilyQuery, agreementTermsQuery, type Agreement, type AgreementFamily, type AgreementTerms } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  Banner, DayInput, EmptyState, ExportButton, FailedState, Icon, LocalText, Panel, PartialDay, Skeleton, TermList, Unknown, useUrlSearch,
} from '@/shared/ui';
import classes from './agreement_terms.module.css';
import { AmendmentsPanel } from './AmendmentsPanel';
import { ClaimsPanel } from './ClaimsPanel';
import { FamilyPanel } from './FamilyPanel';
import { MoneyPanel } from './MoneyPanel';
import { TermsForm } from './TermsForm';

/** What the agreement says on a day: its family, its money, what amendments changed, what sources disagree about. */
export default function TermsPanel({ agreement }: { agreement: Agreement }) {
  const [{ on }] = useUrlSearch();
  const terms = useQuery(agreementTermsQuery(agreement.id, on));
  const family = useQuery(agreementFamilyQuery(agreement.id));
  const [isEditing, setEditing] = useState(false);
  if (terms.isPending) return <Skeleton lines={8} />;
  if (!terms.data) return <FailedState error={terms.error} onRetry={() => void terms.refetch()} />;
  if (isEditing) return <TermsForm agreement={agreement} terms={terms.data} onClose={() => setEditing(false)} />;
  return <View agreement={agreement} terms={terms.data} family={family} onEdit={() => setEditing(true)} />;
}

type FamilyAsked = Parameters<typeof FamilyPanel>[0]['family'];

function View({ agreement, terms, family, onEdit }: { agreement: Agreement; terms: AgreementTerms; family: FamilyAsked; onEdit: () => void }) {
  const { t } = useTranslation('agreement_terms');
  const edit = terms.can.update && (
    <Button leftSection={<Icon name="edit" />} onClick={onEdit}>
      {t('edit')}
    </Button>
  );
  const isEmpty = terms.amendments.length + terms.components.length + terms.rates.length + terms.claims.length === 0;
  const warnings = terms.warnings.map((warning, index) => (
    <Banner key={index} tone="warn" icon="alert">
      {warning.message}
    </Banner>
  ));
  return (
    <div className="stack">
      <FamilyPanel family={family} id={agreement.id} on={terms.at.on} />
      {isEmpty ? (
        <>
          {warnings}
          <Panel isFlush>
            <EmptyState title={t('none')} actions={edit}>
              {t('noneText')}
            </EmptyState>
          </Panel>
        </>
      ) : (
        <>
          <AsOf terms={terms} family={family.data} end={<><ExportButton list="agreement_amounts" filters={{ agreement: agreement.id }} />{edit}</>} />
          {warnings}
          <MoneyPanel terms={terms} />
          <AmendmentsPanel terms={terms} />
          <ClaimsPanel terms={terms} />
        </>
      )}
    </div>
  );
}

/** The day the page tells of: chosen freely, or one on which something began to hold. */
function AsOf({ terms, family, end }: { terms: AgreementTerms; family: AgreementFamily | undefined; end: ReactNode }) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  const format = useFormat();
  const [{ on }, change] = useUrlSearch();
  const { at } = terms;
  const by = terms.amendments.find(({ id }) => id === at.ends_by);
  return (
    <Panel title={t('asOf.title')} note={t('asOf.note')} end={<span className="row">{end}</span>}>
      <div className={classes.asOf}>
        <DayInput label={t('asOf.day')} value={on ?? at.on} onChange={(day) => change({ on: day ?? undefined })} />
        <nav className={classes.moments} aria-label={t('asOf.moments')}>
          {momentsOf(family).map(({ day, label }) => (
            <Button key={day} size="xs" variant={day === at.on ? 'filled' : 'default'} aria-pressed={day === at.on} onClick={() => change({ on: day })}>
              <bdi>{`${t(`asOf.${label}`)} · ${format.date(day)}`}</bdi>
            </Button>
          ))}
          {on && (
            <Button size="xs" variant="subtle" onClick={() => change({ on: undefined })}>
              {t('asOf.today')}
            </Button>
          )}
        </nav>
      </div>
      <TermList
        terms={[
          [
            t('asOf.end'),
            at.ends_on ? (
              <span key="e">
                <PartialDay date={at.ends_on} />
                {by && <span className="muted"> · {t('asOf.by', { reference: by.reference ?? t('amendment.unnamed') })}</span>}
                {at.renewed_on && (
                  <span className="muted">
                    {' · '}
                    {t('asOf.renewed')} <PartialDay date={at.renewed_on} />
                  </span>
                )}
              </span>
            ) : (
              <Unknown key="e" />
            ),
          ],
          [
            t('asOf.parties'),
            at.parties.length > 0 && (
              <ul key="p" className={classes.plain}>
                {at.parties.map((party) => (
                  <li key={party.organisation_id + party.role}>
                    <LocalText text={party.name} /> <span className="muted">· {t(`terms:party_role.${party.role}`)}</span>
                    {party.by_amendment && <span className="muted"> · {t('asOf.by', { reference: party.by_amendment })}</span>}
                    {party.is_uncertain && <span className="muted"> · {t('asOf.perhaps')}</span>}
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </Panel>
  );
}

/** The day from which what is known in part surely holds. */
function lastDay(partial: string): string {
  if (partial.length === 10) return partial;
  const [year, month] = partial.length === 7 ? partial.split('-').map(Number) : [Number(partial), 12];
  return new Date(Date.UTC(year ?? 0, month ?? 12, 0)).toISOString().slice(0, 10);
}

const labels = { signed: 'signed', amended: 'amended', ends: 'end' } as const;
const greatestNumberOfMoments = 8;

/** The days on which something of the family began or ended, each once. */
function momentsOf(family: AgreementFamily | undefined) {
  const found = new Map<string, (typeof labels)[keyof typeof labels]>();
  for (const { kind, on } of family?.moments ?? []) {
    const label = labels[kind as keyof typeof labels];
    if (label && !found.has(lastDay(on))) found.set(lastDay(on), label);
  }
  return [...found].map(([day, label]) => ({ day, label })).slice(0, greatestNumberOfMoments);
}
