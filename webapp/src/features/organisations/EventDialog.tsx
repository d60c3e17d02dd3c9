import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationsChanged, tellOrganisationEvent, type Organisation, type OrganisationEventBody } from '@/shared/api';
import { today, useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FormPage, Icon, LocalizedTextInput, OrganisationPicker, useFormSave, useUrlSearch } from '@/shared/ui';

const kinds = ['renamed', 'moved', 'merged', 'split', 'same_as'] as const;

interface Values {
  kind: (typeof kinds)[number];
  date: string | null;
  name: LocalizedText;
  acronym: LocalizedText;
  parent_id: string | null;
  successor_ids: (string | null)[];
  reason: string;
}

function bodyOf(values: Values, version: number): OrganisationEventBody {
  const { kind, date, name, acronym, parent_id: parent, successor_ids: successors, reason } = values;
  const said = (text: LocalizedText) => (Object.values(text).some(Boolean) ? (text as OrganisationEventBody['name']) : undefined);
  const named = successors.filter((id): id is string => Boolean(id));
  return {
    version,
    kind,
    date: kind === 'same_as' ? undefined : (date ?? undefined),
    name: kind === 'renamed' ? said(name) : undefined,
    acronym: kind === 'renamed' ? said(acronym) : undefined,
    parent_id: kind === 'moved' ? (parent ?? undefined) : undefined,
    successor_ids: kind === 'split' ? named : kind === 'merged' || kind === 'same_as' ? named.slice(0, 1) : [],
    reason: reason.trim() || undefined,
  };
}

/** One dated event. The first day of what is new is asked for, because that is what a decree says. */
export function EventDialog({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(['organisations', 'common']);
  const [search, change] = useUrlSearch();
  const [isOpen, setOpen] = useState(search.same_as !== undefined);
  const close = () => {
    setOpen(false);
    if (search.same_as) change({ same_as: undefined });
  };
  return (
    <>
      <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>
        {t('events.tell')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('events.tellTitle')} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
        {isOpen && <EventForm organisation={organisation} sameAs={search.same_as} onDone={close} />}
      </Modal>
    </>
  );
}

/** Opened from a pair of likely duplicates, `sameAs` is the record to keep. */
function EventForm({ organisation, sameAs, onDone }: { organisation: Organisation; sameAs?: string; onDone: () => void }) {
  const { t } = useTranslation(['organisations', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      kind: sameAs ? 'same_as' : 'renamed', date: null, name: organisation.name, acronym: organisation.acronym, parent_id: null,
      successor_ids: [sameAs ?? null, null], reason: '',
    },
  });
  const save = useFormSave(
    form,
    (values) => tellOrganisationEvent(organisation.id, bodyOf(values, organisation.version)),
    () => {
      organisationsChanged(queryClient);
      notifications.show({ withCloseButton: false, color: 'teal', message: t('events.toldDone') });
      onDone();
    },
  );
  const { values, errors } = form;
  return (
    <FormPage {...save} submitLabel={t('events.save')} onCancel={onDone} labels={Object.fromEntries(['kind', 'date', 'name', 'acronym', 'parent_id', 'successor_ids', 'reason'].map((field) => [field, t(`events.field.${field}`)]))}>
      <NativeSelect
        label={t('events.field.kind')}
        description={t(`events.help.${values.kind}`)}
        data={kinds.map((kind) => ({ value: kind, label: t(`events.kind.${kind}`) }))}
        {...form.getInputProps('kind')}
      />
      {values.kind !== 'same_as' && (
        <DayInput
          label={t('events.field.date')}
          description={t('events.dateHelp')}
          isRequired
          value={values.date}
          onChange={(date) => form.setFieldValue('date', date as never)}
          max={today()}
          error={errors.date}
          data-path="date"
        />
      )}
      {values.kind === 'renamed' &&
        (['name', 'acronym'] as const).map((path) => (
          <LocalizedTextInput
            key={path}
            label={t(`events.field.${path}`)}
            path={path}
            isRequired={path === 'name'}
            value={values[path]}
            onChange={(text) => form.setFieldValue(path, text as never)}
            error={errors[path]}
            errors={{ fr: errors[`${path}.fr`], ar: errors[`${path}.ar`], en: errors[`${path}.en`] }}
          />
        ))}
      {values.kind === 'moved' && (
        <OrganisationPicker
          label={t('events.field.parent_id')}
          description={t('events.parentHelp')}
          value={values.parent_id}
          onChange={(id) => form.setFieldValue('parent_id', id as never)}
          error={errors.parent_id}
          data-path="parent_id"
        />
      )}
      {(values.kind === 'merged' || values.kind === 'same_as') && <Successor form={form} index={0} label={t(`events.successor.${values.kind}`)} />}
      {values.kind === 'split' && (
        <>
          {values.successor_ids.map((_, index) => (
            <Successor key={index} form={form} index={index} label={t('events.successor.split', { number: format.number(index + 1) })} />
          ))}
          <div className="row">
            <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('successor_ids', null as never)}>
              {t('events.addSuccessor')}
            </Button>
          </div>
        </>
      )}
      <TextInput label={t('events.field.reason')} description={t('events.reasonHelp')} maxLength={500} {...form.getInputProps('reason')} />
    </FormPage>
  );
}

function Successor({ form, index, label }: { form: ReturnType<typeof useForm<Values>>; index: number; label: string }) {
  const path = `successor_ids.${index}`;
  return (
    <OrganisationPicker
      label={label}
      isRequired={index < 2}
      value={form.values.successor_ids[index] ?? null}
      onChange={(id) => form.setFieldValue(path, id as never)}
      error={form.errors[path] ?? (index === 0 ? form.errors.successor_ids : undefined)}
      data-path={path}
    />
  );
}
