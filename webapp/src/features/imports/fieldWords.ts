import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';

const ofPeople = new Set(['people', 'registrations']);

/** What a field is called: "Téléphone", "Présence, lun. 5 oct. 2026, matin". */
export function useFieldLabel(kind: string): (field: string) => string {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  return (field) => {
    const [name, date, sitting] = field.split('/');
    if (name === 'attendance' && date) {
      const words = [t('column.attendance'), format.date(date, 'full')];
      if (sitting === '1' || sitting === '2') words.push(t(sitting === '1' ? 'sitting.morning' : 'sitting.afternoon'));
      else if (sitting) words.push(t('sitting.number', { number: sitting }));
      return words.join(t('common:listComma'));
    }
    if (name === 'attendance') return t('column.attendanceAll');
    return t(`column.${field === 'title' && ofPeople.has(kind) ? 'civility' : field}`, { defaultValue: field });
  };
}
