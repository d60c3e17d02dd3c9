import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { asProblem, meQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Facts, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Panel, Skeleton, Tag, useCrumbs } from '@/shared/ui';
import { CommitmentSessions } from './CommitmentSessions';
import { CommitmentStatusTag, Progress, useAmount } from './CommitmentWords';
import classes from './commitments.module.css';
import { isFigure } from './commitmentValues';
import { EvidencePanel } from './EvidencePanel';
import { commitmentQuery, commitmentsChanged, deleteCommitment, takeWaiverBack, type Commitment, type CommitmentDue } from './queries';
import { WaiverDialog } from './WaiverDialog';

const About = lazy(() => import('@/features/partners/AboutPanel'));

/** One commitment: who owes what by when, how far it is, what shows it, and the sessions that serve it. */
export default function CommitmentPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('commitments');
  const format = useFormat();
  const commitment = useQuery(commitmentQuery(id));
  const { data } = commitment;
  useCrumbs([
    { label: t('agreements'), href: '/agreements' },
    { label: format.text(data?.agreement_title), href: data && `/agreements/${data.agreement_id}?tab=commitments` },
    { label: data?.clause ?? t('one') },
  ]);
  if (commitment.isPending) return <Skeleton lines={8} />;
  if (!data) return <FailedState error={commitment.error} onRetry={() => void commitment.refetch()} />;
  return <View commitment={data} />;
}

function View({ commitment }: { commitment: Commitment }) {
  const { t } = useTranslation(['commitments', 'common', 'terms']);
  const format = useFormat();
  const router = useRouter();
  const amount = useAmount();
  const { data: me } = useQuery(meQuery);
  const { measure, target, currency } = commitment;
  return (
    <>
      <PageHead
        title={<LocalText text={commitment.description} />}
        documentTitle={format.text(commitment.description)}
        subtitle={
          <>
            {commitment.clause && (
              <>
                <Tag hasSign={false}>{commitment.clause}</Tag>{' '}
              </>
            )}
            <AppLink href={`/agreements/${commitment.agreement_id}?tab=commitments`}>
              <Isolated>{commitment.agreement_code}</Isolated> <LocalText text={commitment.agreement_title} />
            </AppLink>
          </>
        }
        actions={
          <>
            {commitment.can.delete && <DeleteButton commitment={commitment} />}
            {commitment.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/commitments/${commitment.id}/edit` })}>
                {t('common:edit')}
              </Button>
            )}
          </>
        }
        facts={
          <Facts
            facts={[
              { term: t('field.organisation_id'), value: <LocalText text={commitment.organisation_name} /> },
              { term: t('field.responsible_name'), value: commitment.responsible_name ? <bdi>{commitment.responsible_name}</bdi> : undefined },
              { term: t('field.measure'), value: t(`terms:commitment_measure.${measure}`) },
              { term: t('field.target'), value: <bdi>{amount(target, measure, currency)}</bdi> },
              { term: t('recurs'), value: commitment.every_months ? t('every', { count: commitment.every_months }) : undefined },
            ]}
          />
        }
      />
      {commitment.note && (
        <p className="muted" style={{ whiteSpace: 'pre-line' }}>
          <bdi>{commitment.note}</bdi>
        </p>
      )}
      <div className="cols cols-half">
        <div className="stack">
          <Dues commitment={commitment} />
          <EvidencePanel commitment={commitment} />
        </div>
        <div className="stack">
          <Suspense fallback={<Skeleton lines={3} />}>
            <About agreement={commitment.agreement_id} about={{ commitment_id: commitment.id }} name={format.text(commitment.description) ?? ''} version={commitment.version} isOut />
          </Suspense>
          {commitment.can.sessions && <CommitmentSessions commitment={commitment} />}
          {me?.user.can.history_read && <HistoryPanel concept="commitments" id={commitment.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />}
        </div>
      </div>
    </>
  );
}

function Dues({ commitment }: { commitment: Commitment }) {
  const { t } = useTranslation('commitments');
  return (
    <Panel title={t('due.title', { count: commitment.dues.length })} note={isFigure(commitment.measure) && commitment.can.sessions ? t(commitment.linked_only ? 'due.ofLinked' : 'due.ofAll') : undefined} isFlush>
      <ul className={classes.rows}>
        {commitment.dues.map((due) => (
          <li key={due.id}>
            <Due commitment={commitment} due={due} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Due({ commitment, due }: { commitment: Commitment; due: CommitmentDue }) {
  const { t } = useTranslation('commitments');
  const format = useFormat();
  const queryClient = useQueryClient();
  const [isWaiving, setWaiving] = useState(false);
  const back = useMutation({
    mutationFn: () => takeWaiverBack(commitment, due.id),
    onSettled: () => commitmentsChanged(queryClient),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('waiver.refused'), message: asProblem(error).message }),
  });
  const { measure, target, currency } = commitment;
  const progress = <Progress achieved={due.achieved} target={target} measure={measure} currency={currency} />;
  return (
    <>
      <div>
        <p>
          <b>{due.due_on ? <bdi>{format.date(due.due_on, 'long')}</bdi> : t('undated')}</b> <CommitmentStatusTag status={due.status} />
        </p>
        <p>{due.reach ? <AppLink href={`/reach/records?${due.reach}`}>{progress}</AppLink> : progress}</p>
        {due.met_on && <p className="small muted">{t('due.metOn', { date: format.date(due.met_on, 'long') })}</p>}
        {due.waived_on && (
          <p className="small">
            {t('waiver.said', { date: format.date(due.waived_on, 'long'), name: due.waived_by ?? '' })} <bdi>{due.waived_reason}</bdi>
          </p>
        )}
      </div>
      {commitment.can.update && (
        <div className={classes.end}>
          {due.waived_on ? (
            <Button size="xs" loading={back.isPending} onClick={() => back.mutate()}>
              {t('waiver.takeBack')}
            </Button>
          ) : (
            due.status !== 'met' && (
              <Button size="xs" variant="subtle" onClick={() => setWaiving(true)}>
                {t('waiver.do')}
              </Button>
            )
          )}
        </div>
      )}
      {isWaiving && <WaiverDialog commitment={commitment} due={due} onClose={() => setWaiving(false)} />}
    </>
  );
}

function DeleteButton({ commitment }: { commitment: Commitment }) {
  const { t } = useTranslation(['commitments', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteCommitment(commitment),
    onSuccess: async () => {
      await router.navigate({ href: `/agreements/${commitment.agreement_id}?tab=commitments` });
      await commitmentsChanged(queryClient);
    },
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('delete.refused'), message: asProblem(error).message }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('delete.title'),
      children: t('delete.text'),
      labels: { confirm: t('delete.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Button onClick={ask} loading={remove.isPending}>
      {t('delete.do')}
    </Button>
  );
}
