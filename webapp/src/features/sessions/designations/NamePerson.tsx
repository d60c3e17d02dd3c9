import { Button, Modal, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, designationsChanged, meQuery, nameOnLetter, type Designation, type NameOnLetter } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, FieldRow, FormPage, PersonPicker } from '@/shared/ui';
import classes from './designations.module.css';

const sexes = ['F', 'M', 'not_stated'] as const;
type Standing = NonNullable<NameOnLetter['standing']>;

/** Names somebody on record, or somebody new of the administration. */
export function NamePerson({ letter }: { letter: Designation }) {
  const { t } = useTranslation(['designations', 'common']);
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [standing, setStanding] = useState<Standing>('main');
  const [isNew, setNew] = useState(false);
  const add = useMutation({
    mutationFn: (body: NameOnLetter) => nameOnLetter(letter, body),
    onSettled: () => designationsChanged(queryClient),
    onSuccess: () => setNew(false),
  });
  const problem = add.error && !isNew ? asProblem(add.error) : undefined;
  const chosen: Standing = letter.can.name ? standing : 'substitute';
  return (
    <>
      <div className={classes.add}>
        {me?.user.can.people_read === true && (
          <PersonPicker label={t('add.who')} value={null} onChange={(id) => id && add.mutate({ person_id: id, standing: chosen })} isDisabled={add.isPending} />
        )}
        <NativeSelect
          label={t('add.as')}
          value={chosen}
          onChange={(event) => setStanding(event.currentTarget.value as Standing)}
          data={(['main', 'substitute'] as const).map((value) => ({ value, label: t(`standing.${value}`), disabled: value === 'main' && !letter.can.name }))}
        />
        <Button onClick={() => setNew(true)}>{t('add.new')}</Button>
      </div>
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      <Modal opened={isNew} onClose={() => setNew(false)} title={t('add.new')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {isNew && (
          <NewPerson
            isSaving={add.isPending}
            error={add.error}
            onCancel={() => setNew(false)}
            onSubmit={(person) => add.mutate({ person, standing: chosen })}
          />
        )}
      </Modal>
    </>
  );
}

function NewPerson({ isSaving, error, onSubmit, onCancel }: {
  isSaving: boolean;
  error: unknown;
  onSubmit: (person: NonNullable<NameOnLetter['person']>) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation(['designations', 'terms']);
  const form = useForm({
    mode: 'controlled',
    initialValues: { family_name: '', given_name: '', family_name_ar: '', given_name_ar: '', sex: 'not_stated' as (typeof sexes)[number], function: '', email: '', phone: '' },
  });
  const text = (value: string) => value.trim() || undefined;
  const refused = error ? asProblem(error).fieldErrors() : {};
  const of = (field: string) => refused[`person.${field}`] ?? refused[`person/${field}`];
  return (
    <FormPage
      onSubmit={(event) => {
        event?.preventDefault();
        const { sex, ...texts } = form.getValues();
        onSubmit({ sex, ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, text(value)])) });
      }}
      submitLabel={t('add.save')}
      onCancel={onCancel}
      isSaving={isSaving}
      errors={refused}
      error={error}
      labels={{}}
    >
      <FieldRow>
        <TextInput label={t('person.given_name')} {...form.getInputProps('given_name')} error={of('given_name')} />
        <TextInput label={t('person.family_name')} {...form.getInputProps('family_name')} error={of('family_name')} />
      </FieldRow>
      <FieldRow>
        <TextInput label={t('person.given_name_ar')} lang="ar" dir="rtl" {...form.getInputProps('given_name_ar')} />
        <TextInput label={t('person.family_name_ar')} lang="ar" dir="rtl" {...form.getInputProps('family_name_ar')} />
      </FieldRow>
      <Radio.Group label={t('person.sex')} {...form.getInputProps('sex')}>
        <div className="row">
          {sexes.map((sex) => (
            <Radio key={sex} value={sex} label={t(`terms:sex.${sex}`)} />
          ))}
        </div>
      </Radio.Group>
      <TextInput label={t('person.function')} {...form.getInputProps('function')} />
      <FieldRow>
        <TextInput label={t('person.email')} type="email" {...form.getInputProps('email')} error={of('email')} />
        <TextInput label={t('person.phone')} placeholder="+212…" dir="ltr" {...form.getInputProps('phone')} error={of('phone')} />
      </FieldRow>
    </FormPage>
  );
}
