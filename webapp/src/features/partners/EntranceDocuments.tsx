import { Button, FileButton, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { addAgreementDocument, agreementFileHref, agreementsChanged, asProblem } from '@/shared/api';
import { isolated, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, Icon, LocalText, Panel } from '@/shared/ui';
import { ConfirmButtons } from './ConfirmButtons';
import classes from './partners.module.css';
import { wordsChanged, type Entrance } from './queries';

const megabyte = 1024 * 1024;

/** The last versions of what is marked for partners; a partner brings its own. */
export function DocumentsPanel({ entrance }: { entrance: Entrance }) {
  const { t } = useTranslation('partners');
  const format = useFormat();
  return (
    <Panel title={t('documents.title')} end={entrance.can.contribute && <AddDocument entrance={entrance} />} isFlush>
      {entrance.documents.length === 0 ? (
        <EmptyState title={t('documents.none')}>{t('documents.noneText')}</EmptyState>
      ) : (
        <ul className={classes.rows}>
          {entrance.documents.map((each) => (
            <li key={each.id}>
              <div>
                <p>
                  <a className={classes.file} href={agreementFileHref(each.id)} download>
                    <Icon name="document" /> <bdi>{t('document', { title: each.title, version: each.version })}</bdi>
                  </a>
                </p>
                <p className="small muted">
                  <LocalText text={each.agreement_title} /> · <bdi>{t('documents.size', { size: format.number(Math.max(0.1, each.size_bytes / megabyte), 1) })}</bdi> ·{' '}
                  {t('documents.by', { name: isolated(each.uploaded_by), at: format.instant(each.uploaded_at) })}
                </p>
                <ConfirmButtons agreement={each.agreement_id} about={{ document_id: each.id }} name={each.title} version={each.version} said={each} mayConfirm={entrance.can.contribute === true} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function AddDocument({ entrance }: { entrance: Entrance }) {
  const { t } = useTranslation('partners');
  const format = useFormat();
  const queryClient = useQueryClient();
  const pick = useRef<() => void>(() => undefined);
  const [agreement, setAgreement] = useState(entrance.agreements[0]?.id);
  const add = useMutation({
    mutationFn: (file: File) => addAgreementDocument(agreement ?? '', { file }, () => undefined),
    onSettled: () => {
      agreementsChanged(queryClient);
      return wordsChanged(queryClient);
    },
  });
  if (entrance.agreements.length === 0) return null;
  const button = (props: object) => (
    <Button {...props} size="xs" leftSection={<Icon name="up" />} loading={add.isPending}>
      {t('documents.add')}
    </Button>
  );
  return (
    <>
      {add.error && (
        <Banner tone="bad" icon="alert" role="alert">
          {asProblem(add.error).fields[0]?.message ?? asProblem(add.error).message}
        </Banner>
      )}
      <FileButton onChange={(file) => file && add.mutate(file)}>
        {({ onClick }) => {
          pick.current = onClick;
          return entrance.agreements.length === 1 ? (
            button({ onClick })
          ) : (
            <Menu>
              <Menu.Target>{button({ rightSection: <Icon name="fold" /> })}</Menu.Target>
              <Menu.Dropdown>
                {entrance.agreements.map((each) => (
                  <Menu.Item
                    key={each.id}
                    onClick={() => {
                      setAgreement(each.id);
                      pick.current();
                    }}
                  >
                    <bdi>{format.text(each.title)}</bdi>
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          );
        }}
      </FileButton>
    </>
  );
}
