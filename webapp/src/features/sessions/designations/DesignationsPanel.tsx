import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, designationsChanged, makeLetters, sessionDesignations, type Session, type SessionDesignations } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, FailedState, Icon, LocalText, Panel, Skeleton } from '@/shared/ui';
import classes from './designations.module.css';
import { LetterCard } from './LetterCard';
import { PlanForm } from './PlanForm';
import { PrintLetters } from './PrintLetters';

/** What a session asks of administrations, the letters and their answers. */
export default function DesignationsPanel({ session }: { session: Session }) {
  const asked = useQuery(sessionDesignations(session.id));
  if (asked.isPending) return <Skeleton lines={8} />;
  if (!asked.data) return <FailedState error={asked.error} onRetry={() => void asked.refetch()} />;
  return <Asked session={session} asked={asked.data} />;
}

function Asked({ session, asked }: { session: Session; asked: SessionDesignations }) {
  const { t } = useTranslation(['designations', 'common']);
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<'plan' | 'printAll'>();
  const make = useMutation({ mutationFn: () => makeLetters(session.id), onSettled: () => designationsChanged(queryClient) });
  const mayWrite = asked.can.update === true;
  const live = asked.items.filter(({ state }) => state !== 'cancelled');
  const without = asked.plan.quotas.filter(({ organisation_id: id }) => !live.some((letter) => letter.organisation_id === id));
  const close = () => setDialog(undefined);
  return (
    <div className="stack">
      <Panel
        title={t('plan.title')}
        note={asked.unanswered > 0 ? t('plan.unanswered', { count: asked.unanswered }) : undefined}
        end={
          mayWrite && (
            <>
              {live.length > 0 && (
                <Button size="xs" leftSection={<Icon name="print" />} onClick={() => setDialog('printAll')}>
                  {t('plan.printAll')}
                </Button>
              )}
              <Button size="xs" leftSection={<Icon name="edit" />} onClick={() => setDialog('plan')}>
                {t('plan.edit')}
              </Button>
            </>
          )
        }
      >
        {asked.plan.quotas.length === 0 && live.length === 0 ? (
          <EmptyState
            title={t('plan.none')}
            actions={
              mayWrite && (
                <Button variant="filled" onClick={() => setDialog('plan')}>
                  {t('plan.begin')}
                </Button>
              )
            }
          >
            {t('plan.noneText')}
          </EmptyState>
        ) : (
          <Totals asked={asked} />
        )}
        {make.isError && (
          <Banner tone="bad" icon="alert" role="alert">
            {asProblem(make.error).message}
          </Banner>
        )}
        {mayWrite && without.length > 0 && (
          <Banner
            icon="document"
            end={
              <Button size="xs" variant="filled" loading={make.isPending} onClick={() => make.mutate()}>
                {t('plan.make', { count: without.length })}
              </Button>
            }
          >
            {t('plan.without')}{' '}
            {without.map((quota, index) => (
              <span key={quota.organisation_id}>
                {index > 0 && t('common:listComma')}
                <LocalText text={quota.organisation_name ?? {}} />
              </span>
            ))}
          </Banner>
        )}
      </Panel>
      {asked.items.map((letter) => (
        <LetterCard key={letter.id} letter={letter} />
      ))}
      <Modal opened={dialog !== undefined} onClose={close} title={dialog && t(`plan.${dialog === 'plan' ? 'edit' : 'printAll'}`)} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
        {dialog === 'plan' && <PlanForm session={session.id} plan={asked.plan} onDone={close} />}
        {dialog === 'printAll' && <PrintLetters session={session.id} mayRemind={asked.unanswered > 0} onDone={close} />}
      </Modal>
    </div>
  );
}

function Totals({ asked }: { asked: SessionDesignations }) {
  const { t } = useTranslation('designations');
  const format = useFormat();
  const { counts, plan } = asked;
  const target = plan.women_percent ?? undefined;
  const share = counts.designated > 0 ? counts.women / counts.designated : undefined;
  const isBelow = target !== undefined && share !== undefined && share * 100 < target;
  return (
    <dl className={classes.numbers}>
      {(['places', 'designated', 'confirmed', 'waiting', 'missing'] as const).map((name) => (
        <div key={name}>
          <dt>{t(`count.${name}`)}</dt>
          <dd>{format.number(counts[name])}</dd>
        </div>
      ))}
      <div data-late={isBelow || undefined}>
        <dt>{t('count.women')}</dt>
        <dd>
          {target === undefined
            ? share === undefined ? '–' : format.percent(share)
            : t('count.target', { share: share === undefined ? '–' : format.percent(share), target: format.percent(target / 100) })}
        </dd>
      </div>
    </dl>
  );
}
