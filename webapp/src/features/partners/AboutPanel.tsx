import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { meQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { FailedState, Panel } from '@/shared/ui';
import { Threads, WriteComment } from './Comments';
import { ConfirmButtons } from './ConfirmButtons';
import { commentsList, confirmationsQuery } from './queries';

interface AboutPanelProps {
  agreement: string;
  about: { commitment_id: string } | { meeting_id: string };
  name: string;
  version: number;
  /** Whether there is something to confirm: minutes that left the house, what is owed. */
  isOut: boolean;
}

/** What is said and confirmed of one commitment or one meeting. Nobody who may not speak is shown an empty panel. */
export default function AboutPanel({ agreement, about, name, version, isOut }: AboutPanelProps) {
  const { t } = useTranslation('partners');
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(commentsList('commitment_id' in about ? { commitment: about.commitment_id } : { meeting: about.meeting_id }));
  const confirmations = useQuery(confirmationsQuery(agreement));
  const of = (each: { commitment_id?: string; meeting_id?: string }) =>
    'commitment_id' in about ? each.commitment_id === about.commitment_id : each.meeting_id === about.meeting_id;
  const comments = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const current = (confirmations.data?.items ?? []).filter((each) => of(each) && each.is_current);
  const said = { read: current.some(({ stance }) => stance === 'read'), agreed: current.some(({ stance }) => stance === 'agreed') };
  const maySay = me?.user.can.agreements_contribute === true;
  const isFailed = list.isError && !list.data;
  if (!maySay && !isFailed && comments.length === 0 && current.length === 0) return null;
  return (
    <Panel
      title={t('comment.title')}
      note={t('comment.stays')}
      end={isOut && <ConfirmButtons agreement={agreement} about={about} name={name} version={version} said={said} mayConfirm={confirmations.data?.can.confirm === true} />}
    >
      <div className="stack">
        {isFailed && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
        {comments.length > 0 && <Threads comments={comments} mayAnswer={maySay} />}
        {list.hasNextPage && (
          <Button size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
        {maySay && <WriteComment agreement={agreement} about={about} label={t('comment.new')} action={t('comment.send')} />}
      </div>
    </Panel>
  );
}
