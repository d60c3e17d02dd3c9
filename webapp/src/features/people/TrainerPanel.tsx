import { useQuery } from '@tanstack/react-query';
import { answer, api, type Person } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, FailedState, Panel, Skeleton, TermList } from '@/shared/ui';

/** Whether somebody is in the pool of trainers: what they teach, or the way in. */
export function TrainerPanel({ person, mayAdd }: { person: Person; mayAdd: boolean }) {
  const { t } = useTranslation(['resources', 'terms', 'common']);
  const format = useFormat();
  const found = useQuery({
    queryKey: ['trainers', 'of', person.id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/trainers', { params: { query: { person: person.id, limit: 1 } }, signal })),
  });
  const trainer = found.data?.items[0];
  return (
    <Panel title={t('trainer.inPool')} end={trainer && <AppLink href={`/trainers/${trainer.person_id}`}>{t('trainer.open')}</AppLink>}>
      {found.isPending && <Skeleton lines={2} />}
      {found.isError && !found.data && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && !trainer && (
        <p className="muted">
          {t('trainer.notInPool')} {mayAdd && <AppLink href={`/trainers/new?person=${person.id}`}>{t('trainer.new')}</AppLink>}
        </p>
      )}
      {trainer && (
        <TermList
          terms={[
            [t('field.standing'), t(`term.trainer_standing.${trainer.standing}`)],
            [t('field.fields'), trainer.fields.length > 0 && <bdi key="f">{trainer.fields.join(t('common:listComma'))}</bdi>],
            [t('field.next_expiry'), trainer.next_expiry && format.date(trainer.next_expiry)],
            [t('field.sessions_to_come'), trainer.sessions_to_come > 0 && format.number(trainer.sessions_to_come)],
          ]}
        />
      )}
    </Panel>
  );
}
