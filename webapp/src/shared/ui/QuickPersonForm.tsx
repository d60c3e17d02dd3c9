import { Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, peopleChanged, savePerson, type Person, type PersonBody } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { FieldRow, FormPage } from './FormPage';
import { LikelyDuplicates, useLikelyDuplicates } from './LikelyDuplicates';
import { OrganisationPicker } from './pickers';

const sexes = ['F', 'M', 'not_stated', 'prefers_not_to_say'] as const satisfies readonly Person['sex'][];

/** What a sign-in sheet says of somebody: the name, F or H, the administration. The rest can follow on the person's page. */
export function QuickPersonForm({ typed, contact, onSaved, onCancel }: {
  typed: string;
  /** An address or a number that is known of them; with it the form asks for one. */
  contact?: string;
  onSaved: (personId: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const queryClient = useQueryClient();
  const form = useForm({
    mode: 'controlled',
    initialValues: { ...namesIn(typed), sex: 'not_stated' as Person['sex'], organisation_id: null as string | null, function: '', ...channelIn(contact) },
  });
  const body = bodyOf(form.values);
  const likely = useLikelyDuplicates([body.family_name, body.given_name, body.family_name_ar, body.given_name_ar].some(Boolean) ? { people: body } : undefined);
  const save = useMutation({
    mutationFn: () => savePerson(undefined, bodyOf(form.getValues()), undefined),
    onSuccess: (person) => {
      peopleChanged(queryClient);
      onSaved(person.id);
    },
    onError: (error) => form.setErrors(asProblem(error).fieldErrors()),
  });
  return (
    <FormPage
      onSubmit={(event) => {
        event?.preventDefault();
        void likely.maySave().then((may) => may && save.mutate());
      }}
      submitLabel={t(likely.isAsked ? 'registrations.createAllTheSame' : 'registrations.createAndAdd')}
      onCancel={onCancel}
      isSaving={save.isPending}
      errors={form.errors}
      error={save.error}
      labels={{ family_name: t('person.family_name'), given_name: t('person.given_name'), sex: t('common:sex.title') }}
    >
      <FieldRow>
        <TextInput label={t('person.given_name')} {...form.getInputProps('given_name')} />
        <TextInput label={t('person.family_name')} {...form.getInputProps('family_name')} />
      </FieldRow>
      <FieldRow>
        <TextInput label={t('person.given_name_ar')} lang="ar" dir="rtl" {...form.getInputProps('given_name_ar')} />
        <TextInput label={t('person.family_name_ar')} lang="ar" dir="rtl" {...form.getInputProps('family_name_ar')} />
      </FieldRow>
      <Radio.Group label={t('common:sex.title')} {...form.getInputProps('sex')}>
        <div className="row">
          {sexes.map((sex) => (
            <Radio key={sex} value={sex} label={t(`terms:sex.${sex}`)} />
          ))}
        </div>
      </Radio.Group>
      <OrganisationPicker
        label={t('common:attendance.organisation')}
        value={form.values.organisation_id}
        onChange={(id) => form.setFieldValue('organisation_id', id)}
        error={form.errors.organisation_id}
        data-path="organisation_id"
      />
      <TextInput label={t('person.function')} {...form.getInputProps('function')} />
      {contact !== undefined && (
        <FieldRow>
          <TextInput label={t('person.email')} type="email" dir="ltr" {...form.getInputProps('email')} />
          <TextInput label={t('person.phone')} type="tel" dir="ltr" {...form.getInputProps('phone')} />
        </FieldRow>
      )}
      <LikelyDuplicates check={likely} hrefOf={(id) => `/people/${id}`} onChoose={onSaved} />
    </FormPage>
  );
}

interface QuickValues {
  family_name: string;
  given_name: string;
  family_name_ar: string;
  given_name_ar: string;
  sex: Person['sex'];
  organisation_id: string | null;
  function: string;
  email: string;
  phone: string;
}

/** Somebody writes one or the other. */
function channelIn(contact = '') {
  return contact.includes('@') ? { email: contact.trim(), phone: '' } : { email: '', phone: contact.trim() };
}

function bodyOf(values: QuickValues): PersonBody {
  const text = (value: string) => value.trim() || undefined;
  return {
    family_name: text(values.family_name), given_name: text(values.given_name),
    family_name_ar: text(values.family_name_ar), given_name_ar: text(values.given_name_ar),
    sex: values.sex, organisation_id: values.organisation_id ?? undefined, function: text(values.function),
    email: text(values.email), phone: text(values.phone),
  };
}

/** What was typed in the search goes to the fields of its script: the first word is the given name. */
function namesIn(typed: string) {
  const [given = '', ...family] = typed.trim().split(/\s+/);
  const names = { given: family.length > 0 ? given : '', family: family.length > 0 ? family.join(' ') : given };
  return /\p{Script=Arabic}/u.test(typed)
    ? { family_name: '', given_name: '', family_name_ar: names.family, given_name_ar: names.given }
    : { family_name: names.family, given_name: names.given, family_name_ar: '', given_name_ar: '' };
}
