import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, FailedState, Isolated, LocalText, PageHead, Panel, Skeleton, Tag, useCrumbs } from '@/shared/ui';
import { About, CorrectionStateTag, Gone, useFieldName, Value } from './CorrectionWords';
import classes from './corrections.module.css';
import { DecisionForm } from './DecisionForm';
import { correctionQuery, correctionsChanged, takeBack, type Correction, type ProposedChange } from './queries';

/** One proposal: what is recorded beside what is proposed, who and when, and the decision. */
export default function CorrectionPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('corrections');
  const format = useFormat();
  const read = useQuery(correctionQuery(id));
  const correction = read.data;
  useCrumbs([
    { label: t('agreements'), href: '/agreements' },
    ...(correction ? [{ label: format.text(correction.agreement_title), href: `/agreements/${correction.agreement_id}?tab=corrections` }] : []),
    { label: t('one') },
  ]);
  if (read.isPending) return <Skeleton lines={8} />;
  if (!correction) return <FailedState error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <>
      <PageHead
        title={t('one')}
        subtitle={
          <>
            <CorrectionStateTag state={correction.state} /> <Isolated>{correction.agreement_code}</Isolated>{' '}
            <AppLink href={`/agreements/${correction.agreement_id}`}>
              <LocalText text={correction.agreement_title} />
            </AppLink>
          </>
        }
        actions={correction.can.withdraw && <TakeBack correction={correction} />}
      />
      <div className="stack">
        <Story correction={correction} />
        {correction.can.decide ? (
          <DecisionForm key={correction.version} correction={correction} />
        ) : (
          <Panel title={t('changes', { count: correction.changes.length })} isFlush>
            <ul className={classes.changes}>
              {correction.changes.map((change) => (
                <li key={change.path}>
                  <Told change={change} isOpen={correction.state === 'open'} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  );
}

/** Who proposed it and why; who decided and what they answered. Both sides read the same. */
function Story({ correction }: { correction: Correction }) {
  const { t } = useTranslation('corrections');
  const format = useFormat();
  const { decided_at: decidedAt, decided_by_name: decidedBy } = correction;
  return (
    <Panel>
      <div className={classes.facts}>
        <p>
          {t('proposedBy')} <b>{correction.proposed_by_name}</b>
          {correction.organisation_name && (
            <>
              {t('comma')}
              <LocalText text={correction.organisation_name} />
            </>
          )}{' '}
          · <bdi>{format.instant(correction.proposed_at)}</bdi>
        </p>
        {correction.remark && (
          <p className={classes.remark} dir="auto">
            {correction.remark}
          </p>
        )}
        {decidedAt && (
          <p>
            {t(correction.state === 'withdrawn' ? 'withdrawnBy' : 'decidedBy')} <b>{decidedBy}</b> · <bdi>{format.instant(decidedAt)}</bdi>
          </p>
        )}
        {correction.answer && (
          <p className={classes.remark} dir="auto">
            {correction.answer}
          </p>
        )}
      </div>
    </Panel>
  );
}

/** A change as those read it who do not decide: what was, what is proposed, what became of it. */
function Told({ change, isOpen }: { change: ProposedChange; isOpen: boolean }) {
  const { t } = useTranslation('corrections');
  const fieldName = useFieldName();
  return (
    <>
      <h3>
        {fieldName(change)}
        <About field={change} />
      </h3>
      <div className={classes.side}>
        <small>{t(isOpen ? 'recorded' : 'before')}</small>
        <span>
          {isOpen && change.recorded == null ? <Gone change={change} /> : <Value field={change} value={isOpen ? (change.recorded ?? '') : (change.replaced ?? change.seen)} />}
        </span>
      </div>
      <div className={`${classes.side} ${classes.proposed}`}>
        <small>{t('proposed')}</small>
        <span>
          <Value field={change} value={change.proposed} />
        </span>
      </div>
      <div>{change.accepted != null && <Tag tone={change.accepted ? 'ok' : 'plain'}>{t(change.accepted ? 'accepted' : 'notAccepted')}</Tag>}</div>
    </>
  );
}

function TakeBack({ correction }: { correction: Correction }) {
  const { t } = useTranslation(['corrections', 'common']);
  const queryClient = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => takeBack(correction),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).message }),
    onSettled: () => correctionsChanged(queryClient),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('takeBack.title'),
      children: t('takeBack.text'),
      labels: { confirm: t('takeBack.do'), cancel: t('common:cancel') },
      confirmProps: { variant: 'filled' },
      onConfirm: () => withdraw.mutate(),
    });
  return (
    <Button loading={withdraw.isPending} onClick={ask}>
      {t('takeBack.do')}
    </Button>
  );
}
