import type { EditionNote } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner } from './states';

/** What could not be kept of an edition's days, one line each. */
export function EditionNotes({ notes }: { notes: EditionNote[] }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  if (notes.length === 0) return <Banner tone="ok" icon="check">{t('notes.none')}</Banner>;
  return (
    <Banner tone="warn" icon="alert">
      <b>{t('notes.title', { count: notes.length })}</b>
      {notes.map(({ remark, from, to, name }, index) => (
        <span key={index} style={{ display: 'block' }}>
          {t(`notes.${remark}`, { from: from ? format.date(from, 'full') : '', to: to ? format.date(to, 'full') : '', name: format.text(name) })}
        </span>
      ))}
    </Banner>
  );
}
