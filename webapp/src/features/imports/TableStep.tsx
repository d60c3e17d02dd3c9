import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, importQuery, layImport, type Import, type ImportLayout } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, Icon, Panel, useKept } from '@/shared/ui';
import { SheetGrid } from './SheetGrid';
import { headerOf, shortList, type HeaderRows } from './wizard';
import classes from './imports.module.css';

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256'];
const delimiters: Record<string, string> = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' };

/** Second step: the file as a table. Which sheet it is, and which of its rows name the columns. */
export function TableStep({ data, onDone }: { data: Import; onDone: () => void }) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [kept, keep] = useKept<HeaderRows>(`import.${data.id}.header`, Object.values(data.layout).join());
  const guessed = headerOf(data.layout);
  const header = kept ?? guessed;
  const isChanged = header.first !== guessed.first || header.last !== guessed.last;
  const lay = useMutation({
    mutationFn: (layout: ImportLayout) => layImport(data.id, layout),
    onSuccess: (laid) => queryClient.setQueryData(importQuery(data.id).queryKey, laid),
    onError: () => queryClient.invalidateQueries({ queryKey: importQuery(data.id).queryKey }),
  });
  // What is left out is guessed anew: of a text file what was read stays, unless it is what changes.
  const read = data.text ? { encoding: data.text.encoding, delimiter: data.text.delimiter } : {};
  const problem = lay.error ? asProblem(lay.error) : undefined;
  const next = async () => {
    if (isChanged) await lay.mutateAsync({ ...read, sheet: data.layout.sheet, header_first: header.first, header_last: header.last });
    keep(undefined);
    onDone();
  };
  const chosenSheet = data.sheets[data.layout.sheet];
  return (
    <Panel title={t('table.title')} note={chosenSheet && t('table.rows', { count: chosenSheet.rows })} isFlush>
      <div className={classes.pad}>
        <div className={classes.choices}>
          {data.sheets.length > 1 && (
            <NativeSelect
              label={t('table.sheet')}
              value={String(data.layout.sheet)}
              disabled={lay.isPending}
              onChange={(event) => lay.mutate({ sheet: Number(event.currentTarget.value) })}
              data={data.sheets.map((sheet, place) => ({
                value: String(place),
                label: t(sheet.hidden ? 'table.sheetHidden' : 'table.sheetShown', { name: sheet.name, count: sheet.rows }),
              }))}
            />
          )}
          {data.text && (
            <>
              <NativeSelect
                label={t('table.encoding')}
                description={data.text.encoding_certain ? undefined : t('table.encodingUnsure')}
                value={data.text.encoding}
                disabled={lay.isPending}
                onChange={(event) => lay.mutate({ ...read, encoding: event.currentTarget.value })}
                data={encodings.map((value) => ({ value, label: t(`encoding.${value}`) }))}
              />
              <NativeSelect
                label={t('table.delimiter')}
                value={data.text.delimiter}
                disabled={lay.isPending}
                onChange={(event) => lay.mutate({ ...read, delimiter: event.currentTarget.value })}
                data={Object.entries(delimiters).map(([value, name]) => ({ value, label: t(`delimiter.${name}`) }))}
              />
            </>
          )}
        </div>
        <p role="status">
          <Said header={header} isGuess={!isChanged} />
        </p>
        <p className="small muted">{t('table.help')}</p>
        <Checkbox
          label={t('table.noHeader')}
          checked={header.first === 0}
          onChange={(event) => {
            const first = data.first_rows[0]?.row ?? 1;
            const back = guessed.first > 0 ? guessed : { first, last: first };
            keep(event.currentTarget.checked ? { first: 0, last: 0 } : back);
          }}
        />
        {data.hidden_rows.length > 0 && (
          <Banner tone="warn" icon="alert">
            {t('table.hidden', { count: data.hidden_rows.length, rows: shortList(data.hidden_rows, format.number) })}
          </Banner>
        )}
        {problem && (
          <Banner tone="bad" icon="alert" role="alert">
            {problem.isNoAnswer ? t('common:failed.noAnswer') : (problem.fields[0]?.message ?? problem.message)} {t('common:failed.nothingLost')}
          </Banner>
        )}
      </div>
      {data.first_rows.length === 0 ? (
        <EmptyState title={t('table.empty')}>{t('table.emptyText')}</EmptyState>
      ) : (
        <SheetGrid rows={data.first_rows} ignored={data.ignored_rows} header={header} onChange={keep} />
      )}
      <div className={classes.bar}>
        <Button
          variant="filled"
          loading={lay.isPending}
          disabled={data.first_rows.length === 0}
          onClick={() => void next().catch(() => undefined)}
          rightSection={<Icon name="go" />}
        >
          {t('table.next')}
        </Button>
      </div>
    </Panel>
  );
}

function Said({ header: { first, last }, isGuess }: { header: HeaderRows; isGuess: boolean }) {
  const { t } = useTranslation('imports');
  if (first === 0) return <b>{t('table.none')}</b>;
  if (first === last) return <b>{t(isGuess ? 'table.guessOne' : 'table.chosenOne', { row: first })}</b>;
  return <b>{t(isGuess ? 'table.guessSeveral' : 'table.chosenSeveral', { first, last })}</b>;
}
