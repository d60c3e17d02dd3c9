import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { EmptyState, Panel } from '@/shared/ui';
import { Threads, WriteComment } from './Comments';
import type { Entrance } from './queries';

/** The last exchanges, and a place to say something of an agreement. */
export function CommentsPanel({ entrance }: { entrance: Entrance }) {
  const { t } = useTranslation('partners');
  const format = useFormat();
  const [agreement, setAgreement] = useState(entrance.agreements[0]?.id);
  const maySay = entrance.can.contribute === true && agreement !== undefined;
  return (
    <Panel title={t('comment.title')} note={t('comment.stays')}>
      <div className="stack">
        {entrance.comments.length === 0 ? (
          !maySay && <EmptyState title={t('comment.none')}>{t('comment.noneText')}</EmptyState>
        ) : (
          <Threads comments={entrance.comments} mayAnswer={maySay} showsAgreement={entrance.agreements.length > 1} />
        )}
        {maySay && (
          <>
            {entrance.agreements.length > 1 && (
              <NativeSelect
                label={t('comment.about')}
                value={agreement}
                onChange={(event) => setAgreement(event.currentTarget.value)}
                data={entrance.agreements.map(({ id, title }) => ({ value: id, label: format.text(title) ?? '' }))}
              />
            )}
            <WriteComment agreement={agreement} label={t('comment.new')} action={t('comment.send')} />
          </>
        )}
      </div>
    </Panel>
  );
}
