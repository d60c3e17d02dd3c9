import { Button } from '@mantine/core';
import type { Duplicate } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { suretyOf, Tag, type Tone } from '@/shared/ui';
import { RecordName } from './RecordName';
import classes from './duplicates.module.css';

export const tones: Record<ReturnType<typeof suretyOf>, Tone> = { certain: 'ok', very_likely: 'go', likely: 'warn', possible: 'plain' };

export function PairList({ pairs, current, onShow, onMore }: {
  pairs: Duplicate[];
  current: string;
  onShow: (pair: Duplicate) => void;
  onMore?: () => void;
}) {
  const { t } = useTranslation(['duplicates', 'common']);
  return (
    <nav className={classes.list} aria-label={t('pairs')}>
      <ul>
        {pairs.map((pair) => {
          const surety = suretyOf(pair.score, pair.is_certain);
          return (
            <li key={pair.id}>
              <button type="button" aria-current={pair.id === current ? 'true' : undefined} onClick={() => onShow(pair)}>
                <span>
                  <RecordName record={pair.a} />
                </span>
                <span>
                  <RecordName record={pair.b} />
                </span>
                <Tag tone={tones[surety]}>{t(`surety.${surety}`)}</Tag>
              </button>
            </li>
          );
        })}
      </ul>
      {onMore && (
        <Button variant="subtle" fullWidth onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </nav>
  );
}
