import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { publicTableQuery, publicTablesQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, Icon, LanguageSwitch, LocalText, Panel, Skeleton } from '@/shared/ui';
import { useRange } from './codes';
import { Legend, PrintedMark, PrintedTable } from './PrintedTable';
import classes from './published.module.css';

/** The published tables as anybody reads them, without an account: all of them, or the one in the address. */
export default function PublicTablesPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const { t } = useTranslation('published');
  const format = useFormat();
  const list = useQuery(publicTablesQuery);
  const title = t('public.title');
  useEffect(() => {
    document.title = `${title} — Athar`;
  }, [title]);
  const edition = list.data?.edition;
  const shown = list.data?.items.filter((table) => id === undefined || table.id === id) ?? [];
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <p className={classes.brand}>
          <AppLink href="/">
            Athar <span lang="ar">أثر</span>
          </AppLink>
        </p>
        <div className="row no-print">
          <LanguageSwitch />
          <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>
            {t('public.print')}
          </Button>
        </div>
      </header>
      <main className="stack">
        <div className={classes.intro}>
          <h1>{title}</h1>
          {edition && <p className="muted">{t('public.edition', { date: format.date(edition.day, 'long') })}</p>}
          <p className="reading">{t('public.text')}</p>
        </div>
        {list.isPending && <Skeleton lines={8} />}
        {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && shown.length === 0 && <EmptyState title={t('public.none')}>{t('public.noneText')}</EmptyState>}
        {id === undefined && shown.length > 1 && (
          <nav className={`${classes.contents} no-print`} aria-label={t('public.contents')}>
            {shown.map((table) => (
              <a key={table.id} href={`#${table.id}`}>
                <LocalText text={table.title} />
              </a>
            ))}
          </nav>
        )}
        {shown.map((table) => (
          <div key={table.id} id={table.id}>
            <Table id={table.id} />
          </div>
        ))}
        {id !== undefined && (
          <p className="no-print">
            <AppLink href="/public/tables">{t('public.all')}</AppLink>
          </p>
        )}
      </main>
    </div>
  );
}

function Table({ id }: { id: string }) {
  const { t } = useTranslation('published');
  const format = useFormat();
  const range = useRange();
  const read = useQuery(publicTableQuery(id));
  if (read.isPending) return <Skeleton lines={6} />;
  if (!read.data) return <FailedState error={read.error} onRetry={() => void read.refetch()} />;
  const table = read.data;
  return (
    <Panel
      title={<LocalText text={table.title} />}
      end={
        <span className="no-print row">
          {(['xlsx', 'csv'] as const).map((form) => (
            <a key={form} href={`/api/v1/public/tables/${id}?format=${form}`} download>
              {t(`public.${form}`)}
            </a>
          ))}
        </span>
      }
    >
      <div className={classes.note}>
        <p>
          <b>
            <LocalText text={table.measure_name} />
          </b>
        </p>
        <p>
          <LocalText text={table.measure_text} />
        </p>
        <p>
          {table.programme_title && (
            <>
              <LocalText text={table.programme_title} />
              {' · '}
            </>
          )}
          <bdi>{range(table)}</bdi>
        </p>
      </div>
      <PrintedTable
        caption={format.text(table.title)}
        by={table.by}
        cells={table.cells}
        show={({ mark, number }) => <PrintedMark mark={mark} number={number === undefined ? undefined : format.number(number)} />}
      />
      <Legend cells={table.cells} />
    </Panel>
  );
}
