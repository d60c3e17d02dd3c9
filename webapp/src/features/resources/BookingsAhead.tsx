import { useInfiniteQuery } from '@tanstack/react-query';
import type { QueryOf } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, DataTable, EmptyState, Isolated, LocalText, Panel, type Column } from '@/shared/ui';
import { bookingsList, type Booking } from './queries';

interface BookingsAheadProps {
  of: Pick<QueryOf<'/api/v1/bookings'>, 'room' | 'asset' | 'trainer'>;
  title: string;
  empty: string;
  emptyText?: string;
}

/** The days to come on which sessions hold a room, an asset or a trainer. */
export function BookingsAhead({ of, title, empty, emptyText }: BookingsAheadProps) {
  const { t } = useTranslation(['resources', 'terms', 'common']);
  const format = useFormat();
  const list = useInfiniteQuery(bookingsList({ ...of, from: today() }));
  const columns: Column<Booking>[] = [
    { id: 'date', header: t('bookings.days'), isName: true, cell: ({ date }) => <bdi>{format.date(date, 'weekday')}</bdi> },
    {
      id: 'hours', header: t('bookings.hours'),
      cell: ({ starts, ends }) => (starts && ends ? <Isolated>{`${starts.slice(0, 5)}–${ends.slice(0, 5)}`}</Isolated> : <span className="muted">{t('common:unknown')}</span>),
    },
    {
      id: 'session', header: t('bookings.session'),
      cell: ({ session_id: id, reference, title: of_what, status }) => (
        <>
          <AppLink href={`/sessions/${id}`}>
            <LocalText text={of_what} />
          </AppLink>{' '}
          <Isolated className="muted small">{reference}</Isolated> <span className="muted small">{t(`terms:session_status.${status}`, { defaultValue: status })}</span>
        </>
      ),
    },
  ];
  return (
    <Panel title={title} isFlush>
      <DataTable
        caption={title}
        columns={columns}
        list={list}
        rowId={({ session_id: id, date, sitting }) => `${id} ${date} ${sitting}`}
        empty={<EmptyState title={empty}>{emptyText}</EmptyState>}
      />
    </Panel>
  );
}
