import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { likelyDuplicates, type LikelyDuplicate, type LikelyQuestion } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import classes from './duplicates.module.css';
import { EvidenceList } from './EvidenceList';
import { Icon } from './Icon';
import { LocalText, PersonName } from './Text';

export interface LikelyCheck {
  items: LikelyDuplicate[];
  /** True after a save was held back: the next one goes through. */
  isAsked: boolean;
  /** Asks once more with what is about to be saved; false when the reader is to look first. */
  maySave: () => Promise<boolean>;
}

const typingMs = 400;

/** Asks, while somebody types, whether the record is there already. `question` is undefined while there is nothing to ask. */
export function useLikelyDuplicates(question: LikelyQuestion | undefined): LikelyCheck {
  const queryClient = useQueryClient();
  const asked = JSON.stringify(question);
  const [settled, setSettled] = useState<string | undefined>(asked);
  const [seen, setSeen] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), typingMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const toAsk = settled === undefined ? undefined : (JSON.parse(settled) as LikelyQuestion);
  const found = useQuery({ ...likelyDuplicates(toAsk ?? { people: {} as never }), enabled: toAsk !== undefined, placeholderData: (before) => before });
  const items = (toAsk && found.data?.items) || [];
  const strong = idsOf(items);
  return {
    items,
    isAsked: strong !== '' && seen === strong,
    maySave: async () => {
      if (!question) return true;
      try {
        const { items: now } = await queryClient.fetchQuery(likelyDuplicates(question));
        const ids = idsOf(now);
        setSettled(asked);
        if (ids === '' || ids === seen) return true;
        setSeen(ids);
        return false;
      } catch {
        return true; // a warning that cannot be had keeps nobody from working
      }
    },
  };
}

function idsOf(items: LikelyDuplicate[]): string {
  return items.filter(({ for_review: isLikely }) => isLikely).map(({ record }) => record.id).sort().join();
}

/** Records that the one being written may be the same as, each with a way to open it. */
export function LikelyDuplicates({ check, hrefOf, onChoose }: {
  check: LikelyCheck;
  hrefOf: (id: string) => string;
  /** Takes the record that is there instead of making one. */
  onChoose?: (id: string) => void;
}) {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const box = useRef<HTMLElement>(null);
  const { isAsked } = check;
  useEffect(() => {
    if (isAsked) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsked]);
  if (check.items.length === 0) return null;
  const isStrong = check.items.some(({ for_review: isLikely }) => isLikely);
  return (
    <section ref={box} className={classes.likely} data-strong={isStrong || undefined} role="status" aria-label={t('likely.title')}>
      <h2>
        <Icon name={isStrong ? 'alert' : 'people'} /> {t(isStrong ? 'likely.title' : 'likely.namesakes')}
      </h2>
      <ul>
        {check.items.slice(0, isStrong ? 5 : 3).map(({ record, reasons, is_certain: isCertain, score }) => (
          <li key={record.id}>
            <p>
              <AppLink href={hrefOf(record.id)} target="_blank">
                {record.name ? <LocalText text={record.name} /> : (
                  <PersonName person={{ family_name: record.family_name ?? '', given_name: record.given_name ?? '', family_name_ar: record.family_name_ar, given_name_ar: record.given_name_ar }} />
                )}
              </AppLink>{' '}
              <span className="muted small">{t(`surety.${suretyOf(score, isCertain)}`)}</span>
            </p>
            <p className="small muted">
              {[record.function, format.text(record.organisation_name), record.birth_date ? format.date(record.birth_date) : record.birth_year].filter(Boolean).join(' · ')}
            </p>
            <p className="small">
              <EvidenceList reasons={reasons} isShort />
            </p>
            {onChoose && (
              <Button size="xs" variant="default" onClick={() => onChoose(record.id)}>
                {t('likely.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAsked && <p className="small strong">{t('likely.again')}</p>}
    </section>
  );
}

/** A word for how sure it is. */
export function suretyOf(score: number, isCertain: boolean): 'certain' | 'very_likely' | 'likely' | 'possible' {
  if (isCertain) return 'certain';
  return score >= 0.9 ? 'very_likely' : score >= 0.5 ? 'likely' : 'possible';
}
