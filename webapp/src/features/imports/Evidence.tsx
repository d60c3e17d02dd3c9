import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { importFileHref, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon, Isolated } from '@/shared/ui';
import classes from './imports.module.css';

/** The file as it came: when, from whom, its fingerprint, and the file itself. */
export function Evidence({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <p className={`${classes.evidence} tiny muted`}>
      <span>
        {t('evidence.received', { at: format.instant(data.created_at, 'medium') })}
        {data.account_name && ` · ${data.account_name}`}
      </span>
      <span>
        {t('evidence.fingerprint')} <Fingerprint sha256={data.sha256} />
      </span>
      <a href={importFileHref(data.id)} download={data.file_name}>
        {t('evidence.original')}
      </a>
    </p>
  );
}

export function Fingerprint({ sha256 }: { sha256: string }) {
  const { t } = useTranslation('imports');
  return (
    <span className={classes.fingerprint}>
      <Isolated>{sha256.slice(0, 8)}…</Isolated>
      <CopyButton value={sha256}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('evidence.copied') : t('evidence.copy')}>
            <ActionIcon size="sm" aria-label={copied ? t('evidence.copied') : t('evidence.copy')} onClick={copy}>
              <Icon name={copied ? 'check' : 'copy'} />
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
