import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery, type Item } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { languages, useTranslation } from '@/shared/i18n';
import {
  ColumnChooser, DataTable, ExportButton, FilterChips, Icon, Nothing, PageHead, Panel, PersonName, SavedViews, Tag, useColumns, useCrumbs, useUrlSearch,
  type Column, type Filter,
} from '@/shared/ui';
import { expiryOf } from './expiry';
import { ListEmpty } from './listParts';
import { trainerFieldsQuery, trainersList } from './queries';
import { levels, standings } from './words';

const names = ['q', 'field', 'language', 'standing', 'training_of_trainers', 'expiry'] as const;

/** The pool of trainers: who can teach what, in which language, and until when they may. */
export default function TrainersPage() {
  const { t } = useTranslation('resources');
  const [search] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const list = useInfiniteQuery(trainersList(Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]]))));
  const columns = useColumns('trainers', useTrainerColumns());
  useCrumbs([{ label: t('trainer.title') }]);
  const mayWrite = me?.user.can.trainers_write === true;
  return (
    <>
      <PageHead
        title={t('trainer.title')}
        actions={
          <>
            <ExportButton list="trainers" columns={columns} />
            <ColumnChooser columns={columns} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/trainers/new' })}>
                {t('trainer.new')}
              </Button>
            )}
          </>
        }
      />
      <SavedViews
        name="trainers"
        params={names}
        common={[
          { label: t('term.expiry.over'), search: { expiry: 'over' } },
          { label: t('term.expiry.soon'), search: { expiry: 'soon' } },
        ]}
      />
      <FilterChips filters={useTrainerFilters()} hasSearch />
      <Panel isFlush>
        <DataTable
          caption={t('trainer.title')}
          columns={columns.visible}
          list={list}
          rowId={({ person_id: id }) => id}
          rowHref={({ person_id: id }) => `/trainers/${id}`}
          empty={<ListEmpty names={names} title={t('trainer.none')} text={t('trainer.noneText')} addHref={mayWrite ? '/trainers/new' : undefined} addLabel={t('trainer.new')} />}
        />
      </Panel>
    </>
  );
}

function useTrainerFilters(): Filter[] {
  const { t } = useTranslation(['resources', 'terms']);
  const fields = useQuery(trainerFieldsQuery);
  return [
    {
      name: 'field', label: t('field.field'), allLabel: t('trainer.allFields'), isLong: true,
      options: (fields.data?.items ?? []).map(({ field, trainers }) => ({ value: field, label: `${field} (${trainers})` })),
    },
    { name: 'language', label: t('field.language'), allLabel: t('trainer.allLanguages'), options: languages.map((value) => ({ value, label: t(`terms:language.${value}`) })) },
    { name: 'standing', label: t('field.standing'), options: standings.map((value) => ({ value, label: t(`term.trainer_standing.${value}`) })) },
    { name: 'training_of_trainers', label: t('field.training_of_trainers'), options: levels.map((value) => ({ value, label: t(`term.training_of_trainers.${value}`) })) },
    { name: 'expiry', label: t('field.expiry'), options: (['over', 'soon'] as const).map((value) => ({ value, label: t(`term.expiry.${value}`) })) },
  ];
}

function useTrainerColumns(): Column<Item<'/api/v1/trainers'>>[] {
  const { t } = useTranslation(['resources', 'terms', 'common']);
  const format = useFormat();
  return [
    { id: 'name', exports: ['family_name', 'given_name', 'family_name_ar', 'given_name_ar'], header: t('field.name'), isName: true, isCut: true, cell: (trainer) => <PersonName person={trainer} /> },
    { id: 'fields', exports: ['trainer_fields'], header: t('field.fields'), isCut: true, cell: ({ fields }) => (fields.length > 0 ? <bdi>{fields.join(t('common:listComma'))}</bdi> : <Nothing />) },
    {
      id: 'languages', exports: ['language'], header: t('field.languages'),
      cell: ({ languages: spoken }) => spoken.map((code) => t(`terms:language.${code}`, { defaultValue: code })).join(t('common:listComma')),
    },
    {
      id: 'expiry', exports: ['next_expiry', 'contract_to'], header: t('field.next_expiry'), isLabelled: true,
      cell: ({ next_expiry: date, contract_to: contract }) => {
        const state = expiryOf(date, today());
        return (
          <>
            {date ? <bdi>{format.date(date)}</bdi> : <Nothing />} {state === 'over' && <Tag tone="bad">{t('trainer.expired')}</Tag>}
            {state === 'soon' && <Tag tone="warn">{t('trainer.soon')}</Tag>} {expiryOf(contract, today()) === 'over' && <Tag tone="bad">{t('trainer.contractOver')}</Tag>}
          </>
        );
      },
    },
    { id: 'sessions', exports: ['sessions_to_come'], header: t('field.sessions_to_come'), isNumber: true, cell: ({ sessions_to_come: count }) => (count > 0 ? format.number(count) : <Nothing />) },
    { id: 'standing', exports: ['trainer_standing'], header: t('field.standing'), cell: ({ standing }) => t(`term.trainer_standing.${standing}`) },
    { id: 'level', exports: ['training_of_trainers'], header: t('field.training_of_trainers'), isLabelled: true, isHiddenAtFirst: true, cell: ({ training_of_trainers: level }) => t(`term.training_of_trainers.${level}`) },
  ];
}
