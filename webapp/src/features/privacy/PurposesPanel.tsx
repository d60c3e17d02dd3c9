import { Button, Modal, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery, privacyChanged, purposesQuery, savePurpose, type Purpose, type PurposeBody } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  EmptyState, FailedState, FormPage, Icon, Isolated, LocalText, LocalizedTextInput, Panel, Skeleton, Tag, useFormSave,
} from '@/shared/ui';
import classes from './privacy.module.css';
import { legalBases } from './words';

/** What data serve for, each with its legal basis; other words are a new version. */
export function PurposesPanel() {
  const { t } = useTranslation(['privacy', 'common']);
  const { data: me } = useQuery(meQuery);
  const purposes = useQuery(purposesQuery());
  const [edited, setEdited] = useState<Purpose | 'new'>();
  const may = me?.user.can.privacy_settings === true;
  if (purposes.isPending) return <Skeleton lines={6} />;
  if (!purposes.data) return <FailedState error={purposes.error} onRetry={() => void purposes.refetch()} />;
  return (
    <>
      <Panel
        title={t('purposes.title')}
        end={
          may && (
            <Button leftSection={<Icon name="plus" />} onClick={() => setEdited('new')}>
              {t('purposes.new')}
            </Button>
          )
        }
        isFlush
      >
        {purposes.data.items.length === 0 ? (
          <EmptyState title={t('purposes.none')}>{t('purposes.noneText')}</EmptyState>
        ) : (
          <ul className={classes.cards}>
            {purposes.data.items.map((purpose) => (
              <PurposeCard key={purpose.id} purpose={purpose} onEdit={may ? () => setEdited(purpose) : undefined} />
            ))}
          </ul>
        )}
      </Panel>
      <Modal
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={t(edited === 'new' ? 'purposes.new' : 'purposes.edit')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {edited && <PurposeForm purpose={edited === 'new' ? undefined : edited} onDone={() => setEdited(undefined)} />}
      </Modal>
    </>
  );
}

function PurposeCard({ purpose, onEdit }: { purpose: Purpose; onEdit?: () => void }) {
  const { t } = useTranslation(['privacy', 'common']);
  const format = useFormat();
  return (
    <li>
      <div>
        <h3>
          <LocalText text={purpose.name} /> <Tag tone={purpose.legal_basis === 'consent' ? 'go' : 'plain'}>{t(`basis.${purpose.legal_basis}`)}</Tag>{' '}
          {!purpose.active && <Tag tone="bad">{t('purposes.inactive')}</Tag>}
        </h3>
        {Object.values(purpose.text).some(Boolean) && (
          <p>
            <LocalText text={purpose.text} />
          </p>
        )}
        <p className="small muted">
          <Isolated>{purpose.code}</Isolated> · {t('purposes.version', { number: format.number(purpose.number) })} ·{' '}
          {t('purposes.since', { date: format.instant(purpose.since, 'medium') })}
        </p>
      </div>
      {onEdit && (
        <Button size="xs" leftSection={<Icon name="edit" />} onClick={onEdit} aria-label={t('purposes.editOne', { name: format.text(purpose.name) })}>
          {t('common:edit')}
        </Button>
      )}
    </li>
  );
}

function PurposeForm({ purpose, onDone }: { purpose?: Purpose; onDone: () => void }) {
  const { t } = useTranslation(['privacy', 'common']);
  const queryClient = useQueryClient();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      code: purpose?.code ?? '', name: (purpose?.name ?? {}) as LocalizedText, text: (purpose?.text ?? {}) as LocalizedText,
      legal_basis: purpose?.legal_basis ?? 'consent', active: purpose?.active ?? true,
    },
  });
  const page = useFormSave(
    form,
    (values: typeof form.values) =>
      savePurpose(purpose, { ...values, code: values.code.trim(), name: values.name as PurposeBody['name'], text: values.text as PurposeBody['text'] }),
    () => {
      privacyChanged(queryClient);
      onDone();
    },
  );
  return (
    <FormPage
      {...page}
      onCancel={onDone}
      labels={{ code: t('purposes.code'), name: t('purposes.name') }}
    >
      {purpose && <p className="small muted">{t('purposes.versionHelp')}</p>}
      <TextInput label={t('purposes.code')} description={t('purposes.codeHelp')} required disabled={purpose !== undefined} maxLength={40} {...form.getInputProps('code')} />
      <LocalizedTextInput label={t('purposes.name')} isRequired path="name" {...form.getInputProps('name')} value={form.values.name} />
      <LocalizedTextInput label={t('purposes.text')} description={t('purposes.textHelp')} isLong path="text" {...form.getInputProps('text')} value={form.values.text} />
      <NativeSelect
        label={t('purposes.basis')}
        description={t('purposes.basisHelp')}
        data={legalBases.map((value) => ({ value, label: t(`basis.${value}`) }))}
        {...form.getInputProps('legal_basis')}
      />
      <Switch label={t('purposes.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormPage>
  );
}
