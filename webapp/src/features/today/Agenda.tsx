import type { Today, TodaySession } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, LocalText, Panel, Tag } from '@/shared/ui';
import classes from './today.module.css';

/** Today's sessions, then those of the coming days. */
export function Agenda({ work }: { work: Today }) {
  const { t } = useTranslation('today');
  const running = new Set(work.sessions_running.map(({ session_id: id }) => id));
  const entries = [...work.sessions_running, ...work.upcoming.filter(({ session_id: id }) => !running.has(id))];
  return (
    <Panel title={t('agenda.title')} end={<AppLink href="/sessions?sort=-first_date">{t('agenda.all')}</AppLink>} isFlush>
      {entries.length === 0 && <EmptyState title={t('agenda.none')}>{t('agenda.noneText')}</EmptyState>}
      <ol className={classes.agenda}>
        {entries.map((session) => (
          <Entry key={session.session_id} session={session} date={session.date ?? session.first_date ?? work.date} isToday={running.has(session.session_id)} />
        ))}
      </ol>
    </Panel>
  );
}

function Entry({ session, date, isToday }: { session: TodaySession; date: string; isToday: boolean }) {
  const { t } = useTranslation(['today', 'terms', 'common']);
  const format = useFormat();
  const parts = format.dateParts(date);
  const place = [session.venue, format.text(session.place_name)].filter(Boolean).join(t('common:listComma'));
  return (
    <li data-now={isToday || undefined}>
      <time dateTime={date}>
        <span>{parts.weekday}</span>
        <b>{parts.day}</b>
        <span>{parts.month}</span>
      </time>
      <div>
        <p>
          <AppLink href={`/sessions/${session.session_id}`}>
            <LocalText text={session.title} />
          </AppLink>
        </p>
        <p className="small muted">
          {[t(`terms:session_kind.${session.kind}`), place].filter(Boolean).join(' · ')}
        </p>
        <p className="small">
          {isToday && (
            <>
              <Tag tone="go">{t('agenda.today')}</Tag>{' '}
            </>
          )}
          {t('registered', { count: session.registered })}
          {session.seats != null && <span className="muted"> {t('agenda.seats', { count: session.seats })}</span>}
        </p>
      </div>
    </li>
  );
}
