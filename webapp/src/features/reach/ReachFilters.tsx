import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { allCoursesQuery, allProgrammesQuery, meQuery, placesList } from '@/shared/api';
import { endOfDay, today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FilterChips, Icon, useUrlSearch, type Filter } from '@/shared/ui';
import { unknownCode } from './question';
import classes from './reach.module.css';

const kinds = ['training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference'];
const modalities = ['in_person', 'distance', 'e_learning', 'blended'];

export function ReachFilters() {
  const { t } = useTranslation(['reach', 'terms']);
  const format = useFormat();
  const [search] = useUrlSearch();
  const { data: me } = useQuery(meQuery);
  const programmes = useQuery({ ...allProgrammesQuery, enabled: me?.user.can.programmes_read === true });
  const courses = useQuery({ ...allCoursesQuery, enabled: me?.user.can.courses_read === true });
  const regions = useQuery(placesList({ kind: 'region', parent: 'MA', limit: 50 }));
  const filters: Filter[] = [
    {
      name: 'programme', label: t('terms:dimension.programme'), isLong: true, isMultiple: true,
      options: (programmes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${format.text(title)}` })),
    },
    {
      name: 'region', label: t('terms:dimension.region'), allLabel: t('filter.allRegions'), isLong: true, isMultiple: true,
      options: (regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) })),
    },
    {
      name: 'kind', label: t('terms:dimension.kind'), isMultiple: true,
      options: kinds.map((value) => ({ value, label: t(`terms:session_kind.${value}`) })),
    },
    {
      name: 'modality', label: t('terms:dimension.modality'), allLabel: t('filter.allModalities'), isMultiple: true,
      options: modalities.map((value) => ({ value, label: t(`terms:modality.${value}`) })),
    },
    {
      name: 'course', label: t('terms:dimension.course'), allLabel: t('filter.allCourses'), isLong: true, isMultiple: true,
      options: [
        ...(courses.data ?? []).map(({ id, title }) => ({ value: id, label: format.text(title) })),
        { value: unknownCode, label: t('breakdown.noCourse') },
      ],
    },
    // What somebody's post is now is not a question to the past.
    ...(search.known_as_of ? [] : [{ name: 'attributes', label: t('attributes.label'), allLabel: t('attributes.at_session'), options: [{ value: 'now', label: t('attributes.now') }] }]),
  ];
  return (
    <div className={`${classes.filters} no-print`} role="search" aria-label={t('filter.title')}>
      <FilterChips filters={filters} hasPeriod organisationHelp={t('filter.organisationHelp')} />
      <AsOfChip />
    </div>
  );
}

/** The day whose knowledge is shown: what was entered later is left out, so that a published figure can be found again. */
function AsOfChip() {
  const { t } = useTranslation('reach');
  const format = useFormat();
  const [search, change] = useUrlSearch();
  const [isOpen, setOpen] = useState(false);
  const asOf = search.known_as_of;
  const set = (date: string | null) => {
    change({ known_as_of: date ? endOfDay(date) : undefined, attributes: undefined }, { push: true });
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus width={300}>
      <Popover.Target>
        <Button
          size="xs"
          variant={asOf ? 'light' : 'default'}
          leftSection={<Icon name="history" />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <span className="muted">{t('asOf.label')}</span>&nbsp;
          <bdi>{asOf ? format.instant(asOf, 'medium') : t('asOf.current')}</bdi>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack">
          <DayInput
            label={t('asOf.day')}
            description={t('asOf.help')}
            value={asOf ? asOf.slice(0, 10) : null}
            max={today()}
            onChange={set}
          />
          {asOf && <Button onClick={() => set(null)}>{t('asOf.now')}</Button>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
