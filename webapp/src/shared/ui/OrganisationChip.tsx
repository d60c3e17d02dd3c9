import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon } from './Icon';
import classes from './list.module.css';
import { OrganisationPicker } from './pickers';
import { useUrlSearch } from './useUrlSearch';

/** Narrows a view to one organisation and those under it; its name is asked for, as an address holds the id alone. */
export function OrganisationChip({ help }: { help: string }) {
  const { t } = useTranslation(['common', 'terms']);
  const format = useFormat();
  const [search, change] = useUrlSearch();
  const [isOpen, setOpen] = useState(false);
  const chosen = search.organisation;
  const organisation = useQuery({ ...organisationQuery(chosen ?? ''), enabled: Boolean(chosen) });
  const name = chosen ? format.text(organisation.data?.name) || t('filter.oneOrganisation') : t('filter.allOrganisations');
  const choose = (id: string | null) => change({ organisation: id ?? undefined, cursor: undefined }, { push: true });
  return (
    <span className={classes.chip} data-on={chosen ? true : undefined}>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus width={340}>
        <Popover.Target>
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span className={classes.chipName}>{t('terms:dimension.organisation')}</span>
            <bdi>{name}</bdi>
            {!chosen && <Icon name="fold" />}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <OrganisationPicker
            label={t('terms:dimension.organisation')}
            description={help}
            value={chosen ?? null}
            onChange={(id) => {
              choose(id);
              if (id) setOpen(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {chosen && (
        <button type="button" aria-label={t('filter.remove', { name: t('terms:dimension.organisation') })} onClick={() => choose(null)}>
          <Icon name="x" />
        </button>
      )}
    </span>
  );
}
