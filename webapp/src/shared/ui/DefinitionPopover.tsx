import { Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink } from './AppLink';
import classes from './figures.module.css';

export interface Definition {
  code: string;
  version: number;
  unit: string;
  qualification: string;
  scope: string;
  time_basis: string;
  head_count_rule: string;
  roles?: string[];
  name: LocalizedText;
  text: LocalizedText;
}

export interface DefinitionPopoverProps {
  /** What the reader clicks: the figure's name. */
  children: ReactNode;
  definition: Definition;
  /** Instant up to which entries were counted. */
  recordedAt?: string;
  completeness?: ReactNode;
  recordsHref?: string;
}

/** The definition travels with the number: what is counted, who, over what scope, as of when, how complete. */
export function DefinitionPopover({ children, definition, recordedAt, completeness, recordsHref }: DefinitionPopoverProps) {
  const { t } = useTranslation(['common', 'terms']);
  const format = useFormat();
  const [isOpen, { toggle, close }] = useDisclosure();
  const say = (group: string, code: string) => t(`terms:${group}.${code}`, { defaultValue: code });
  const lines: [string, ReactNode][] = [
    [t('definition.counts'), say('unit', definition.unit)],
    [t('definition.qualification'), say('qualification', definition.qualification)],
    [t('definition.roles'), definition.roles?.map((role) => say('role', role)).join(t('listComma'))],
    [t('definition.scope'), say('scope', definition.scope)],
    [t('definition.timeBasis'), say('time_basis', definition.time_basis)],
    [t('definition.headCounts'), say('head_count_rule', definition.head_count_rule)],
    [t('definition.completeness'), completeness],
    [t('definition.asOf'), recordedAt && format.instant(recordedAt)],
    [t('definition.version'), t('definition.versionNumber', { version: definition.version })],
  ];
  return (
    <Popover opened={isOpen} onChange={(open) => !open && close()} width={432} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.term} onClick={toggle} aria-expanded={isOpen}>
          <span>{children}</span>
          <span className="sr">{t('definition.show')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.definition} aria-label={t('definition.title')}>
        <p>{format.text(definition.text) || format.text(definition.name)}</p>
        <dl>
          {lines
            .filter(([, value]) => value)
            .map(([term, value]) => (
              <div key={term} style={{ display: 'contents' }}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {recordsHref && (
          <p className={classes.links}>
            <AppLink href={recordsHref} data-autofocus>
              {t('definition.records')}
            </AppLink>
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
