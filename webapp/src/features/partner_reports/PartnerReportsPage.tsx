import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DataTable, EmptyState, FailedState, Isolated, LocalText, Nothing, PageHead, Panel, Skeleton, Tag, useCrumbs, type Column } from '@/shared/ui';
import classes from './partner_reports.module.css';
import { putSchedule, recipientsQuery, reportsList, scheduleQuery, type Report, type Schedule } from './queries';
import { Recipients } from './Recipients';

/** What partners who never sign in are sent twice a year: when, to whom, and what has left. */
export default function PartnerReportsPage() {
  const { t } = useTranslation('partner_reports');
  useCrumbs([{ label: t('agreements'), href: '/agreements' }, { label: t('title') }]);
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <div className="stack">
        <When />
        <To />
        <Sent />
      </div>
    </>
  );
}

function When() {
  const { t } = useTranslation('partner_reports');
  const schedule = useQuery(scheduleQuery);
  return (
    <Panel title={t('when.title')}>
      {schedule.isPending ? (
        <Skeleton lines={3} />
      ) : schedule.data ? (
        <ScheduleForm key={schedule.data.version} schedule={schedule.data} />
      ) : (
        <FailedState error={schedule.error} onRetry={() => void schedule.refetch()} />
      )}
    </Panel>
  );
}

/** "01-10" is typed and read as 10/01. */
const readable = (day: string) => (/^\d\d-\d\d$/.test(day) ? day.split('-').reverse().join('/') : day);
const stored = (typed: string) => {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})\s*$/.exec(typed);
  return found ? `${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}` : typed.trim();
};

function ScheduleForm({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation(['partner_reports', 'common']);
  const queryClient = useQueryClient();
  const [isOn, setOn] = useState(schedule.is_on);
  const [first, setFirst] = useState(readable(schedule.first_day));
  const [second, setSecond] = useState(readable(schedule.second_day));
  const [days, setDays] = useState<number | string>(schedule.link_days);
  const save = useMutation({
    mutationFn: () => putSchedule(schedule.version, { is_on: isOn, first_day: stored(first), second_day: stored(second), link_days: Number(days) }),
    onSuccess: () => notifications.show({ withCloseButton: false, message: t('when.saved') }),
    onSettled: (_now, error) => (error && !asProblem(error).isStale ? undefined : queryClient.invalidateQueries({ queryKey: ['partner_reports'] })),
  });
  const problem = save.error ? asProblem(save.error) : undefined;
  const errorOf = (path: string) => problem?.fields.find((field) => field.path === path)?.message;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {problem && problem.fields.length === 0 && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.message}
        </Banner>
      )}
      {schedule.half_year_due && (
        <Banner tone="go" icon="out">
          {t('when.underWay', { half: halfYear(schedule.half_year_due) })}
        </Banner>
      )}
      <Checkbox label={t('when.isOn')} checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} />
      <div className={classes.days}>
        <TextInput label={t('when.first')} description={t('when.dayShape')} inputMode="numeric" value={first} error={errorOf('first_day')} onChange={(event) => setFirst(event.currentTarget.value)} />
        <TextInput label={t('when.second')} description={t('when.dayShape')} inputMode="numeric" value={second} error={errorOf('second_day')} onChange={(event) => setSecond(event.currentTarget.value)} />
        <NumberInput label={t('when.linkDays')} description={t('when.linkDaysHelp')} min={7} max={365} allowDecimal={false} value={days} error={errorOf('link_days')} onChange={setDays} />
      </div>
      <div>
        <Button type="submit" loading={save.isPending}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  );
}

/** "2027-1" is read as 1/2027: the half and its year. */
const halfYear = (half: string) => half.split('-').reverse().join('/');

function To() {
  const { t } = useTranslation('partner_reports');
  const recipients = useQuery(recipientsQuery);
  return (
    <Panel title={t('to.title')} note={t('to.note')} isFlush>
      {recipients.isPending ? (
        <Skeleton lines={5} />
      ) : !recipients.data ? (
        <FailedState error={recipients.error} onRetry={() => void recipients.refetch()} />
      ) : recipients.data.items.length === 0 ? (
        <EmptyState title={t('to.none')}>{t('to.noneText')}</EmptyState>
      ) : (
        <Recipients recipients={recipients.data.items} />
      )}
    </Panel>
  );
}

function Sent() {
  const { t } = useTranslation(['partner_reports', 'terms']);
  const format = useFormat();
  const list = useInfiniteQuery(reportsList());
  const columns: Column<Report>[] = [
    {
      id: 'to', header: t('sent.to'), isName: true,
      cell: (report) => (
        <>
          <LocalText text={report.organisation_name} />
          <small className={classes.under}>
            {report.contact_name && (
              <>
                <bdi>{report.contact_name}</bdi> ·{' '}
              </>
            )}
            <Isolated>{report.contact_email}</Isolated>
          </small>
        </>
      ),
    },
    {
      id: 'at', header: t('sent.at'), isLabelled: true,
      cell: (report) => (
        <>
          <bdi>{format.instant(report.sent_at, 'medium')}</bdi>
          <small className={classes.under}>{report.half_year ? t('sent.halfYear', { half: halfYear(report.half_year) }) : <bdi>{report.sent_by_name}</bdi>}</small>
        </>
      ),
    },
    {
      id: 'mail', header: t('sent.mail'), isLabelled: true,
      cell: ({ mail_state: state }) => (state ? <Tag tone={state === 'sent' ? 'ok' : state === 'failed' ? 'bad' : 'plain'}>{t(`terms:mail_state.${state}`)}</Tag> : <Nothing />),
    },
    {
      id: 'opened', header: t('sent.opened'), isLabelled: true,
      cell: ({ first_opened_at: at, times_opened: times }) =>
        at ? (
          <>
            <bdi>{format.instant(at, 'medium')}</bdi>
            {times > 1 && <small className={classes.under}>{t('sent.times', { count: times })}</small>}
          </>
        ) : (
          <span className="muted">{t('sent.notOpened')}</span>
        ),
    },
    { id: 'until', header: t('sent.until'), isLabelled: true, cell: ({ expires_on: on }) => <bdi>{format.date(on, 'medium')}</bdi> },
  ];
  return (
    <Panel title={t('sent.title')} isFlush>
      <DataTable caption={t('sent.title')} columns={columns} list={list} rowId={({ id }) => id} empty={<EmptyState title={t('sent.none')}>{t('sent.noneText')}</EmptyState>} />
    </Panel>
  );
}
