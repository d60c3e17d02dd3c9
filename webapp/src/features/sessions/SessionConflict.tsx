import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ConflictView } from '@/shared/ui';
import type { SessionValues } from './sessionValues';

interface SessionConflictProps {
  mine: SessionValues;
  theirs: SessionValues;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** The fields in which the two versions differ, in words. */
export function SessionConflict({ mine, theirs, onKeepMine, onTakeTheirs }: SessionConflictProps) {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const format = useFormat();
  const said = (values: SessionValues): [string, string][] => [
    [t('field.title'), Object.values(values.title).filter(Boolean).join(' · ')],
    [t('field.kind'), t(`terms:session_kind.${values.kind}`)],
    [t('field.modality'), t(`terms:modality.${values.modality}`)],
    [t('field.programmes'), t('form.programmesCount', { count: values.programme_ids.length })],
    [t('field.place_code'), values.place_code ?? ''],
    [t('field.venue'), values.venue],
    [t('field.seats'), values.seats === '' ? '' : format.number(values.seats)],
    [t('field.languages'), values.languages.map((language) => t(`terms:language.${language}`, { defaultValue: language })).join(t('common:listComma'))],
    [t('field.planned_period'), values.planned_period ? format.plannedPeriod(values.planned_period) : ''],
    [
      t('field.days'),
      values.days
        .map(({ date, sittings }) => `${date ? format.date(date) : ''} ${sittings.map(({ starts, ends }) => (starts ? `${starts}–${ends}` : '')).join(', ')}`)
        .join(' · '),
    ],
    [t('field.team'), t('form.teamCount', { count: values.team.length })],
    [t('field.external_reference'), values.external_reference],
    [t('field.note'), values.note],
  ];
  const stored = said(theirs);
  const fields = said(mine)
    .map(([label, value], index) => ({ label, mine: value, theirs: stored[index]?.[1] ?? '' }))
    .filter(({ mine: left, theirs: right }) => left !== right);
  return <ConflictView fields={fields} onKeepMine={onKeepMine} onTakeTheirs={onTakeTheirs} />;
}
