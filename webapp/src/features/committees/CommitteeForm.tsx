import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, DayInput, FieldGroup, FieldRow, FormPage, Icon, LocalizedTextInput, OrganisationPicker, useRecordForm } from '@/shared/ui';
import classes from './committees.module.css';
import { newKey } from './meetingValues';
import { committeesChanged, saveCommittee, type Committee, type CommitteeBody } from './queries';

interface MemberValues {
  key: string;
  id?: string;
  organisation_id: string | null;
  person_name: string;
  person_name_ar: string;
  capacity: LocalizedText;
  role: string;
  from: string | null;
  to: string | null;
}
interface CommitteeValues extends Record<string, unknown> {
  kind: 'steering' | 'follow_up';
  name: LocalizedText;
  every_months: number | string;
  first_due_on: string | null;
  note: string;
  members: MemberValues[];
}

const roles = ['chair', 'co_chair', 'secretary', 'member'] as const;
const fields = ['name', 'kind', 'every_months', 'first_due_on', 'note', 'members'] as const;
const newMember = (): MemberValues => ({ key: newKey(), organisation_id: null, person_name: '', person_name_ar: '', capacity: {}, role: 'member', from: null, to: null });

const valuesOf = (committee: Committee): CommitteeValues => ({
  kind: committee.kind,
  name: { ...committee.name },
  every_months: committee.every_months ?? '',
  first_due_on: committee.first_due_on ?? null,
  note: committee.note ?? '',
  members: committee.members.map((member) => ({
    key: member.id,
    id: member.id,
    organisation_id: member.organisation_id,
    person_name: member.person_name ?? '',
    person_name_ar: member.person_name_ar ?? '',
    capacity: { ...member.capacity },
    role: member.role,
    from: member.from ?? null,
    to: member.to ?? null,
  })),
});

const said = (text: LocalizedText) => (Object.values(text).some((words) => words?.trim()) ? text : undefined);

function bodyOf(values: CommitteeValues, agreement: string, isNew: boolean): CommitteeBody {
  return {
    ...(isNew && { agreement_id: agreement }),
    kind: values.kind,
    name: values.name,
    every_months: values.every_months === '' ? undefined : Number(values.every_months),
    first_due_on: values.first_due_on ?? undefined,
    note: values.note || undefined,
    members: values.members.map(({ key: _key, capacity, organisation_id, from, to, ...rest }) => ({
      ...rest,
      organisation_id: organisation_id ?? '',
      capacity: said(capacity),
      from: from ?? undefined,
      to: to ?? undefined,
    })),
  } as CommitteeBody;
}

/** A committee with who sits in it and how often it meets. */
export function CommitteeForm({ agreement, committee, onDone }: { agreement: string; committee?: Committee; onDone: () => void }) {
  const { t } = useTranslation(['committees', 'terms', 'common']);
  const queryClient = useQueryClient();
  const record = useRecordForm<CommitteeValues, Committee>({
    name: `committees.${committee?.id ?? `new.${agreement}`}`,
    initial: committee ? valuesOf(committee) : { kind: 'steering', name: {}, every_months: 6, first_due_on: null, note: '', members: [] },
    record: committee,
    fromRecord: valuesOf,
    save: (values, version) => saveCommittee(committee?.id, bodyOf(values, agreement, committee === undefined), version ?? 1),
    onSaved: () => {
      committeesChanged(queryClient);
      onDone();
    },
  });
  const { form, conflict } = record;
  const { values, errors } = form;
  const words = (of: CommitteeValues, field: (typeof fields)[number]) =>
    field === 'members'
      ? of.members.map(({ person_name: name, role, to }) => `${name} (${t(`terms:committee_role.${role}`)}${to ? `, ${to}` : ''})`).join(' · ')
      : field === 'name'
        ? Object.values(of.name).filter(Boolean).join(' · ')
        : String(of[field] ?? '');
  return (
    <FormPage
      onSubmit={(event) => {
        event?.preventDefault();
        record.submit();
      }}
      submitLabel={t('common:save')}
      onCancel={onDone}
      isSaving={record.isSaving}
      errors={errors}
      error={record.error}
      labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
      conflict={
        conflict && (
          <ConflictView
            fields={fields
              .map((field) => ({ label: t(`field.${field}`), mine: words(form.getValues(), field), theirs: words(valuesOf(conflict), field) }))
              .filter(({ mine, theirs }) => mine !== theirs)}
            onKeepMine={record.keepMine}
            onTakeTheirs={record.takeTheirs}
          />
        )
      }
    >
      <LocalizedTextInput label={t('field.name')} path="name" isRequired value={values.name} onChange={(text) => form.setFieldValue('name', text as never)} error={errors.name} />
      <NativeSelect
        label={t('field.kind')}
        {...form.getInputProps('kind')}
        data={(['steering', 'follow_up'] as const).map((value) => ({ value, label: t(`terms:committee_kind.${value}`) }))}
      />
      <FieldRow>
        <NumberInput label={t('field.every_months')} description={t('help.every_months')} min={1} max={60} allowDecimal={false} {...form.getInputProps('every_months')} />
        <DayInput
          label={t('field.first_due_on')}
          description={t('help.first_due_on')}
          value={values.first_due_on}
          onChange={(date) => form.setFieldValue('first_due_on', date)}
          error={errors.first_due_on}
          data-path="first_due_on"
        />
      </FieldRow>
      <FieldGroup legend={t('field.members')}>
        {values.members.map((member, index) => {
          const path = `members.${index}`;
          return (
            <div key={member.key} className={classes.member} role="group" aria-label={t('memberNumber', { number: index + 1 })}>
              <OrganisationPicker
                label={t('field.organisation')}
                isRequired
                value={member.organisation_id}
                onChange={(id) => form.setFieldValue(`${path}.organisation_id`, id as never)}
                error={errors[`${path}.organisation_id`]}
                data-path={`${path}.organisation_id`}
              />
              <FieldRow>
                <TextInput label={t('field.person_name')} maxLength={200} {...form.getInputProps(`${path}.person_name`)} />
                <TextInput label={t('field.person_name_ar')} maxLength={200} lang="ar" dir="rtl" {...form.getInputProps(`${path}.person_name_ar`)} />
              </FieldRow>
              <LocalizedTextInput
                label={t('field.capacity')}
                path={`${path}.capacity`}
                value={member.capacity}
                onChange={(text) => form.setFieldValue(`${path}.capacity`, text as never)}
                error={errors[`${path}.capacity`]}
              />
              <NativeSelect label={t('field.role')} {...form.getInputProps(`${path}.role`)} data={roles.map((value) => ({ value, label: t(`terms:committee_role.${value}`) }))} />
              <FieldRow>
                <DayInput label={t('field.from')} value={member.from} onChange={(date) => form.setFieldValue(`${path}.from`, date as never)} />
                <DayInput
                  label={t('field.to')}
                  value={member.to}
                  onChange={(date) => form.setFieldValue(`${path}.to`, date as never)}
                  error={errors[`${path}.to`]}
                  data-path={`${path}.to`}
                />
              </FieldRow>
              <div className="row">
                <Button size="xs" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('members', index)}>
                  {t('removeMember')}
                </Button>
              </div>
            </div>
          );
        })}
        <div className="row">
          <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('members', newMember())}>
            {t('addMember')}
          </Button>
        </div>
      </FieldGroup>
      <Textarea label={t('field.note')} description={t('help.note')} autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
    </FormPage>
  );
}
