import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Today, TodaySession } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, LocalText, Panel, Tag, type Tone } from '@/shared/ui';
import classes from './today.module.css';

const shown = 6;

/** One queue for each kind of work that is late or open; a queue with nothing in it is not drawn. */
export function WorkQueues({ work, can, hasSessions }: { work: Today; can: Record<string, boolean>; hasSessions: boolean }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { counts } = work;
  const age = (session: TodaySession) =>
    session.date && session.age_days != null && session.age_days > 0 ? <span className="bad">{format.age(session.date)}</span> : undefined;
  const seats = (session: TodaySession) => (session.seats ?? 0) - session.registered;
  const queues = [
    <Queue
      key="attendance"
      title={t('attendance.title')}
      tone="bad"
      count={counts.attendance_missing}
      moreHref="/sessions?has_missing_attendance=true"
      items={work.attendance_missing.map((session) => ({
        id: session.session_id,
        name: <LocalText text={session.title} />,
        detail: [session.date && format.date(session.date, 'weekday'), t('sittings', { count: session.sittings }), t('registered', { count: session.registered })],
        late: age(session),
        action: can.attendances_write ? t('attendance.action') : t('open'),
        href: `/sessions/${session.session_id}`,
      }))}
    />,
    <Queue
      key="waiting"
      title={t('waitingLists.title')}
      tone="warn"
      count={counts.waiting_lists}
      moreHref="/sessions"
      items={work.waiting_lists.map((session) => ({
        id: session.session_id,
        name: <LocalText text={session.title} />,
        detail: [session.first_date && format.date(session.first_date, 'weekday'), t('waitingLists.people', { count: session.waiting })],
        late: seats(session) > 0 ? t('waitingLists.free', { count: seats(session) }) : undefined,
        action: can.registrations_write ? t('waitingLists.action') : t('open'),
        href: `/sessions/${session.session_id}?tab=registrations`,
      }))}
    />,
    <Queue
      key="dates"
      title={t('withoutDates.title')}
      tone="warn"
      count={counts.planned_without_dates}
      moreHref="/sessions?status=planned"
      items={work.planned_without_dates.map((session) => ({
        id: session.session_id,
        name: <LocalText text={session.title} />,
        detail: [session.planned_period && t('withoutDates.planned', { period: format.plannedPeriod(session.planned_period) })],
        late: age(session),
        action: can.sessions_write ? t('withoutDates.action') : t('open'),
        href: can.sessions_write ? `/sessions/${session.session_id}/edit` : `/sessions/${session.session_id}`,
      }))}
    />,
    <Queue
      key="people"
      title={t('people.title')}
      tone="plain"
      count={counts.people_incomplete}
      items={
        counts.people_incomplete > 0
          ? [{
              id: 'people',
              name: t('people.count', { count: counts.people_incomplete }),
              detail: [t('people.detail')],
              action: t('people.action'),
              href: '/people?incomplete=true',
            }]
          : []
      }
    />,
    <Queue
      key="letters"
      title={t('letters.title')}
      tone="warn"
      count={counts.letters_unanswered}
      items={
        counts.letters_unanswered > 0
          ? [{
              id: 'letters',
              name: t('letters.count', { count: counts.letters_unanswered }),
              detail: [t('letters.detail')],
              action: t('letters.action'),
              href: '/designations?state=sent',
            }]
          : []
      }
    />,
    <Queue
      key="comments"
      title={t('comments.title')}
      tone="warn"
      count={counts.comments_unanswered}
      items={
        counts.comments_unanswered > 0
          ? [{ id: 'comments', name: t('comments.count', { count: counts.comments_unanswered }), detail: [t('comments.detail')], action: t('comments.action'), href: '/partner-comments' }]
          : []
      }
    />,
    <Queue
      key="corrections"
      title={t('corrections.title')}
      tone="warn"
      count={counts.corrections_open}
      items={
        counts.corrections_open > 0
          ? [{
              id: 'corrections',
              name: t('corrections.count', { count: counts.corrections_open }),
              detail: [t('corrections.detail')],
              action: t('corrections.action'),
              href: '/corrections?state=open',
            }]
          : []
      }
    />,
    <Queue
      key="deadlines"
      title={t('deadlines.title')}
      tone={counts.commitments_late > 0 ? 'bad' : 'warn'}
      count={counts.commitments_late + counts.deadlines_soon}
      moreHref="/deadlines?mine=true"
      items={(['late', 'soon'] as const)
        .map((of) => ({ of, count: of === 'late' ? counts.commitments_late : counts.deadlines_soon }))
        .filter(({ count }) => count > 0)
        .map(({ of, count }) => ({ id: of, name: t(`deadlines.${of}`, { count }), detail: [t('deadlines.detail')], action: t('deadlines.action'), href: '/deadlines?mine=true' }))}
    />,
    <Queue
      key="duplicates"
      title={t('duplicates.title')}
      tone="warn"
      count={counts.duplicate_people + counts.duplicate_organisations}
      items={(['people', 'organisations'] as const)
        .map((of) => ({ of, count: of === 'people' ? counts.duplicate_people : counts.duplicate_organisations }))
        .filter(({ count }) => count > 0)
        .map(({ of, count }) => ({
          id: of,
          name: t(`duplicates.${of}`, { count }),
          detail: [t('duplicates.detail')],
          action: t('duplicates.action'),
          href: `/duplicates?of=${of}`,
        }))}
    />,
    <Queue
      key="imports"
      title={t('imports.title')}
      tone="bad"
      count={counts.imports_failed}
      moreHref="/imports"
      items={work.imports_failed.map((one) => ({
        id: one.id,
        name: <bdi>{one.file_name}</bdi>,
        detail: [],
        late: one.finished_at ? <span className="bad">{format.age(one.finished_at)}</span> : undefined,
        action: t('open'),
        href: `/imports/${one.id}`,
      }))}
    />,
  ].filter(({ props }) => (props as QueueProps).items.length > 0);
  const isNew = work.sessions_running.length + work.upcoming.length === 0 && !hasSessions;
  return (
    <Panel isFlush>
      {queues.length > 0 ? queues : isNew ? <FirstSteps can={can} /> : <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>}
    </Panel>
  );
}

