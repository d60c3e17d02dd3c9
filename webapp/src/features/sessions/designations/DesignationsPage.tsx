import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { designationList, designationQuery, meQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, ExportButton, FailedState, PageHead, Panel, Skeleton, useCrumbs, useUrlSearch } from '@/shared/ui';
import { LetterCard } from './LetterCard';

const states = ['sent', 'answered', 'draft', 'cancelled'] as const;

/** The letters of every session; a focal point sees those to their own administration and names their people. */
export default function DesignationsPage() {
  const { t } = useTranslation(['designations', 'common']);
  const [search, change] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const isFocalPoint = me?.user.role === 'focal_point' || me?.user.role === 'partner';
  const title = t(isFocalPoint ? 'page.expected' : 'page.title');
  useCrumbs([{ label: title }]);
  const state = states.find((one) => one === search.state);
  return (
    <>
      <PageHead
        title={title}
        subtitle={t(isFocalPoint ? 'page.expectedText' : 'page.text')}
        actions={
          search.letter ? (
            <Button onClick={() => change({ letter: undefined })}>{t('page.all')}</Button>
          ) : (
            <>
            <ExportButton list="designations" />
            <Select
              aria-label={t('page.state')}
              placeholder={t('page.everyState')}
              data={states.filter((one) => !isFocalPoint || one === 'sent' || one === 'answered').map((value) => ({ value, label: t(`state.${value}`) }))}
              value={state ?? null}
              onChange={(value) => change({ state: value ?? undefined })}
              clearable
              clearButtonProps={{ 'aria-label': t('page.everyState') }}
            />
            </>
          )
        }
      />
      {search.letter ? <OneLetter id={search.letter} /> : <Letters state={state} writesThem={!isFocalPoint} />}
    </>
  );
}

function OneLetter({ id }: { id: string }) {
  const letter = useQuery(designationQuery(id));
  if (letter.isPending) return <Skeleton lines={8} />;
  if (!letter.data) return <FailedState error={letter.error} onRetry={() => void letter.refetch()} />;
  return <LetterCard letter={letter.data} showsSession />;
}

function Letters({ state, writesThem }: { state: (typeof states)[number] | undefined; writesThem: boolean }) {
  const { t } = useTranslation(['designations', 'common']);
  const list = useInfiniteQuery(designationList(state ? { state } : {}));
  if (list.isPending) return <Skeleton lines={8} />;
  if (!list.data) return <FailedState error={list.error} onRetry={() => void list.refetch()} />;
  const letters = list.data.pages.flatMap(({ items }) => items);
  if (letters.length === 0) {
    return (
      <Panel isFlush>
        {state ? (
          <EmptyState title={t('page.noneInState')} />
        ) : (
          <EmptyState title={t('page.none')} actions={writesThem && <AppLink href="/sessions">{t('page.toSessions')}</AppLink>}>
            {t(writesThem ? 'page.noneTextStaff' : 'page.noneText')}
          </EmptyState>
        )}
      </Panel>
    );
  }
  return (
    <div className="stack">
      {letters.map((letter) => (
        <LetterCard key={letter.id} letter={letter} showsSession />
      ))}
      {list.hasNextPage && (
        <div className="row">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('page.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
