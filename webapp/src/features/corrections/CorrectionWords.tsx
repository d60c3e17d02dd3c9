import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { LocalText, Tag, usePartialDay, type Tone } from '@/shared/ui';
import classes from './corrections.module.css';
import type { Correction, ProposedChange } from './queries';

const tones: Record<Correction['state'], Tone> = { open: 'warn', accepted: 'ok', partly_accepted: 'go', declined: 'plain', withdrawn: 'plain' };

export function CorrectionStateTag({ state }: { state: Correction['state'] }) {
  const { t } = useTranslation('terms');
  return <Tag tone={tones[state]}>{t(`correction_state.${state}`)}</Tag>;
}

type Field = Pick<ProposedChange, 'group' | 'name' | 'language' | 'about' | 'kind' | 'currency'>;

/** "Date de signature", "Intitulé (arabe)". */
export function useFieldName(): (field: Field) => string {
  const { t } = useTranslation(['corrections', 'terms']);
  return ({ name, language }) => {
    const label = t(`field.${name}` as 'field.title');
    return language ? t('inLanguage', { field: label, language: t(`language.${language}` as 'language.fr') }) : label;
  };
}

/** What a field is of: nothing for the agreement itself. */
export function About({ field }: { field: Field }) {
  return field.about ? (
    <small className={classes.about}>
      <LocalText text={field.about} />
    </small>
  ) : null;
}

/** A recorded or proposed value as people read it; nothing is said in words. */
export function Value({ field, value }: { field: Field; value: string }) {
  const { t } = useTranslation('corrections');
  const format = useFormat();
  const partialDay = usePartialDay();
  if (value === '') return <span className="muted">{t('empty')}</span>;
  if (field.kind === 'money' && field.currency) return <bdi>{format.money(Number(value), field.currency)}</bdi>;
  if (field.kind === 'partial_date' || field.kind === 'date') return <bdi>{partialDay(value)}</bdi>;
  if (field.kind === 'number') return <bdi>{format.number(Number(value))}</bdi>;
  return (
    <bdi className={classes.text} lang={field.language ?? undefined} dir="auto">
      {value}
    </bdi>
  );
}

/** Where nothing is recorded any more, with the day it was taken out where that is known. */
export function Gone({ change }: { change: ProposedChange }) {
  const { t } = useTranslation('corrections');
  const format = useFormat();
  return <span className="muted">{change.removed_at ? t('goneOn', { date: format.instant(change.removed_at) }) : t('gone')}</span>;
}
