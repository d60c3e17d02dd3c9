import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, LocalizedTextInput, Skeleton, useRecordForm, useUrlSearch } from '@/shared/ui';
import { resourcesChanged, assetQuery, saveAsset, type Asset, type AssetBody } from './queries';
import { ResourceForm } from './ResourceForm';
import { VenuePicker } from './VenuePicker';
import { policies } from './words';

interface Values extends Record<string, unknown> {
  name: LocalizedText;
  inventory_number: string;
  venue_id: string | null;
  double_booking: Asset['double_booking'];
  in_service: boolean;
  note: string;
}

const blank = (venue?: string): Values => ({ name: {}, inventory_number: '', venue_id: venue ?? null, double_booking: 'refused', in_service: true, note: '' });
const valuesOf = ({ name, inventory_number: number, venue_id, double_booking, in_service, note }: Asset): Values => ({
  name, inventory_number: number ?? '', venue_id: venue_id ?? null, double_booking, in_service, note: note ?? '',
});
const bodyOf = ({ name, inventory_number: number, venue_id: venue, double_booking, in_service, note }: Values): AssetBody => ({
  name: name as AssetBody['name'], inventory_number: number.trim() || undefined, venue_id: venue ?? undefined, double_booking, in_service, note: note.trim() || undefined,
});

export default function AssetFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const asset = useQuery({ ...assetQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <AssetForm />;
  if (asset.isPending) return <Skeleton lines={8} />;
  if (!asset.data) return <FailedState error={asset.error} onRetry={() => void asset.refetch()} />;
  return <AssetForm key={id} asset={asset.data} />;
}

const fields = ['name', 'inventory_number', 'venue_id', 'double_booking', 'in_service', 'note'] as const;

function AssetForm({ asset }: { asset?: Asset }) {
  const { t } = useTranslation(['resources', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [{ venue }] = useUrlSearch();
  const home = asset ? `/assets/${asset.id}` : venue ? `/venues/${venue}` : '/assets';
  const record = useRecordForm<Values, Asset>({
    name: `assets.${asset?.id ?? `new.${venue ?? ''}`}`,
    initial: asset ? valuesOf(asset) : blank(venue),
    record: asset,
    fromRecord: valuesOf,
    save: (values, version) => saveAsset(asset?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(assetQuery(saved.id).queryKey, saved);
      resourcesChanged(queryClient);
      void router.navigate({ href: `/assets/${saved.id}` });
    },
  });
  const { form } = record;
  const { values, errors } = form;
  const said = (from: Values, field: string) => {
    if (field === 'name') return Object.values(from.name).filter(Boolean).join(' · ');
    if (field === 'double_booking') return t(`term.double_booking.${from.double_booking}`);
    if (field === 'in_service') return t(from.in_service ? 'common:yes' : 'common:no');
    return String(from[field] ?? '');
  };
  return (
    <ResourceForm
      title={asset ? t('asset.edit') : t('asset.new')}
      subtitle={asset && format.text(asset.name)}
      crumbs={[{ label: t('asset.title'), href: '/assets' }, ...(asset ? [{ label: format.text(asset.name), href: home }] : [])]}
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
      <TextInput label={t('field.inventory_number')} dir="ltr" maxLength={60} {...form.getInputProps('inventory_number')} />
      <VenuePicker value={values.venue_id} onChange={(id) => form.setFieldValue('venue_id', id)} error={errors.venue_id} />
      <NativeSelect label={t('field.double_booking')} description={t('form.policyHelp')} {...form.getInputProps('double_booking')} data={policies.map((value) => ({ value, label: t(`term.double_booking.${value}`) }))} />
      <Checkbox label={t('form.inService')} {...form.getInputProps('in_service', { type: 'checkbox' })} data-path="in_service" />
      <Textarea label={t('field.note')} autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
    </ResourceForm>
  );
}
