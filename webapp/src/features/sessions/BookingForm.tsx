import { Button, MultiSelect, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FieldRow } from '@/shared/ui';
import { RoomPicker } from './RoomPicker';
import { assetsInServiceQuery } from './rooms';
import classes from './rooms.module.css';

export interface Wanted {
  room_id?: string;
  asset_id?: string;
  day?: number;
  sitting?: number;
}

/** Books rooms and assets for the whole session, one day or one sitting. */
export function BookingForm({ session, isSaving, onBook }: { session: Session; isSaving: boolean; onBook: (more: Wanted[], reason: string) => void }) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const assets = useQuery(assetsInServiceQuery);
  const [day, setDay] = useState('');
  const [sitting, setSitting] = useState('');
  const [rooms, setRooms] = useState<string[]>([]);
  const [lent, setLent] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const days = session.days
    .filter((_, index) => day === '' || String(index + 1) === day)
    .map(({ date, sittings }) => ({
      date,
      sittings: sittings
        .filter((_, index) => sitting === '' || String(index + 1) === sitting)
        .map(({ starts, ends }) => (starts && ends ? { starts, ends } : {})),
    }));
  const when = { day: day ? Number(day) : undefined, sitting: sitting ? Number(sitting) : undefined };
  const hasTwo = day !== '' && (session.days[Number(day) - 1]?.sittings.length ?? 0) > 1;
  return (
    <form
      className={classes.form}
      aria-label={t('choice.add')}
      onSubmit={(event) => {
        event.preventDefault();
        onBook([...rooms.map((id) => ({ room_id: id, ...when })), ...lent.map((id) => ({ asset_id: id, ...when }))], reason);
      }}
    >
      <h3>{t('choice.add')}</h3>
      {session.days.length > 0 && (
        <FieldRow>
          <NativeSelect
            label={t('choice.when')}
            value={day}
            onChange={(event) => {
              setDay(event.currentTarget.value);
              setSitting('');
            }}
            data={[
              { value: '', label: t('choice.wholeSession') },
              ...session.days.map(({ date }, index) => ({ value: String(index + 1), label: t('choice.day', { number: index + 1, date: format.date(date, 'weekday') }) })),
            ]}
          />
          {hasTwo && (
            <NativeSelect
              label={t('choice.sitting')}
              value={sitting}
              onChange={(event) => setSitting(event.currentTarget.value)}
              data={[
                { value: '', label: t('choice.bothSittings') },
                { value: '1', label: t('common:attendance.sitting1') },
                { value: '2', label: t('common:attendance.sitting2') },
              ]}
            />
          )}
        </FieldRow>
      )}
      <RoomPicker
        value={rooms} onChange={setRooms} days={days} timeZone={session.time_zone} sessionId={session.id}
        wanted={Math.max(session.seats ?? 0, session.counts?.registered ?? 0) || undefined} reason={reason} onReason={setReason}
      />
      <MultiSelect
        label={t('choice.asset')}
        placeholder={lent.length === 0 ? t('choice.assetPlaceholder') : undefined}
        searchable
        clearable
        hidePickedOptions
        clearButtonProps={{ 'aria-label': t('common:picker.clear') }}
        nothingFoundMessage={assets.data?.items.length === 0 ? t('choice.noAsset') : t('common:picker.none')}
        value={lent}
        onChange={setLent}
        data={(assets.data?.items ?? []).map(({ id, name, inventory_number: number }) => ({ value: id, label: [format.text(name), number].filter(Boolean).join(' · ') }))}
      />
      <div className="row">
        <Button type="submit" variant="filled" loading={isSaving} disabled={rooms.length + lent.length === 0}>
          {t('choice.book')}
        </Button>
      </div>
    </form>
  );
}
