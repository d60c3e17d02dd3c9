import { useQuery } from '@tanstack/react-query';
import { scanHref, sheetsNamingQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, FailedState, Isolated, Skeleton } from '@/shared/ui';
import classes from './people.module.css';

/** Signed sheets that carry the name and stay: until when, and where they are. */
export function SheetsNaming({ person }: { person: string }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const sheets = useQuery(sheetsNamingQuery(person));
  if (sheets.isPending) return <Skeleton lines={2} />;
  if (!sheets.data) return <FailedState error={sheets.error} onRetry={() => void sheets.refetch()} />;
  const { items } = sheets.data;
  if (items.length === 0) return <p className="small muted">{t('sheets.none')}</p>;
  return (
    <>
      <p>{t('sheets.stay', { count: items.length })}</p>
      <ul className={classes.sheetList}>
        {items.map((sheet) => (
          <li key={sheet.id}>
            <AppLink href={`/sessions/${sheet.session_id}`}>
              <Isolated>{sheet.session_reference}</Isolated>
            </AppLink>{' '}
            <bdi>{format.date(sheet.date, 'medium')}</bdi> · {t('sheets.page', { number: format.number(sheet.page) })} ·{' '}
            <span className="muted">{sheet.locked_until ? t('sheets.until', { date: format.date(sheet.locked_until, 'medium') }) : t('sheets.forEver')}</span> ·{' '}
            <a href={scanHref(sheet.id)} download>
              {t('sheets.open')}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
