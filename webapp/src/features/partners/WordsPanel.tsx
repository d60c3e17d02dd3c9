import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Agreement } from '@/shared/api';
import { isolated, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, FailedState, Panel, Skeleton, Tag } from '@/shared/ui';
import { Threads, WriteComment } from './Comments';
import { ConfirmButtons } from './ConfirmButtons';
import classes from './partners.module.css';
import { commentsList, confirmationsQuery, type Confirmation } from './queries';

/** What the partners have said and confirmed of one agreement, and what they were answered. */
export default function WordsPanel({ agreement }: { agreement: Agreement }) {
  return (
    <div className="stack">
      <CommentsPanel agreement={agreement} />
      <ConfirmationsPanel agreement={agreement} />
    </div>
  );
}

function CommentsPanel({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('partners');
  const list = useInfiniteQuery(commentsList({ agreement: agreement.id }));
  if (list.isPending) return <Skeleton lines={4} />;
  if (!list.data)
    return (
      <Panel title={t('comment.title')} isFlush>
        <FailedState error={list.error} onRetry={() => void list.refetch()} />
      </Panel>
    );
  const comments = list.data.pages.flatMap(({ items }) => items);
  const maySay = agreement.can.contribute === true;
  return (
    <Panel title={t('comment.title')} note={t('comment.stays')}>
      <div className="stack">
        {comments.length === 0 && <EmptyState title={t('comment.none')}>{t('comment.noneText')}</EmptyState>}
        {comments.length > 0 && <Threads comments={comments} mayAnswer={maySay} />}
        {list.hasNextPage && (
          <Button size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
        {maySay && <WriteComment agreement={agreement.id} label={t('comment.new')} action={t('comment.send')} />}
      </div>
    </Panel>
  );
}

function ConfirmationsPanel({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('partners');
  const format = useFormat();
  const read = useQuery(confirmationsQuery(agreement.id));
  if (read.isPending) return <Skeleton lines={3} />;
  if (!read.data)
    return (
      <Panel title={t('confirmations.title')} isFlush>
        <FailedState error={read.error} onRetry={() => void read.refetch()} />
      </Panel>
    );
  const { items, can } = read.data;
  const ofRecord = items.filter((each) => !each.commitment_id && !each.meeting_id && !each.document_id && each.is_current);
  const said = { read: ofRecord.some(({ stance }) => stance === 'read'), agreed: ofRecord.some(({ stance }) => stance === 'agreed') };
  return (
    <Panel title={t('confirmations.title')} end={can.confirm && <ConfirmButtons agreement={agreement.id} name={t('confirmations.record')} version={agreement.version} said={said} mayConfirm />} isFlush>
      {items.length === 0 ? (
        <EmptyState title={t('confirmations.none')}>{t(can.confirm ? 'confirmations.noneText' : 'confirmations.noneHouse')}</EmptyState>
      ) : (
        <ul className={classes.rows}>
          {items.map((each) => (
            <li key={each.id}>
              <div>
                <p>
                  <b>{t(`confirmed.${each.stance}`)}</b> <Subject confirmation={each} />
                </p>
                {each.note && (
                  <p>
                    <bdi>{each.note}</bdi>
                  </p>
                )}
                <p className="small muted">
                  {t('comment.by', { name: isolated(each.author_name), organisation: isolated(format.text(each.organisation_name) ?? ''), at: format.instant(each.confirmed_at, 'medium') })}
                </p>
              </div>
              {each.is_current ? null : <Tag>{t('confirmations.changed')}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** What was confirmed, in which state or version. */
function Subject({ confirmation: each }: { confirmation: Confirmation }) {
  const { t } = useTranslation(['partners', 'terms']);
  const format = useFormat();
  if (each.meeting_id) {
    const minutes = each.minutes as 'circulated' | 'validated' | 'signed' | undefined;
    return (
      <bdi>
        {t('meeting', { name: format.text(each.about_name), number: each.about_number ?? 0 })}
        {minutes && ` · ${t(`minutes.${minutes}`)}`}
      </bdi>
    );
  }
  if (each.document_id) return <bdi>{t('document', { title: each.about_title ?? '', version: each.subject_version })}</bdi>;
  const version = t('confirmations.version', { version: each.subject_version });
  if (each.commitment_id) return <bdi>{[each.about_title, format.text(each.about_name), version].filter(Boolean).join(' · ')}</bdi>;
  return (
    <bdi>
      {t('confirmations.record')} · {version}
    </bdi>
  );
}
