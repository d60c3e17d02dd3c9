import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { studyVisitQuery, type Session, type StudyVisit, type VisitHost } from '@/shared/api';
import { nameInOrder, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, FailedState, Icon, Isolated, LocalText, Panel, Skeleton } from '@/shared/ui';
import { LeadersReport } from './LeadersReport';
import { PapersMatrix } from './PapersMatrix';
import { PrintMenu } from './PrintMenu';
import classes from './visit.module.css';
import { VisitEditor } from './VisitEditor';
import { daysOf, type DayLine } from './visitValues';

/** What a study visit is planned with. */
export default function VisitPanel({ session }: { session: Session }) {
  const { t } = useTranslation(['plans', 'common']);
  const visit = useQuery(studyVisitQuery(session.id));
  const [isEditing, setEditing] = useState(false);
  if (visit.isPending) return <Skeleton lines={10} />;
  if (!visit.data) return <FailedState error={visit.error} onRetry={() => void visit.refetch()} />;
  const plan = visit.data;
  if (isEditing) return <VisitEditor session={session} visit={plan} onDone={() => setEditing(false)} />;
  const isEmpty = plan.hosts.length + plan.entries.length + plan.legs.length === 0;
  const mayWrite = plan.can.update === true;
  return (
    <div className="cols cols-two-one">
      <div className="stack">
        {plan.warnings.length > 0 && <Warnings visit={plan} />}
        <Panel
          title={t('visit.programme')}
          isFlush
          end={
            !isEmpty && (
              <>
                <PrintMenu session={session} />
                {mayWrite && (
                  <Button size="xs" leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
                    {t('visit.edit')}
                  </Button>
                )}
              </>
            )
          }
        >
          {isEmpty ? (
            <EmptyState title={t('visit.none')} actions={mayWrite && <Button onClick={() => setEditing(true)}>{t('visit.start')}</Button>}>
              {t('visit.noneText')}
            </EmptyState>
          ) : (
            <Programme visit={plan} />
          )}
        </Panel>
        <PapersMatrix visit={plan} />
      </div>
      <div className="stack">
        <Delegation visit={plan} />
        {plan.hosts.length > 0 && <Hosts hosts={plan.hosts} />}
        <LeadersReport visit={plan} />
      </div>
    </div>
  );
}

function Warnings({ visit }: { visit: StudyVisit }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const named = (path: string) => {
    const [list, at] = path.split('/');
    const entry = list === 'entries' ? visit.entries[Number(at)] : undefined;
    const leg = list === 'legs' ? visit.legs[Number(at)] : undefined;
    return entry ? `${format.date(entry.date, 'short')} ${format.text(entry.title)}` : leg ? `${format.date(leg.departs_on, 'short')} ${leg.from} – ${leg.to}` : '';
  };
  return (
    <Banner tone="warn" icon="alert" role="status">
      <b>{t('visit.warnings', { count: visit.warnings.length })}</b>
      <span className={classes.warnings}>
        {visit.warnings.map(({ path, code, message }) => (
          <span key={path + code}>
            <bdi>{named(path)}</bdi> · {message}
          </span>
        ))}
      </span>
    </Banner>
  );
}

function Programme({ visit }: { visit: StudyVisit }) {
  const format = useFormat();
  return daysOf(visit).map(({ date, lines }) => (
    <section key={date} className={classes.day}>
      <h3>{format.date(date, 'weekday')}</h3>
      <ol>
        {lines.map((line) => (
          <Line key={line.path} line={line} visit={visit} />
        ))}
      </ol>
    </section>
  ));
}

function Line({ line, visit }: { line: DayLine; visit: StudyVisit }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const { leg, entry } = line;
  const host = entry?.host ? visit.hosts[entry.host - 1] : undefined;
  const where = entry ? [host && hostName(host, format), entry.place].filter(Boolean) : [];
  const isWarned = visit.warnings.some(({ path }) => path === line.path);
  return (
    <li className={classes.line} data-leg={leg ? true : undefined}>
      <span>
        {line.time ? <bdi className="ltr">{line.ends ? `${line.time} – ${line.ends}` : line.time}</bdi> : t('visit.noHour')}
        {isWarned && (
          <span className={classes.warning} title={visit.warnings.find(({ path }) => path === line.path)?.message}>
            {' '}
            <Icon name="alert" className={classes.sign} />
            <span className="sr">{visit.warnings.find(({ path }) => path === line.path)?.message}</span>
          </span>
        )}
      </span>
      <div>
        {leg && (
          <>
            <p>
              {t(`means.${leg.means}`)} <Isolated>{leg.number}</Isolated>
              {t('common:colon')} <bdi>{leg.from}</bdi> {t('visit.to')} <bdi>{leg.to}</bdi>
            </p>
            {leg.arrives_on !== leg.departs_on && (
              <p className={classes.meta}>
                {t('visit.arrives', { date: format.date(leg.arrives_on, 'short') })} <bdi className="ltr">{leg.arrives_at?.slice(0, 5)}</bdi>
              </p>
            )}
          </>
        )}
        {entry && (
          <>
            <p>
              <LocalText text={entry.title} />
            </p>
            {where.length > 0 && (
              <p className={classes.meta}>
                {where.map((each, at) => (
                  <span key={at}>
                    {at > 0 && ' · '}
                    <bdi>{each}</bdi>
                  </span>
                ))}
              </p>
            )}
            {entry.contact && (
              <p className={classes.meta}>
                {t('visit.contact')}
                {t('common:colon')} <bdi>{entry.contact}</bdi>
              </p>
            )}
          </>
        )}
      </div>
    </li>
  );
}

function Delegation({ visit }: { visit: StudyVisit }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const head = visit.delegation.find(({ is_head }) => is_head);
  return (
    <Panel title={t('visit.delegation')} note={t('visit.travellers', { count: visit.delegation.length })}>
      {head ? (
        <p>
          <span className="muted">{t('visit.head')}</span>
          <br />
          <bdi className="strong">{nameInOrder(head, format.language).first}</bdi>
          {head.function && (
            <span className="small">
              <br />
              <bdi>{head.function}</bdi>
            </span>
          )}
        </p>
      ) : (
        <p className="small muted">{t('visit.noHead')}</p>
      )}
    </Panel>
  );
}

function Hosts({ hosts }: { hosts: VisitHost[] }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  return (
    <Panel title={t('visit.hosts')} isFlush>
      <ol className={classes.hosts}>
        {hosts.map((host, at) => (
          <li key={at}>
            <span>{at + 1}</span>
            <div>
              <p>
                <bdi>{hostName(host, format)}</bdi>
              </p>
              <p className={classes.meta}>
                {[host.city, host.country && format.country(host.country)].filter(Boolean).map((each, place) => (
                  <span key={place}>
                    {place > 0 && ' · '}
                    <bdi>{each}</bdi>
                  </span>
                ))}
              </p>
              {(host.from || host.to) && <p className={classes.meta}>{format.period(host.from ?? host.to ?? '', host.to ?? host.from ?? '')}</p>}
              {host.contact && (
                <p className={classes.meta}>
                  <bdi>{host.contact}</bdi>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function hostName(host: VisitHost, format: ReturnType<typeof useFormat>): string {
  return (host.organisation_name && format.text(host.organisation_name)) || host.name || '';
}
