import { NumberInput, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { noticeQuery, privacyChanged, saveNotice, type PrivacyNotice, type PrivacyNoticeBody } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, FailedState, FieldRow, FormPage, Isolated, LocalText, LocalizedTextInput, Panel, Skeleton, Unknown, useRecordForm } from '@/shared/ui';
import classes from './privacy.module.css';

/** What every sheet to sign prints of the processing. */
export function NoticePanel() {
  const notice = useQuery({ ...noticeQuery(), refetchOnWindowFocus: false });
  if (notice.isPending) return <Skeleton lines={6} />;
  if (!notice.data) return <FailedState error={notice.error} onRetry={() => void notice.refetch()} />;
  return notice.data.can.update ? <NoticeForm key={notice.data.version} notice={notice.data} /> : <NoticeText notice={notice.data} />;
}

function NoticeText({ notice }: { notice: PrivacyNotice }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  return (
    <Panel title={t('notice.title')}>
      <dl className={classes.details}>
        <dt>{t('notice.controller')}</dt>
        <dd><LocalText text={notice.controller} /></dd>
        <dt>{t('notice.purpose')}</dt>
        <dd><LocalText text={notice.purpose} /></dd>
        <dt>{t('notice.recipients')}</dt>
        <dd><LocalText text={notice.recipients} /></dd>
        <dt>{t('notice.contact')}</dt>
        <dd>{notice.contact ?? <Unknown />}</dd>
        <dt>{t('notice.receipt_number')}</dt>
        <dd>{notice.receipt_number ? <Isolated>{notice.receipt_number}</Isolated> : <Unknown />}</dd>
        <dt>{t('notice.answer_days')}</dt>
        <dd>{format.number(notice.answer_days)}</dd>
      </dl>
    </Panel>
  );
}

interface NoticeValues extends Record<string, unknown> {
  controller: LocalizedText;
  purpose: LocalizedText;
  recipients: LocalizedText;
  contact: string;
  receipt_number: string;
  answer_days: number | '';
}

const valuesOf = (notice: PrivacyNotice): NoticeValues => ({
  controller: notice.controller, purpose: notice.purpose, recipients: notice.recipients, contact: notice.contact ?? '',
  receipt_number: notice.receipt_number ?? '', answer_days: notice.answer_days,
});

const bodyOf = (values: NoticeValues): PrivacyNoticeBody => ({
  controller: values.controller as PrivacyNoticeBody['controller'],
  purpose: values.purpose as PrivacyNoticeBody['purpose'],
  recipients: values.recipients as PrivacyNoticeBody['recipients'],
  contact: values.contact.trim() || undefined,
  receipt_number: values.receipt_number.trim() || undefined,
  answer_days: values.answer_days === '' ? 30 : values.answer_days,
});

const fields = ['controller', 'purpose', 'recipients', 'contact', 'receipt_number', 'answer_days'] as const;

function NoticeForm({ notice }: { notice: PrivacyNotice }) {
  const { t } = useTranslation(['privacy', 'common']);
  const queryClient = useQueryClient();
  const record = useRecordForm({
    name: 'privacy.notice',
    initial: valuesOf(notice),
    record: notice,
    fromRecord: valuesOf,
    save: (values, version) => saveNotice(version ?? notice.version, bodyOf(values)),
    onSaved: (saved) => {
      queryClient.setQueryData(noticeQuery().queryKey, saved);
      privacyChanged(queryClient);
      notifications.show({ message: t('notice.saved') });
    },
  });
  const { form, conflict } = record;
  const said = (values: NoticeValues, field: (typeof fields)[number]): string => {
    const value = values[field];
    return typeof value === 'object' ? Object.values(value).filter(Boolean).join(' · ') : String(value);
  };
  return (
    <Panel title={t('notice.title')}>
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('common:save')}
        isSaving={record.isSaving}
        errors={form.errors}
        error={record.error}
        labels={Object.fromEntries(fields.map((field) => [field, t(`notice.${field}`)]))}
        conflict={
          conflict && (
            <ConflictView
              fields={fields
                .map((field) => ({ label: t(`notice.${field}`), mine: said(form.getValues(), field), theirs: said(valuesOf(conflict), field) }))
                .filter(({ mine, theirs }) => mine !== theirs)}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        <p className="muted">{t('notice.help')}</p>
        <LocalizedTextInput label={t('notice.controller')} description={t('notice.controllerHelp')} path="controller" {...form.getInputProps('controller')} value={form.values.controller} />
        <LocalizedTextInput label={t('notice.purpose')} description={t('notice.purposeHelp')} isLong path="purpose" {...form.getInputProps('purpose')} value={form.values.purpose} />
        <LocalizedTextInput label={t('notice.recipients')} description={t('notice.recipientsHelp')} isLong path="recipients" {...form.getInputProps('recipients')} value={form.values.recipients} />
        <TextInput label={t('notice.contact')} description={t('notice.contactHelp')} maxLength={200} {...form.getInputProps('contact')} />
        <FieldRow>
          <TextInput label={t('notice.receipt_number')} description={t('notice.receiptHelp')} maxLength={60} {...form.getInputProps('receipt_number')} />
          <NumberInput label={t('notice.answer_days')} description={t('notice.answerDaysHelp')} min={1} max={365} allowDecimal={false} {...form.getInputProps('answer_days')} />
        </FieldRow>
      </FormPage>
    </Panel>
  );
}
