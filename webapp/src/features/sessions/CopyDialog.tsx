import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem, copyPreviewQuery, copySession, sessionChanged, type Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, Skeleton } from '@/shared/ui';
import { EditionNotes } from '@/shared/ui/EditionNotes';
import classes from './sessions.module.css';

/** Shows the days that a copy would have, and what could not be kept, before it is made. */
export function CopyDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'courses', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [startsOn, setStartsOn] = useState<string | null>(null);
  const [id] = useState(() => crypto.randomUUID());
  const plan = useQuery({ ...copyPreviewQuery(session.id, startsOn ?? ''), enabled: startsOn !== null });
  const copy = useMutation({
    mutationFn: () => copySession(session.id, id, startsOn ?? ''),
    onSuccess: ({ session: made }) => {
      sessionChanged(queryClient);
      void router.navigate({ href: `/sessions/${made.id}?tab=details` });
      onClose();
    },
  });
  const refusal = copy.error ?? plan.error;
  const problem = refusal ? asProblem(refusal) : undefined;
  return (
    <Modal opened onClose={onClose} size="lg" title={t('copy.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          copy.mutate();
        }}
      >
        <p>{t('copy.text')}</p>
        <DayInput label={t('copy.startsOn')} value={startsOn} onChange={setStartsOn} error={problem && (problem.fields[0]?.message ?? problem.message)} />
        {plan.isFetching && <Skeleton lines={3} />}
        {plan.data && startsOn && (
          <>
            <div className={classes.scroll}>
              <table className={classes.people}>
                <caption className="sr">{t('copy.days')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('copy.was')}</th>
                    <th scope="col">{t('copy.becomes')}</th>
                  </tr>
                </thead>
                <tbody>
                  {plan.data.days.map(({ date, sittings }, index) => (
                    <tr key={date}>
                      <td className="muted">{session.days[index] && format.date(session.days[index].date, 'full')}</td>
                      <td>
                        {format.date(date, 'full')}{' '}
                        <bdi className="small muted">
                          {sittings.flatMap(({ starts, ends }) => (starts && ends ? [`${starts.slice(0, 5)}–${ends.slice(0, 5)}`] : [])).join(' · ')}
                        </bdi>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <EditionNotes notes={plan.data.notes} />
          </>
        )}
        {copy.error && !problem?.fields.length && (
          <Banner tone="bad" icon="alert" role="alert">
            {problem?.message}
          </Banner>
        )}
        <div className="row">
          <Button type="submit" variant="filled" loading={copy.isPending} disabled={!plan.data || startsOn === null}>
            {t('copy.go')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
