import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { groupQuery, groupsChanged, referenceList, saveGroup, type Group } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, FailedState, FormPage, LocalizedTextInput, PageHead, Skeleton, useCrumbs, useRecordForm } from '@/shared/ui';
import { bodyOf, codeFrom, newGroup, valuesOf, type GroupValues } from './groupValues';

export default function GroupFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const group = useQuery({ ...groupQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <GroupForm />;
  if (group.isPending) return <Skeleton lines={6} />;
  if (!group.data) return <FailedState error={group.error} onRetry={() => void group.refetch()} />;
  return <GroupForm key={id} group={group.data} />;
}

const fields = ['name', 'kind', 'code'] as const;

function GroupForm({ group }: { group?: Group }) {
  const { t } = useTranslation(['groups', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const kinds = useQuery(referenceList('group_kind'));
  const title = group ? t('form.edit') : t('list.new');
  const home = group ? `/groups/${group.id}` : '/groups';
  useCrumbs([
    { label: t('list.title'), href: '/groups' },
    ...(group ? [{ label: format.text(group.name), href: home }] : []),
    { label: title },
  ]);
  const record = useRecordForm<GroupValues, Group>({
    name: `groups.${group?.id ?? 'new'}`,
    initial: group ? valuesOf(group) : newGroup,
    record: group,
    fromRecord: valuesOf,
    save: (values, version) => saveGroup(group?.id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(groupQuery(saved.id).queryKey, saved);
      groupsChanged(queryClient);
      void router.navigate({ href: `/groups/${saved.id}` });
    },
  });
  const { form, conflict } = record;
  const { values, errors } = form;
  const said = (from: GroupValues, field: (typeof fields)[number]) => {
    if (field === 'name') return Object.values(from.name).filter(Boolean).join(' · ');
    if (field === 'kind') return format.text(kinds.data?.items.find(({ code }) => code === from.kind)?.name) || from.kind;
    return from.code;
  };
  return (
    <>
      <PageHead title={title} subtitle={group && <bdi>{format.text(group.name)}</bdi>} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('common:save')}
        onCancel={() => void router.navigate({ href: home })}
        isSaving={record.isSaving}
        errors={errors}
        labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
        error={record.error}
        conflict={
          conflict && (
            <ConflictView
              fields={fields
                .map((field) => ({ label: t(`field.${field}`), mine: said(values, field), theirs: said(valuesOf(conflict), field) }))
                .filter(({ mine, theirs }) => mine !== theirs)}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        <LocalizedTextInput
          label={t('field.name')}
          path="name"
          isRequired
          value={values.name}
          onChange={(text) => form.setFieldValue('name', text as never)}
          error={errors.name}
          errors={{ fr: errors['name.fr'], ar: errors['name.ar'], en: errors['name.en'] }}
        />
        <NativeSelect
          label={t('field.kind')}
          required
          {...form.getInputProps('kind')}
          data={[{ value: '', label: t('form.chooseKind') }, ...(kinds.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) }))]}
        />
        <TextInput label={t('field.code')} description={t('form.codeHelp')} placeholder={codeFrom(values.name)} dir="ltr" maxLength={60} {...form.getInputProps('code')} />
      </FormPage>
    </>
  );
}
