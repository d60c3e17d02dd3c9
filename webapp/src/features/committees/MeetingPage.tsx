import { Button, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, FailedState, Facts, Icon, LocalText, PageHead, Panel, Skeleton, Tag, useCrumbs } from '@/shared/ui';
import classes from './committees.module.css';
import { DecisionLine } from './DecisionLine';
import { MeetingEditor } from './MeetingEditor';
import { MeetingText } from './MeetingText';
import { MinutesSteps, minutesTones } from './MinutesSteps';
import { OpeningForm } from './OpeningForm';
import { PapersPanel } from './PapersPanel';
import { PrintMinutes } from './PrintMinutes';
import { ProposalsPanel } from './ProposalsPanel';
import { RepliesPanel } from './RepliesPanel';
import { committeesChanged, deleteMeeting, meetingQuery, type Meeting } from './queries';

const About = lazy(() => import('@/features/partners/AboutPanel'));

/** The page from which a meeting is run: agenda, who came, what was decided, and the minutes on their way to signature. */
export default function MeetingPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('committees');
  const format = useFormat();
  const meeting = useQuery(meetingQuery(id));
  const data = meeting.data;
  useCrumbs(
    data
      ? [
          { label: format.text(data.agreement_title), href: `/agreements/${data.agreement_id}?tab=committees` },
          { label: t('meetingNumber', { number: data.number }) },
        ]
      : [{ label: t('title') }],
  );
  if (meeting.isPending) return <Skeleton lines={10} />;
  if (!data) return <FailedState error={meeting.error} onRetry={() => void meeting.refetch()} />;
  return <View key={data.id} meeting={data} />;
}

function View({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['committees', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [isOpening, setOpening] = useState(false);
  const [isDirty, setDirty] = useState(false);
  const remove = useMutation({
    mutationFn: () => deleteMeeting(meeting),
    onSuccess: () => {
      committeesChanged(queryClient);
      void router.navigate({ href: `/agreements/${meeting.agreement_id}?tab=committees` });
    },
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).message }),
  });
  const title = `${t('meetingNumber', { number: meeting.number })} – ${format.text(meeting.committee_name)}`;
  const ask = () =>
    modals.openConfirmModal({
      title: t('remove.title', { name: title }),
      children: t('remove.text'),
      labels: { confirm: t('remove.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  const hours = meeting.starts && (meeting.ends ? `${format.time(meeting.starts)} – ${format.time(meeting.ends)}` : format.time(meeting.starts));
  const side = (
    <>
      <MinutesSteps meeting={meeting} isDirty={isDirty} />
      <RepliesPanel meeting={meeting} />
      <ProposalsPanel meeting={meeting} isDirty={isDirty} />
      <PapersPanel meeting={meeting} />
      {meeting.earlier.length > 0 && (
        <Panel title={t('earlier')} isFlush>
          <ul className={classes.list}>
            {meeting.earlier.map((decision) => (
              <DecisionLine key={decision.id} decision={decision} isFrozen={meeting.minutes === 'signed'} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
  return (
    <>
      <PageHead
        title={title}
        documentTitle={title}
        tag={<Tag tone={meeting.opened_at ? minutesTones[meeting.minutes] : 'go'}>{meeting.opened_at ? t(`minutes.${meeting.minutes}`) : t('planned')}</Tag>}
        subtitle={
          <AppLink href={`/agreements/${meeting.agreement_id}?tab=committees`}>
            <LocalText text={meeting.agreement_title} />
          </AppLink>
        }
        actions={
          <>
            {meeting.can.delete && (
              <Button onClick={ask} loading={remove.isPending}>
                {t('remove.do')}
              </Button>
            )}
            {meeting.can.print && <PrintMinutes meeting={meeting.id} />}
            {meeting.can.open && (
              <Button variant="filled" leftSection={<Icon name="clock" />} disabled={isDirty} onClick={() => setOpening(true)}>
                {t('open')}
              </Button>
            )}
          </>
        }
        facts={
          <Facts
            facts={[
              { term: t('field.held_on'), value: format.date(meeting.held_on, 'long') },
              { term: t('field.hours'), value: hours && <bdi>{hours}</bdi> },
              { term: t('field.place'), value: meeting.place && <LocalText text={meeting.place} /> },
              { term: t('field.next_on'), value: meeting.next_on && format.date(meeting.next_on, 'long') },
            ]}
          />
        }
      />
      {meeting.figures.length > 0 && <Figures meeting={meeting} />}
      {meeting.can.update ? <MeetingEditor meeting={meeting} onDirty={setDirty} side={side} /> : <MeetingText meeting={meeting} side={side} />}
      <Suspense fallback={<Skeleton lines={3} />}>
        <About agreement={meeting.agreement_id} about={{ meeting_id: meeting.id }} name={title} version={meeting.version} isOut={meeting.minutes !== 'draft'} />
      </Suspense>
      <Modal opened={isOpening} onClose={() => setOpening(false)} title={t('open')} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
        {isOpening && <OpeningForm meeting={meeting} onDone={() => setOpening(false)} />}
      </Modal>
    </>
  );
}

/** What the figures said when the meeting opened; they are not counted again. */
function Figures({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('committees');
  const format = useFormat();
  return (
    <Panel title={t('figures')} note={meeting.opened_at && t('frozenAt', { at: format.instant(meeting.opened_at) })}>
      <dl className={classes.figures}>
        {meeting.figures.map((figure, index) => (
          <div key={index}>
            <dt>
              <LocalText text={figure.name} />
            </dt>
            <dd>
              <bdi>{format.number(figure.value, figure.unit === 'person_hour' ? 1 : 0)}</bdi>
              <small>
                <LocalText text={figure.definition} /> · {t(`basis.${figure.basis}`)}
                {(figure.from ?? figure.to) && <> · {`${figure.from ? format.date(figure.from) : '…'} – ${figure.to ? format.date(figure.to) : '…'}`}</>}
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
