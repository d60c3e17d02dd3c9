import type { FigureChange, PublishedChange } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, Isolated, LocalText } from '@/shared/ui';
import classes from './merges.module.css';

interface FigureMovesProps {
  figures: readonly FigureChange[];
  /** They have moved; otherwise they would. */
  isPast?: boolean;
  caption: string;
}

const first = 'unique_participants';

/** Figures before and after: unique people at once, the other measures one step away. */
export function FigureMoves({ figures, isPast, caption }: FigureMovesProps) {
  const { t } = useTranslation('merges');
  if (figures.length === 0) return <EmptyState title={t(isPast ? 'figures.noneMoved' : 'figures.none')}>{t('figures.noneText')}</EmptyState>;
  const people = figures.filter(({ measure }) => measure === first);
  const others = figures.filter(({ measure }) => measure !== first);
  if (people.length === 0) return <Moves figures={others} isPast={isPast} caption={caption} />;
  return (
    <>
      <Moves figures={people} isPast={isPast} caption={caption} />
      {others.length > 0 && (
        <details className={classes.others}>
          <summary>{t('figures.others', { count: others.length })}</summary>
          <Moves figures={others} isPast={isPast} caption={t('figures.others', { count: others.length })} />
        </details>
      )}
    </>
  );
}

/** Each figure with what it counts and of what. Person-hours come in minutes. */
function Moves({ figures, isPast, caption }: FigureMovesProps) {
  const { t } = useTranslation(['merges', 'terms']);
  const format = useFormat();
  const said = (figure: FigureChange, value: number) => (figure.unit === 'person_hour' ? format.number(value / 60, 1) : format.number(value));
  return (
    <table className={classes.figures}>
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figures.figure')}</th>
          <th scope="col">{t('figures.of')}</th>
          <th scope="col" className="num">
            {t(isPast ? 'figures.moved' : 'figures.moves')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={`${figure.measure}/${figure.dimension ?? ''}/${figure.key ?? ''}`} data-whole={!figure.dimension || undefined}>
            <th scope="row">
              <LocalText text={figure.measure_name} />
            </th>
            <td>
              {!figure.dimension && t('figures.all')}
              {figure.dimension === 'sex' && t(`terms:sex.${figure.key}`, { defaultValue: t('figures.sexUnknown') })}
              {(figure.dimension === 'programme' || figure.dimension === 'session') &&
                (figure.label ? <LocalText text={figure.label} /> : t('figures.noProgramme'))}
            </td>
            <td className="num">
              <Move from={said(figure, figure.before)} to={said(figure, figure.after)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Published tables that the next edition prints otherwise: the whole table's number, and how many of its cells move. */
export function PublishedMoves({ tables }: { tables: readonly PublishedChange[] }) {
  const { t } = useTranslation('merges');
  const format = useFormat();
  if (tables.length === 0) return null;
  return (
    <table className={classes.figures}>
      <caption className={classes.caption}>{t('figures.published')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figures.table')}</th>
          <th scope="col">{t('figures.cells')}</th>
          <th scope="col" className="num">
            {t('figures.nextEdition')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tables.map(({ table_id: id, title, before, after, cells }) => (
          <tr key={id}>
            <th scope="row">
              <AppLink href={`/published-tables/${id}`}>
                <LocalText text={title} />
              </AppLink>
            </th>
            <td>{t('figures.cellsMove', { count: cells })}</td>
            <td className="num">{before === after ? format.number(after) : <Move from={format.number(before)} to={format.number(after)} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "52 → 51", which reads in that order in every language. */
export function Move({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('merges');
  return (
    <>
      <span className="sr">{t('figures.fromTo', { from, to })}</span>
      <Isolated>
        <span aria-hidden="true" className="nowrap">
          {`${from} → `}
          <b>{to}</b>
        </span>
      </Isolated>
    </>
  );
}
