import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { meQuery } from '@/shared/api';
import { nameInOrder, today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, CalendarFeeds, EmptyState, FailedState, HistoryPanel, Icon, PageHead, Panel, PersonName, Skeleton, Tabs, Tag, TermList, useCrumbs, useTab, type TabItem,
} from '@/shared/ui';
import { BookingsAhead } from './BookingsAhead';
import { DeleteButton } from './DeleteButton';
import { expiryOf } from './expiry';
import { deleteTrainer, trainerQuery, type Trainer } from './queries';
import classes from './resources.module.css';
import { dayNamed } from './words';

export default function TrainerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('resources');
  const format = useFormat();
  const trainer = useQuery(trainerQuery(id));
  useCrumbs([{ label: t('trainer.title'), href: '/trainers' }, { label: trainer.data ? nameInOrder(trainer.data, format.language).first : '' }]);
  if (trainer.isPending) return <Skeleton lines={8} />;
  if (!trainer.data) return <FailedState error={trainer.error} onRetry={() => void trainer.refetch()} />;
  return <View trainer={trainer.data} />;
}

function View({ trainer }: { trainer: Trainer }) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const id = trainer.person_id;
  const tabs: TabItem[] = [{ id: 'record', label: t('tab.record') }, ...(me?.user.can.history_read ? [{ id: 'history', label: t('tab.history') }] : [])];
  const tab = useTab(tabs);
  return (
    <>
      <PageHead
        title={<PersonName person={trainer} />}
        documentTitle={nameInOrder(trainer, format.language).first}
        tag={expiryOf(trainer.contract_to, today()) === 'over' && <Tag tone="bad">{t('trainer.contractOver')}</Tag>}
        subtitle={
          <>
            {t(`term.trainer_standing.${trainer.standing}`)} · <AppLink href={`/people/${id}`}>{t('trainer.person')}</AppLink>
          </>
        }
        actions={
          trainer.can.update && (
            <>
              <DeleteButton
                remove={() => deleteTrainer(trainer)} home="/trainers" label={t('trainer.remove')} title={t('trainer.removeTitle')} text={t('trainer.removeText')}
              />
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/trainers/${id}/edit` })}>
                {t('common:edit')}
              </Button>
            </>
          )
        }
      />
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="trainers" id={id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : (
        <div className="cols cols-two-one">
          <div className="stack">
            {me?.user.can.schedule_read && <BookingsAhead of={{ trainer: id }} title={t('trainer.ahead')} empty={t('trainer.noneAhead')} />}
            <Accreditations trainer={trainer} />
            <Absences trainer={trainer} />
            {me?.user.can.people_write && <CalendarFeeds subject={{ kind: 'trainer', person_id: id }} />}
          </div>
          <Card trainer={trainer} />
        </div>
      )}
    </>
  );
}

function Accreditations({ trainer }: { trainer: Trainer }) {
  const { t } = useTranslation('resources');
  const format = useFormat();
  return (
    <Panel title={t('field.accreditations')} isFlush>
      {trainer.accreditations.length === 0 && <EmptyState title={t('trainer.noAccreditations')} />}
      <ul className={classes.lines}>
        {trainer.accreditations.map(({ title, issuer, expires_on: until }, index) => {
          const state = expiryOf(until, today());
          return (
            <li key={index}>
              <b><bdi>{title}</bdi></b>
              {issuer && <span className="small muted"><bdi>{issuer}</bdi></span>}
              <span className="small">
                {until ? t('trainer.until', { date: format.date(until) }) : t('trainer.noEnd')} {state === 'over' && <Tag tone="bad">{t('trainer.expired')}</Tag>}
                {state === 'soon' && <Tag tone="warn">{t('trainer.soon')}</Tag>}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Absences({ trainer }: { trainer: Trainer }) {
  const { t } = useTranslation('resources');
  const format = useFormat();
  return (
    <Panel title={t('field.absences')} isFlush>
      {trainer.absences.length === 0 && <EmptyState title={t('trainer.noAbsences')} />}
      <ul className={classes.lines}>
        {trainer.absences.map(({ starts_on: from, ends_on: to, reason }, index) => (
          <li key={index} className={to < today() ? 'muted' : undefined}>
            <bdi>{format.period(from, to)}</bdi>
            {reason && <span className="small"><bdi>{reason}</bdi></span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Card({ trainer }: { trainer: Trainer }) {
  const { t } = useTranslation(['resources', 'terms', 'common']);
  const format = useFormat();
  const days = trainer.weekdays.join('');
  const contract = [
    trainer.contract_reference,
    trainer.contract_from && trainer.contract_to
      ? format.period(trainer.contract_from, trainer.contract_to)
      : trainer.contract_to
        ? t('trainer.until', { date: format.date(trainer.contract_to) })
        : trainer.contract_from && t('trainer.since', { date: format.date(trainer.contract_from) }),
  ].filter(Boolean);
  return (
    <Panel title={t('trainer.card')}>
      <TermList
        showsUnknown
        terms={[
          [t('field.fields'), trainer.fields.length > 0 && <ul key="f">{trainer.fields.map((field) => <li key={field}><bdi>{field}</bdi></li>)}</ul>],
          [t('field.languages'), trainer.languages.map((code) => t(`terms:language.${code}`, { defaultValue: code })).join(t('common:listComma'))],
          [t('field.training_of_trainers'), t(`term.training_of_trainers.${trainer.training_of_trainers}`)],
          [
            t('field.weekdays'),
            days === '12345' ? t('trainer.workdays') : days === '1234567' ? t('trainer.everyDay') : trainer.weekdays.map((day) => format.dateParts(dayNamed(day)).weekday).join(t('common:listComma')),
          ],
          [t('field.double_booking'), t(`term.double_booking.${trainer.double_booking}`)],
          ...(trainer.standing === 'external' || contract.length > 0 ? [[t('trainer.contract'), contract.length > 0 && <bdi key="c">{contract.join(' · ')}</bdi>] as const] : []),
          ...(trainer.note ? [[t('field.note'), <span key="n" className={classes.long}><bdi>{trainer.note}</bdi></span>] as const] : []),
        ]}
      />
    </Panel>
  );
}
