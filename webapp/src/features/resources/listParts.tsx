import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { placesList } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, useUrlSearch, type Filter } from '@/shared/ui';

/** A list without rows: nothing there yet, or nothing that the filters leave. */
export function ListEmpty({ names, title, text, addHref, addLabel }: { names: readonly string[]; title: string; text: string; addHref?: string; addLabel: string }) {
  const { t } = useTranslation('common');
  const [search, change] = useUrlSearch();
  if (names.some((name) => name !== 'sort' && search[name])) {
    return (
      <EmptyState title={t('table.noneFound')} actions={<Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('filter.clear')}</Button>}>
        {t('table.noneFoundText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={title} actions={addHref && <AppLink href={addHref}>{addLabel}</AppLink>}>
      {text}
    </EmptyState>
  );
}

export function usePlaceFilter(): Filter {
  const { t } = useTranslation('resources');
  const format = useFormat();
  const regions = useQuery(placesList({ kind: 'region', parent: 'MA', limit: 50 }));
  return {
    name: 'place', label: t('field.region'), allLabel: t('filter.allRegions'), isLong: true,
    options: (regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })),
  };
}