/** On an installation that holds nothing yet: what comes first. */
function FirstSteps({ can }: { can: Record<string, boolean> }) {
  const { t } = useTranslation('today');
  const steps = [
    { href: '/programmes/new', label: t('begin.programme'), isAllowed: can.programmes_write },
    { href: '/people/new', label: t('begin.person'), isAllowed: can.people_write },
    { href: '/sessions/new', label: t('begin.session'), isAllowed: can.sessions_write },
  ].filter(({ isAllowed }) => isAllowed);
  return (
    <EmptyState
      title={t('begin.title')}
      actions={steps.map(({ href, label }) => (
        <Button key={href} component={AppLink} href={href}>
          {label}
        </Button>
      ))}
    >
      {t('begin.text')}
    </EmptyState>
  );
}

interface QueueItem {
  id: string;
  name: ReactNode;
  detail: (ReactNode | undefined | null | false)[];
  late?: ReactNode;
  action: string;
  href: string;
}

interface QueueProps {
  title: string;
  tone: Tone;
  count: number;
  moreHref?: string;
  items: QueueItem[];
}

function Queue({ title, tone, count, moreHref, items }: QueueProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const router = useRouter();
  const hidden = count - Math.min(items.length, shown);
  return (
    <section className={classes.queue} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Tag tone={tone} hasSign={false}>
          {format.number(count)}
        </Tag>
        {hidden > 0 && items.length > 1 && moreHref && <AppLink href={moreHref}>{t('more', { count: hidden })}</AppLink>}
      </header>
      <ul>
        {items.slice(0, shown).map((item) => (
          <li key={item.id}>
            <p>
              <AppLink href={item.href}>{item.name}</AppLink> <span className="muted small">{joined(item.detail)}</span>
            </p>
            {item.late && <span className={classes.late}>{item.late}</span>}
            <Button size="xs" onClick={() => void router.navigate({ href: item.href })}>
              {item.action}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function joined(parts: QueueItem['detail']): ReactNode {
  return parts.filter(Boolean).map((part, index) => (
    <span key={index}>
      {index > 0 && ' · '}
      <bdi>{part}</bdi>
    </span>
  ));
}
