import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, Isolated, LocalText, Panel, Tag, usePartialDay, type Tone } from '@/shared/ui';
import classes from './partners.module.css';
import type { Entrance } from './queries';

const owedTones: Record<Entrance['commitments'][number]['status'], Tone> = { open: 'plain', at_risk: 'warn', late: 'bad', met: 'ok', waived: 'plain' };
const agreementTones: Partial<Record<Entrance['agreements'][number]['status'], Tone>> = {
  visa: 'go', initialled: 'go', signed: 'go', ratified: 'go', notified: 'go', in_force: 'ok', suspended: 'warn', terminated: 'bad', renewed: 'ok',
};

/** What the organisation owes, the nearest day first. */
export function OwedPanel({ entrance }: { entrance: Entrance }) {
  const { t } = useTranslation(['partners', 'terms']);
  const format = useFormat();
  return (
    <Panel title={t('owed.title')} note={entrance.commitments.length > 0 ? <bdi>{format.number(entrance.commitments.length)}</bdi> : undefined} isFlush>
      {entrance.commitments.length === 0 ? (
        <EmptyState title={t('owed.none')}>{t('owed.noneText')}</EmptyState>
      ) : (
        <ul className={classes.days}>
          {entrance.commitments.map((each) => (
            <li key={each.id}>
              <span className={classes.day} data-late={each.status === 'late' || undefined}>
                {each.due_on ? format.date(each.due_on) : t('owed.undated')}
              </span>
              <div>
                <p>
                  <AppLink href={`/commitments/${each.commitment_id}`}>
                    <LocalText text={each.description} />
                  </AppLink>
                </p>
                <p className="small muted">
                  {each.clause && (
                    <>
                      <bdi>{each.clause}</bdi> ·{' '}
                    </>
                  )}
                  <LocalText text={each.agreement_title} />
                </p>
              </div>
              <Tag tone={owedTones[each.status]}>{t(`terms:commitment_status.${each.status}`)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Its agreements with where they stand and their ends. */
export function AgreementsPanel({ entrance }: { entrance: Entrance }) {
  const { t } = useTranslation(['partners', 'terms']);
  const partialDay = usePartialDay();
  return (
    <Panel title={t('agreements.title')} isFlush>
      <ul className={classes.rows}>
        {entrance.agreements.map((each) => (
          <li key={each.id}>
            <div>
              <p>
                <AppLink href={`/agreements/${each.id}`}>
                  <LocalText text={each.title} />
                </AppLink>
              </p>
              <p className="small muted">
                <LocalText text={each.type_name} /> · <Isolated>{each.reference ?? each.code}</Isolated>
                {each.ends_on && <> · {t('agreements.ends', { date: partialDay(each.ends_on) })}</>}
              </p>
            </div>
            <Tag tone={agreementTones[each.status] ?? 'plain'}>{t(`terms:agreement_status.${each.status}`)}</Tag>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
