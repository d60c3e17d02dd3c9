import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner } from './states';

export type FileFormat = 'xlsx' | 'csv';

interface NamesDialogProps {
  isOpen: boolean;
  isMaking: boolean;
  error: unknown;
  onClose: () => void;
  onOrder: (format: FileFormat, reason: string) => void;
}

/** Why names are needed outside Athar: kept in the audit trail. */
export function NamesDialog({ isOpen, isMaking, error, onClose, onOrder }: NamesDialogProps) {
  const { t } = useTranslation(['exports', 'common']);
  const [reason, setReason] = useState('');
  const [format, setFormat] = useState<FileFormat>('xlsx');
  const refused = error ? asProblem(error).fields.find(({ path }) => path === 'reason') : undefined;
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('names.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onOrder(format, reason);
        }}
      >
        <Banner icon="shield">{t('names.text')}</Banner>
        <Textarea
          label={t('names.reason')}
          description={t('names.reasonHelp')}
          error={refused ? t('names.reasonMissing') : undefined}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Radio.Group label={t('names.format')} value={format} onChange={(value) => setFormat(value as FileFormat)}>
          <div style={{ display: 'flex', gap: 'var(--s-6)', paddingBlock: 'var(--s-3)' }}>
            <Radio value="xlsx" label={t('format.xlsx')} />
            <Radio value="csv" label={t('format.csv')} />
          </div>
        </Radio.Group>
        <div>
          <Button type="submit" variant="filled" loading={isMaking}>
            {t('export')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
