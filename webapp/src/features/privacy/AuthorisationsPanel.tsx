import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { authorisationsQuery, meQuery, purposesQuery, saveAuthorisation, sensitiveDataChanged, type Authorisation } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, FailedState, FormPage, Isolated, LocalText, Panel, Skeleton, Tag, useFormSave } from '@/shared/ui';
import { NumberSearch } from './NumberSearch';
import classes from './privacy.module.css';

/** What is taken of people with an authorisation of the CNDP only: on with its number, off without. */
export function AuthorisationsPanel() {
  const { t } = useTranslation(['privacy', 'common']);
  const { data: me } = useQuery(meQuery);
  const list = useQuery(authorisationsQuery());
  const [edited, setEdited] = useState<Authorisation>();
  if (list.isPending) return <Skeleton lines={6} />;
  if (!list.data) return <FailedState error={list.error} onRetry={() => void list.refetch()} />;
  const findable = list.data.items.filter(({ kind, number }) => kind !== 'disability' && number);
  return (
    <div className="stack">
      <Panel title={t('authorisations.title')} note={t('authorisations.note')} isFlush>
        <ul className={classes.cards}>
          {list.data.items.map((item) => (
            <AuthorisationCard key={item.kind} item={item} onEdit={() => setEdited(item)} />
          ))}
        </ul>
        <Modal
          opened={edited !== undefined}
          onClose={() => setEdited(undefined)}
          title={edited && t(`authorisations.kind.${edited.kind}`)}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          {edited && <AuthorisationForm item={edited} onDone={() => setEdited(undefined)} />}
        </Modal>
      </Panel>
      {me?.user.can.national_identity_read && findable.length > 0 && <NumberSearch kinds={findable.map(({ kind }) => kind)} />}
    </div>
  );
}

function AuthorisationCard({ item, onEdit }: { item: Authorisation; onEdit: () => void }) {
  const { t } = useTranslation(['privacy', 'common']);
  const format = useFormat();
  const purposes = useQuery(purposesQuery());
  const purpose = purposes.data?.items.find(({ id }) => id === item.purpose_id);
  const name = t(`authorisations.kind.${item.kind}`);
  return (
    <li>
      <div>
        <h3>
          {name} <Tag tone={item.number ? 'ok' : 'plain'}>{t(item.number ? 'authorisations.on' : 'authorisations.off')}</Tag>
        </h3>
        <p className="small muted">{t(`authorisations.help.${item.kind}`)}</p>
        {item.number && (
          <p className="small">
            {t('authorisations.numberIs')} <Isolated>{item.number}</Isolated> · <bdi>{item.granted_on && format.date(item.granted_on)}</bdi>
            {purpose && (
              <>
                {' '}· <LocalText text={purpose.name} /> ({t(`basis.${purpose.legal_basis}`)})
              </>
            )}
          </p>
        )}
        {item.entered_at && item.entered_by && (
          <p className="small muted">{t('authorisations.entered', { name: item.entered_by, date: format.instant(item.entered_at, 'medium') })}</p>
        )}
        {item.held > 0 && <p className="small">{t(item.number ? 'authorisations.held' : 'authorisations.hidden', { count: item.held })}</p>}
      </div>
      <Button size="xs" onClick={onEdit} aria-label={t(item.number ? 'authorisations.editOne' : 'authorisations.enterOne', { what: name })}>
        {t(item.number ? 'authorisations.edit' : 'authorisations.enter')}
      </Button>
    </li>
  );
}

function AuthorisationForm({ item, onDone }: { item: Authorisation; onDone: () => void }) {
  const { t } = useTranslation(['privacy', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const purposes = useQuery(purposesQuery());
  const form = useForm({
    mode: 'controlled',
    initialValues: { number: item.number ?? '', granted_on: (item.granted_on ?? null) as string | null, purpose_id: item.purpose_id ?? '' },
  });
  const page = useFormSave(
    form,
    ({ number, granted_on: grantedOn, purpose_id: purpose }: typeof form.values) =>
      saveAuthorisation(item, number.trim() ? { number: number.trim(), granted_on: grantedOn ?? undefined, purpose_id: purpose || undefined } : {}),
    () => {
      sensitiveDataChanged(queryClient);
      onDone();
    },
  );
  const isGoingOff = Boolean(item.number) && !form.values.number.trim();
  return (
    <FormPage
      {...page}
      onCancel={onDone}
      labels={{ number: t('authorisations.number'), granted_on: t('authorisations.grantedOn'), purpose_id: t('authorisations.purpose') }}
    >
      <p className="small muted">{t('authorisations.whatHappens')}</p>
      {isGoingOff && (
        <Banner tone="warn" icon="alert">
          {t('authorisations.goingOff', { count: item.held })}
        </Banner>
      )}
      <TextInput label={t('authorisations.number')} description={t('authorisations.numberHelp')} maxLength={60} {...form.getInputProps('number')} />
      <DayInput label={t('authorisations.grantedOn')} max={today()} {...form.getInputProps('granted_on')} value={form.values.granted_on} />
      <NativeSelect
        label={t('authorisations.purpose')}
        description={t('authorisations.purposeHelp')}
        data={[
          { value: '', label: t('authorisations.choosePurpose') },
          ...(purposes.data?.items ?? [])
            .filter(({ active, id }) => active || id === item.purpose_id)
            .map((purpose) => ({ value: purpose.id, label: `${format.text(purpose.name)} – ${t(`basis.${purpose.legal_basis}`)}` })),
        ]}
        {...form.getInputProps('purpose_id')}
      />
    </FormPage>
  );
}
