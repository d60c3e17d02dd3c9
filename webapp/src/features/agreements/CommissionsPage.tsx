import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agreementsChanged, asProblem, deleteJointCommission, jointCommissionsQuery, saveJointCommission, type JointCommission, type JointCommissionBody } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, EmptyState, FailedState, FieldGroup, FieldRow, FormPage, Icon, LocalizedTextInput, LocalText, PageHead, Panel, PartialDay, PartialDayInput, PlacePicker, Skeleton,
  useCrumbs, useFormSave,
} from '@/shared/ui';
import classes from './agreements.module.css';

/** Joint commissions and their numbered sessions: the framework agreements are made in. */
export default function CommissionsPage() {
  const { t } = useTranslation(['agreements', 'common']);
  const commissions = useQuery(jointCommissionsQuery);
  const [edited, setEdited] = useState<JointCommission | 'new'>();
  useCrumbs([{ label: t('list.title'), href: '/agreements' }, { label: t('commissions.title') }]);
  const items = commissions.data?.items ?? [];
  const mayAdd = commissions.data?.can.add === true;
  const addButton = mayAdd && (
    <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => setEdited('new')}>
      {t('commissions.new')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('commissions.title')} subtitle={t('commissions.subtitle')} actions={addButton} />
      {commissions.isPending && <Skeleton lines={6} />}
      {commissions.isError && !commissions.data && <FailedState error={commissions.error} onRetry={() => void commissions.refetch()} />}
      {commissions.data && items.length === 0 && (
        <Panel>
          <EmptyState title={t('commissions.none')} actions={addButton}>
            {t('commissions.noneText')}
          </EmptyState>
        </Panel>
      )}
      <div className="stack">
        {items.map((commission) => (
          <Commission key={commission.id} commission={commission} onEdit={commission.can.update ? () => setEdited(commission) : undefined} />
        ))}
      </div>
      <Modal opened={edited !== undefined} onClose={() => setEdited(undefined)} title={edited === 'new' ? t('commissions.new') : t('form.edit')} size="lg" closeButtonProps={{ 'aria-label': t('common:close') }}>
        {edited && <CommissionForm commission={edited === 'new' ? undefined : edited} onDone={() => setEdited(undefined)} />}
      </Modal>
    </>
  );
}

function Commission({ commission, onEdit }: { commission: JointCommission; onEdit?: () => void }) {
  const { t } = useTranslation(['agreements', 'common']);
  const format = useFormat();
  return (
    <Panel
      title={<LocalText text={commission.name} />}
      note={commission.country && <bdi>{format.country(commission.country)}</bdi>}
      end={
        onEdit && (
          <Button size="xs" leftSection={<Icon name="edit" />} onClick={onEdit} aria-label={t('commissions.edit', { name: format.text(commission.name) })}>
            {t('common:edit')}
          </Button>
        )
      }
    >
      {commission.sessions.length === 0 ? (
        <p className="small muted">{t('commissions.noSessions')}</p>
      ) : (
        <ul className={classes.parties}>
          {commission.sessions.map(({ id, number, held_on: on, place, agreements_count: count }) => (
            <li key={id}>
              <span>
                <b>{t('commissions.session', { number })}</b> {place && <bdi>{place}</bdi>}
                {place && on && ' · '}
                {on && <PartialDay date={on} />}
              </span>
              {count > 0 && (
                <AppLink href={`/agreements?commission_session=${id}`} className="small">
                  {t('commissions.made', { count })}
                </AppLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface Values {
  name: LocalizedText;
  country: string | null;
  sessions: { id?: string; number: number | string; held_on: string; place: string }[];
}

function bodyOf({ name, country, sessions }: Values): JointCommissionBody {
  return {
    name: name as JointCommissionBody['name'],
    country: country ?? undefined,
    sessions: sessions.map(({ id, number, held_on: on, place }) => ({ id, number: Number(number), held_on: on || undefined, place: place.trim() || undefined })),
  };
}

function CommissionForm({ commission, onDone }: { commission?: JointCommission; onDone: () => void }) {
  const { t } = useTranslation(['agreements', 'common']);
  const queryClient = useQueryClient();
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: {
      name: commission?.name ?? {}, country: commission?.country ?? null,
      sessions: (commission?.sessions ?? []).map(({ id, number, held_on: on, place }) => ({ id, number, held_on: on ?? '', place: place ?? '' })),
    },
  });
  const saved = () => {
    agreementsChanged(queryClient);
    onDone();
  };
  const save = useFormSave(form, (values) => saveJointCommission(commission, bodyOf(values)), saved);
  const { values, errors } = form;
  return (
    <FormPage {...save} onCancel={onDone} labels={{ name: t('commissions.name'), country: t('field.country'), sessions: t('commissions.sessions') }}>
      <LocalizedTextInput label={t('commissions.name')} isRequired path="name" value={values.name} onChange={(name) => form.setFieldValue('name', name)} error={errors.name} />
      <PlacePicker label={t('field.country')} kind="country" value={values.country} onChange={(code) => form.setFieldValue('country', code)} error={errors.country} data-path="country" />
      <FieldGroup legend={t('commissions.sessions')}>
        {values.sessions.map((session, index) => (
          <div key={session.id ?? index} className={classes.party} role="group" aria-label={t('commissions.session', { number: session.number || '…' })}>
            <FieldRow>
              <NumberInput label={t('commissions.number')} required min={1} allowDecimal={false} hideControls {...form.getInputProps(`sessions.${index}.number`)} />
              <PartialDayInput
                label={t('commissions.heldOn')}
                value={session.held_on}
                onChange={(date) => form.setFieldValue(`sessions.${index}.held_on`, date)}
                error={errors[`sessions.${index}.held_on`]}
                data-path={`sessions.${index}.held_on`}
              />
              <TextInput label={t('commissions.place')} {...form.getInputProps(`sessions.${index}.place`)} />
            </FieldRow>
            <div className="row">
              <Button size="xs" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('sessions', index)}>
                {t('commissions.removeSession')}
              </Button>
            </div>
          </div>
        ))}
        <div className="row">
          <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('sessions', { number: '', held_on: '', place: '' })}>
            {t('commissions.addSession')}
          </Button>
          {commission && <DeleteButton commission={commission} onDone={saved} />}
        </div>
      </FieldGroup>
    </FormPage>
  );
}

function DeleteButton({ commission, onDone }: { commission: JointCommission; onDone: () => void }) {
  const { t } = useTranslation(['agreements', 'common']);
  const format = useFormat();
  const remove = useMutation({
    mutationFn: () => deleteJointCommission(commission),
    onSuccess: onDone,
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('delete.refused'), message: asProblem(error).message }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('delete.title', { name: format.text(commission.name) }),
      children: t('commissions.deleteText'),
      labels: { confirm: t('delete.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Button onClick={ask} loading={remove.isPending}>
      {t('delete.do')}
    </Button>
  );
}
