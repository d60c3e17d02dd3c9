import { Button, FileButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, attachScan, meQuery, scanHref, sessionSheetsQuery, signedSheetsChanged, type ScanToAttach, type Session, type SheetDay, type SignedSheet } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, ExportButton, FailedState, Icon, Panel, Skeleton, Tag } from '@/shared/ui';
import classes from './sessions.module.css';

const greatestSize = 20 * 1024 * 1024;

/** Scans of the signed sheets, day by day: what is there, what is missing, until when it stays. */
export function SignedSheetsPanel({ session }: { session: Session }) {
  const { t } = useTranslation('sessions');
  const { data: me } = useQuery(meQuery);
  const may = me?.user.can.signed_sheets_read === true;
  const sheets = useQuery({ ...sessionSheetsQuery(session.id), enabled: may });
  if (!may) return null;
  if (sheets.isPending) return <Skeleton lines={3} />;
  if (!sheets.data) return <FailedState error={sheets.error} onRetry={() => void sheets.refetch()} />;
  const { days, can } = sheets.data;
  if (days.length === 0) return null;
  const missing = days.filter((day) => day.missing).length;
  const hasSheets = days.some((day) => day.sheets.some(({ elimination }) => !elimination));
  return (
    <Panel title={t('sheets.title')} note={missing > 0 ? <span className="warn">{t('sheets.missingDays', { count: missing })}</span> : undefined} isFlush>
      <ul className={classes.sheetDays}>
        {days.map((day) => (
          <Day key={day.date} session={session.id} day={day} mayAdd={can.add === true} />
        ))}
      </ul>
      {hasSheets && (
        <div className={classes.sheetFoot}>
          <p className="tiny muted">{t('sheets.outside')}</p>
          <ExportButton list="redacted_attendance" filters={{ session: session.id }} />
        </div>
      )}
    </Panel>
  );
}

function Day({ session, day, mayAdd }: { session: string; day: SheetDay; mayAdd: boolean }) {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const queryClient = useQueryClient();
  const [share, setShare] = useState<number>();
  const attach = useMutation({
    mutationFn: async ({ files, ...where }: Omit<ScanToAttach, 'file'> & { files: File[] }) => {
      for (const file of files) {
        if (file.size > greatestSize) throw new Error(t('sheets.tooLarge'));
        await attachScan(session, { ...where, file }, setShare);
      }
    },
    onSettled: () => {
      setShare(undefined);
      signedSheetsChanged(queryClient);
    },
  });
  const refused = attach.error && (attach.error.message === t('sheets.tooLarge') ? attach.error.message : messageOf(attach.error));
  const date = format.date(day.date, 'medium');
  return (
    <li>
      <div className={classes.sheetHead}>
        <h3>
          <bdi>{date}</bdi>
        </h3>
        {day.missing && <Tag tone="warn">{t('sheets.missing')}</Tag>}
        {!day.missing && day.sheets.length === 0 && <span className="small muted">{t('sheets.none')}</span>}
        {mayAdd && day.sittings > 0 && (
          <FileButton multiple accept="application/pdf,image/jpeg,image/png" onChange={(files) => files.length > 0 && attach.mutate({ files, date: day.date })}>
            {(props) => (
              <Button {...props} size="xs" leftSection={<Icon name="up" />} loading={attach.isPending} aria-label={t(day.sheets.length > 0 ? 'sheets.addPageOne' : 'sheets.addOne', { date })}>
                {t(day.sheets.length > 0 ? 'sheets.addPage' : 'sheets.add')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {attach.isPending && share !== undefined && (
        <p className="tiny muted" role="status">
          {t('sheets.sending', { share: format.percent(share) })}
        </p>
      )}
      {refused && (
        <Banner tone="bad" icon="alert" role="alert">
          {refused}
        </Banner>
      )}
      {day.sheets.length > 0 && (
        <ol className={classes.sheets}>
          {day.sheets.map((sheet) => (
            <Sheet key={sheet.id} sheet={sheet} onReplace={mayAdd ? (file) => attach.mutate({ files: [file], replaces: sheet.id }) : undefined} />
          ))}
        </ol>
      )}
    </li>
  );
}

function messageOf(error: Error): string {
  const problem = asProblem(error);
  return problem.fields[0]?.message ?? problem.message;
}

function Sheet({ sheet, onReplace }: { sheet: SignedSheet; onReplace?: (file: File) => void }) {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const page = t('sheets.page', { number: format.number(sheet.page) });
  return (
    <li data-old={sheet.replaced_at || sheet.elimination ? true : undefined}>
      <div className={classes.sheetLine}>
        {sheet.elimination ? (
          <span>{page}</span>
        ) : (
          <a href={scanHref(sheet.id)} download>
            <Icon name="document" /> {page}
          </a>
        )}
        {sheet.sitting && <span className="small">{t('sheets.sitting', { number: format.number(sheet.sitting) })}</span>}
        {sheet.replaced_at && <Tag>{t('sheets.replaced')}</Tag>}
        {onReplace && !sheet.replaced_at && !sheet.elimination && (
          <FileButton accept="application/pdf,image/jpeg,image/png" onChange={(file) => file && onReplace(file)}>
            {(props) => (
              <Button {...props} size="compact-xs" variant="subtle" aria-label={t('sheets.replaceOne', { page })}>
                {t('sheets.replace')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      <p className="tiny muted">
        <bdi>{sheet.uploaded_by}</bdi> · <bdi>{format.instant(sheet.uploaded_at, 'medium')}</bdi>
        {sheet.elimination ? (
          <>
            {' '}· {t('sheets.eliminated', { reference: sheet.elimination.reference, date: format.date(sheet.elimination.agreed_on, 'medium') })}
          </>
        ) : (
          <> · {sheet.locked_until ? t('sheets.lockedUntil', { date: format.date(sheet.locked_until, 'medium') }) : t('sheets.lockedForEver')}</>
        )}
      </p>
    </li>
  );
}
