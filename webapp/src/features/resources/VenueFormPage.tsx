import { Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, LocalizedTextInput, OrganisationPicker, PlacePicker, Skeleton, useRecordForm } from '@/shared/ui';
import { resourcesChanged, saveVenue, venueQuery, type Venue, type VenueBody } from './queries';
import { ResourceForm } from './ResourceForm';

interface Values extends Record<string, unknown> {
  name: LocalizedText;
  address: string;
  place_code: string | null;
  organisation_id: string | null;
  note: string;
}

const blank: Values = { name: {}, address: '', place_code: null, organisation_id: null, note: '' };
const valuesOf = ({ name, address, place_code: place, organisation_id: organisation, note }: Venue): Values => ({
  name, address: address ?? '', place_code: place ?? null, organisation_id: organisation ?? null, note: note ?? '',
});
const bodyOf = ({ name, address, place_code: place, organisation_id: organisation, note }: Values): VenueBody => ({
  name: name as VenueBody['name'], address: address.trim() || undefined, place_code: place ?? undefined, organisation_id: organisation ?? undefined, note: note.trim() || undefined,
});

export default function VenueFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const venue = useQuery({ ...venueQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <VenueForm />;
  if (venue.isPending) return <Skeleton lines={6} />;
  if (!venue.data) return <FailedState error={venue.error} onRetry={() => void venue.refetch()} />;
  return <VenueForm key={id} venue={venue.data} />;
}

function VenueForm({ venue }: { venue?: Venue }) {
  const { t } = useTranslation('resources');
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const home = venue ? `/venues/${venue.id}` : '/venues';
  const record = useRecordForm<Values, Venue>({
    name: `venues.${venue?.id ?? 'new'}`,
    initial: venue ? valuesOf(venue) : blank,
    record: venue,
    fromRecord: valuesOf,
    save: (values, version) => saveVenue(venue?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(venueQuery(saved.id).queryKey, saved);
      resourcesChanged(queryClient);
      void router.navigate({ href: `/venues/${saved.id}` });
    },
  });
  const { form } = record;
  const { values, errors } = form;
  const labels = Object.fromEntries((['name', 'address', 'place_code', 'organisation_id', 'note'] as const).map((field) => [field, t(`field.${field}`)]));
  return (
    <ResourceForm
      title={venue ? t('venue.edit') : t('venue.new')}
      subtitle={venue && format.text(venue.name)}
      crumbs={[{ label: t('venue.title'), href: '/venues' }, ...(venue ? [{ label: format.text(venue.name), href: home }] : [])]}
      home={home}
      record={record}
      fromRecord={valuesOf}
      labels={labels}
      said={(from, field) => (field === 'name' ? Object.values(from.name).filter(Boolean).join(' · ') : String(from[field] ?? ''))}
    >
      <LocalizedTextInput
        label={t('field.name')} path="name" isRequired value={values.name} onChange={(text) => form.setFieldValue('name', text as never)}
        error={errors.name} errors={{ fr: errors['name.fr'], ar: errors['name.ar'], en: errors['name.en'] }}
      />
      <PlacePicker label={t('field.place_code')} value={values.place_code} onChange={(code) => form.setFieldValue('place_code', code)} error={errors.place_code} data-path="place_code" />
      <Textarea label={t('field.address')} autosize minRows={2} maxLength={500} {...form.getInputProps('address')} />
      <OrganisationPicker
        label={t('field.organisation_id')} value={values.organisation_id} onChange={(id) => form.setFieldValue('organisation_id', id)}
        error={errors.organisation_id} data-path="organisation_id"
      />
      <Textarea label={t('field.note')} autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
    </ResourceForm>
  );
}
