import { NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { answer, api, publishedChanged, publishedTableQuery, savePublishedTable, type PublishedTable, type PublishedTableBody } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AsyncPicker, Banner, ConflictView, DayInput, FailedState, FieldRow, FormPage, LocalizedTextInput, PageHead, ProgrammePicker, Skeleton, useCrumbs, useRecordForm,
} from '@/shared/ui';

const measures = ['unique_participants', 'unique_registered', 'unique_attended', 'unique_completed', 'sessions', 'sittings'] as const;
const ofSessions = ['session_region', 'kind', 'modality', 'programme', 'year', 'quarter', 'month'] as const;
const ofPeople = ['sex', 'age_band', 'region', 'category', 'administrative_level', 'organisation_type'] as const;

interface Values extends Record<string, unknown> {
  title: LocalizedText;
  measure: string;
  first: string;
  second: string;
  programme_id: string | null;
  agreement_id: string | null;
  from: string | null;
  to: string | null;
}

const fresh: Values = { title: {}, measure: 'unique_participants', first: '', second: '', programme_id: null, agreement_id: null, from: null, to: null };

const valuesOf = (table: PublishedTable): Values => ({
  title: table.title, measure: table.measure, first: table.by[0] ?? '', second: table.by[1] ?? '',
  programme_id: table.programme_id ?? null, agreement_id: table.agreement_id ?? null, from: table.from ?? null, to: table.to ?? null,
});

const bodyOf = (values: Values): PublishedTableBody => ({
  title: values.title as PublishedTableBody['title'],
  measure: values.measure,
  by: [values.first, values.second].filter(Boolean),
  programme_id: values.programme_id ?? undefined,
  agreement_id: values.agreement_id ?? undefined,
  from: values.from ?? undefined,
  to: values.to ?? undefined,
});

export default function PublishedTableFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const table = useQuery({ ...publishedTableQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <TableForm />;
  if (table.isPending) return <Skeleton lines={8} />;
  if (!table.data) return <FailedState error={table.error} onRetry={() => void table.refetch()} />;
  return <TableForm key={id} table={table.data} />;
}

function TableForm({ table }: { table?: PublishedTable }) {
  const { t } = useTranslation(['published', 'terms', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = table ? t('record.rename') : t('list.new');
  const home = table ? `/published-tables/${table.id}` : '/published-tables';
  useCrumbs([
    { label: t('list.title'), href: '/published-tables' },
    ...(table ? [{ label: format.text(table.title), href: home }] : []),
    { label: title },
  ]);
  const record = useRecordForm<Values, PublishedTable>({
    name: `published.${table?.id ?? 'new'}`,
    initial: table ? valuesOf(table) : fresh,
    record: table,
    fromRecord: valuesOf,
    save: (values, version) => savePublishedTable(table?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(publishedTableQuery(saved.id).queryKey, saved);
      publishedChanged(queryClient);
      void router.navigate({ href: `/published-tables/${saved.id}` });
    },
  });
  const { form, conflict } = record;
  const { values, errors } = form;
  const countsPeople = values.measure.startsWith('unique_');
  const dimensions = [...(countsPeople ? ofPeople : []), ...ofSessions].map((value) => ({ value, label: t(`terms:dimension.${value}`) }));
  const said = (text: LocalizedText) => Object.values(text).filter(Boolean).join(' · ');
  return (
    <>
      <PageHead title={title} subtitle={table ? t('form.onlyTitle') : t('form.subtitle')} />
      {!table && <Banner icon="shield">{t('form.fixed')}</Banner>}
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('common:save')}
        onCancel={() => void router.navigate({ href: home })}
        isSaving={record.isSaving}
        errors={errors}
        labels={{
          title: t('field.title'), measure: t('field.measure'), by: t('field.by'), 'by.0': t('field.first'), 'by.1': t('field.second'),
          programme_id: t('field.programme_id'), agreement_id: t('field.agreement_id'), from: t('field.from'), to: t('field.to'),
        }}
        error={record.error}
        conflict={
          conflict && (
            <ConflictView
              fields={[{ label: t('field.title'), mine: said(values.title), theirs: said(conflict.title) }]}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        <LocalizedTextInput
          label={t('field.title')}
          isRequired
          path="title"
          value={values.title}
          onChange={(text) => form.setFieldValue('title', text as never)}
          error={errors.title}
          errors={{ fr: errors['title.fr'], ar: errors['title.ar'], en: errors['title.en'] }}
        />
        {!table && (
          <>
            <NativeSelect
              label={t('field.measure')}
              description={countsPeople ? t('form.peopleHelp') : t('form.sessionsHelp')}
              {...form.getInputProps('measure')}
              onChange={({ currentTarget }) => {
                form.setFieldValue('measure', currentTarget.value as never);
                if (currentTarget.value.startsWith('unique_')) return;
                for (const name of ['first', 'second'] as const)
                  if ((ofPeople as readonly string[]).includes(values[name])) form.setFieldValue(name, '' as never);
              }}
              data={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
            />
            <FieldRow>
              <NativeSelect
                label={t('field.first')}
                {...form.getInputProps('first')}
                error={errors['by.0'] ?? errors.by}
                data-path="by.0"
                data={[{ value: '', label: t('form.noGrouping') }, ...dimensions]}
              />
              <NativeSelect
                label={t('field.second')}
                {...form.getInputProps('second')}
                error={errors['by.1']}
                data-path="by.1"
                data={[{ value: '', label: t('form.noGrouping') }, ...dimensions]}
              />
            </FieldRow>
            <ProgrammePicker
              label={t('field.programme_id')}
              description={t('form.programmeHelp')}
              value={values.programme_id}
              onChange={(id) => form.setFieldValue('programme_id', id as never)}
              error={errors.programme_id}
              data-path="programme_id"
              isDisabled={values.agreement_id !== null}
            />
            <AsyncPicker
              label={t('field.agreement_id')}
              description={t('form.agreementHelp')}
              concept="agreements"
              placeholder={t('form.agreementSearch')}
              value={values.agreement_id}
              onChange={(id) => {
                form.setFieldValue('agreement_id', id as never);
                if (id !== null) form.setFieldValue('programme_id', null as never);
              }}
              error={errors.agreement_id}
              data-path="agreement_id"
              search={async (q, signal) => {
                const { items } = await answer(api.GET('/api/v1/agreements', { params: { query: { q, limit: 20 } }, signal }));
                return items.map((each) => ({ value: each.id, label: `${each.code} · ${format.text(each.title)}` }));
              }}
              load={async (id, signal) => {
                const found = await answer(api.GET('/api/v1/agreements/{id}', { params: { path: { id } }, signal }));
                return { value: id, label: `${found.code} · ${format.text(found.title)}` };
              }}
            />
            <FieldRow>
              <DayInput label={t('field.from')} value={values.from} onChange={(date) => form.setFieldValue('from', date as never)} error={errors.from} data-path="from" />
              <DayInput label={t('field.to')} value={values.to} onChange={(date) => form.setFieldValue('to', date as never)} error={errors.to} data-path="to" />
            </FieldRow>
          </>
        )}
      </FormPage>
    </>
  );
}
