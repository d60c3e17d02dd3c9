import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { peopleChanged, personQuery, savePerson, type Person } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, FailedState, FormPage, PageHead, LikelyDuplicates, Skeleton, useCrumbs, useLikelyDuplicates, useRecordForm } from '@/shared/ui';
import { PersonFields } from './PersonFields';
import { bodyOf, newPerson, valuesOf, type PersonValues } from './personValues';

export default function PersonFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const person = useQuery({ ...personQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <PersonForm />;
  if (person.isPending) return <Skeleton lines={10} />;
  if (!person.data) return <FailedState error={person.error} onRetry={() => void person.refetch()} />;
  return <PersonForm key={id} person={person.data} />;
}

const fields = [
  'title', 'given_name', 'family_name', 'given_name_ar', 'family_name_ar', 'sex', 'birth_date', 'birth_year', 'age_bracket', 'organisation_id',
  'function', 'grade', 'administrative_level', 'place_code', 'category', 'email', 'phone', 'language',
] as const satisfies readonly (keyof PersonValues)[];

function PersonForm({ person }: { person?: Person }) {
  const { t } = useTranslation(['people', 'common', 'terms', 'duplicates']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = person ? t('form.edit') : t('list.new');
  useCrumbs([
    { label: t('list.title'), href: '/people' },
    ...(person ? [{ label: person.display_name, href: `/people/${person.id}` }] : []),
    { label: title },
  ]);
  const record = useRecordForm({
    name: `people.${person?.id ?? 'new'}`,
    initial: person ? valuesOf(person) : newPerson,
    record: person,
    fromRecord: valuesOf,
    save: (values, version) => savePerson(person?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(personQuery(saved.id).queryKey, saved);
      peopleChanged(queryClient);
      void router.navigate({ href: `/people/${saved.id}` });
    },
  });
  const { family_name, given_name, family_name_ar, given_name_ar } = record.form.values;
  const isNamed = person === undefined && [family_name, given_name, family_name_ar, given_name_ar].some((name) => name.trim().length > 1);
  const likely = useLikelyDuplicates(isNamed ? { people: bodyOf(record.form.values) } : undefined);
  const labels = Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]));
  const said = (values: PersonValues, field: (typeof fields)[number]) => {
    const value = values[field];
    if (field === 'sex') return t(`terms:sex.${values.sex}`);
    return value === null || value === '' ? '' : String(value);
  };
  const { conflict } = record;
  return (
    <>
      <PageHead title={title} subtitle={person?.display_name} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          void likely.maySave().then((may) => may && record.submit());
        }}
        submitLabel={t(likely.isAsked ? 'duplicates:likely.saveAnyway' : 'common:save')}
        onCancel={() => void router.navigate({ href: person ? `/people/${person.id}` : '/people' })}
        isSaving={record.isSaving}
        errors={record.form.errors}
        labels={labels}
        error={record.error}
        conflict={
          conflict && (
            <ConflictView
              fields={fields
                .map((field) => ({ label: t(`field.${field}`), mine: said(record.form.getValues(), field), theirs: said(valuesOf(conflict), field) }))
                .filter(({ mine, theirs }) => mine !== theirs)}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        <PersonFields form={record.form} />
        <LikelyDuplicates check={likely} hrefOf={(id) => `/people/${id}`} />
      </FormPage>
    </>
  );
}
