import { Checkbox, Chip, Group, Input, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, FieldRow, LocalizedTextInput, Skeleton, useRecordForm, useUrlSearch } from '@/shared/ui';
import { resourcesChanged, roomQuery, saveRoom, type Room, type RoomBody } from './queries';
import { ResourceForm } from './ResourceForm';
import { VenuePicker } from './VenuePicker';
import { equipment, policies, stepFree } from './words';

interface Values extends Record<string, unknown> {
  name: LocalizedText;
  venue_id: string | null;
  seats: number | '';
  equipment: Room['equipment'];
  step_free: Room['step_free'];
  double_booking: Room['double_booking'];
  in_service: boolean;
  note: string;
}

const blank = (venue?: string): Values => ({
  name: {}, venue_id: venue ?? null, seats: '', equipment: [], step_free: 'unknown', double_booking: 'refused', in_service: true, note: '',
});
const valuesOf = ({ name, venue_id, seats, equipment: has, step_free, double_booking, in_service, note }: Room): Values => ({
  name, venue_id, seats: seats ?? '', equipment: has, step_free, double_booking, in_service, note: note ?? '',
});
const bodyOf = ({ venue_id: venue, seats, note, ...values }: Values): RoomBody => ({
  ...values, name: values.name as RoomBody['name'], venue_id: (venue ?? undefined) as string, seats: seats === '' ? undefined : seats, note: note.trim() || undefined,
});

export default function RoomFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const room = useQuery({ ...roomQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <RoomForm />;
  if (room.isPending) return <Skeleton lines={8} />;
  if (!room.data) return <FailedState error={room.error} onRetry={() => void room.refetch()} />;
  return <RoomForm key={id} room={room.data} />;
}

const fields = ['name', 'venue_id', 'seats', 'equipment', 'step_free', 'double_booking', 'in_service', 'note'] as const;

function RoomForm({ room }: { room?: Room }) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [{ venue }] = useUrlSearch();
  const home = room ? `/rooms/${room.id}` : venue ? `/venues/${venue}` : '/rooms';
  const record = useRecordForm<Values, Room>({
    name: `rooms.${room?.id ?? `new.${venue ?? ''}`}`,
    initial: room ? valuesOf(room) : blank(venue),
    record: room,
    fromRecord: valuesOf,
    save: (values, version) => saveRoom(room?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(roomQuery(saved.id).queryKey, saved);
      resourcesChanged(queryClient);
      void router.navigate({ href: `/rooms/${saved.id}` });
    },
  });
  const { form } = record;
  const { values, errors } = form;
  const said = (from: Values, field: string) => {
    if (field === 'name') return Object.values(from.name).filter(Boolean).join(' · ');
    if (field === 'equipment') return from.equipment.map((each) => t(`term.equipment.${each}`)).join(t('common:listComma'));
    if (field === 'step_free') return t(`term.step_free.${from.step_free}`);
    if (field === 'double_booking') return t(`term.double_booking.${from.double_booking}`);
    if (field === 'in_service') return t(from.in_service ? 'common:yes' : 'common:no');
    return String(from[field] ?? '');
  };
  return (
    <ResourceForm
      title={room ? t('room.edit') : t('room.new')}
      subtitle={room && format.text(room.name)}
      crumbs={[{ label: t('room.title'), href: '/rooms' }, ...(room ? [{ label: format.text(room.name), href: home }] : [])]}
      home={home}
      record={record}
      fromRecord={valuesOf}
      labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
      said={said}
    >
      <LocalizedTextInput
        label={t('field.name')} path="name" isRequired value={values.name} onChange={(text) => form.setFieldValue('name', text as never)}
        error={errors.name} errors={{ fr: errors['name.fr'], ar: errors['name.ar'], en: errors['name.en'] }}
      />
      <VenuePicker isRequired description={t('room.venueFirst')} value={values.venue_id} onChange={(id) => form.setFieldValue('venue_id', id)} error={errors.venue_id} />
      <FieldRow>
        <NumberInput label={t('field.seats')} description={t('form.seatsHelp')} min={1} allowDecimal={false} allowNegative={false} {...form.getInputProps('seats')} />
        <NativeSelect label={t('field.step_free')} {...form.getInputProps('step_free')} data={stepFree.map((value) => ({ value, label: t(`term.step_free.${value}`) }))} />
      </FieldRow>
      <Input.Wrapper label={t('field.equipment')} labelElement="div" error={errors.equipment}>
        <Chip.Group multiple value={values.equipment} onChange={(chosen) => form.setFieldValue('equipment', chosen as never)}>
          <Group gap="xs" mt="xs" role="group" aria-label={t('field.equipment')}>
            {equipment.map((value) => (
              <Chip key={value} value={value} variant="outline" size="sm">
                {t(`term.equipment.${value}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <NativeSelect label={t('field.double_booking')} description={t('form.policyHelp')} {...form.getInputProps('double_booking')} data={policies.map((value) => ({ value, label: t(`term.double_booking.${value}`) }))} />
      <Checkbox label={t('form.inService')} {...form.getInputProps('in_service', { type: 'checkbox' })} data-path="in_service" />
      <Textarea label={t('field.note')} autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
    </ResourceForm>
  );
}
