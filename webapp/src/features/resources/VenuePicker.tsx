import type { ReactNode } from 'react';
import { answer, api } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AsyncPicker } from '@/shared/ui';

interface VenuePickerProps {
  value: string | null;
  onChange: (id: string | null) => void;
  description?: string;
  error?: ReactNode;
  isRequired?: boolean;
}

export function VenuePicker(props: VenuePickerProps) {
  const { t } = useTranslation('resources');
  const format = useFormat();
  return (
    <AsyncPicker
      {...props}
      label={t('field.venue_id')}
      data-path="venue_id"
      concept="venues"
      placeholder={t('form.venuePlaceholder')}
      search={async (q, signal) =>
        (await answer(api.GET('/api/v1/venues', { params: { query: { q, limit: 20 } }, signal }))).items.map(({ id, name, place_name: place }) => ({
          value: id, label: format.text(name), detail: format.text(place),
        }))
      }
      load={async (id, signal) => {
        const { name, place_name: place } = await answer(api.GET('/api/v1/venues/{id}', { params: { path: { id } }, signal }));
        return { value: id, label: format.text(name), detail: format.text(place) };
      }}
    />
  );
}
