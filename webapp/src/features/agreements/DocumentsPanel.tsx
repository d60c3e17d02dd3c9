import { Button, Checkbox, FileButton } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addAgreementDocument, agreementDocumentsQuery, agreementFileHref, agreementsChanged, asProblem, changeAgreementDocument, deleteAgreementDocument,
  type AgreementDocument, type DocumentToAdd,
} from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, EmptyState, FailedState, Icon, Isolated, Panel, Skeleton, Tag } from '@/shared/ui';
import classes from './agreements.module.css';

const greatestSize = 25 * 1024 * 1024;
const megabyte = 1024 * 1024;

/** The agreement's papers, every version: downloaded as they came, never opened here. */
export function DocumentsPanel({ id, isPartner }: { id: string; isPartner: boolean }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const queryClient = useQueryClient();
  const documents = useQuery(agreementDocumentsQuery(id));
  const [share, setShare] = useState<number>();
  const add = useMutation({
    mutationFn: async ({ files, ...more }: Omit<DocumentToAdd, 'file'> & { files: File[] }) => {
      for (const file of files) {
        if (file.size > greatestSize) throw new Error(t('documents.tooLarge'));
        await addAgreementDocument(id, { ...more, file }, setShare);
      }
    },
    onSettled: () => {
      setShare(undefined);
      agreementsChanged(queryClient);
    },
  });
  if (documents.isPending) return <Skeleton lines={4} />;
  if (!documents.data) return <FailedState error={documents.error} onRetry={() => void documents.refetch()} />;
  const { items, can } = documents.data;
  return (
    <Panel
      title={t('tab.documents')}
      note={isPartner ? undefined : t('documents.note')}
      end={
        can.add ? (
          <FileButton multiple onChange={(files) => files.length > 0 && add.mutate({ files })}>
            {(props) => (
              <Button {...props} size="xs" leftSection={<Icon name="up" />} loading={add.isPending}>
                {t('documents.add')}
              </Button>
            )}
          </FileButton>
        ) : undefined
      }
    >
      {add.isPending && share !== undefined && (
        <p className="tiny muted" role="status">
          {t('documents.sending', { share: format.percent(share) })}
        </p>
      )}
      {add.error && (
        <Banner tone="bad" icon="alert" role="alert">
          {messageOf(add.error)}
        </Banner>
      )}
      {items.length === 0 ? (
        <EmptyState title={t('documents.none')}>{t('documents.noneText')}</EmptyState>
      ) : (
        <ul className={classes.parties}>
          {items.map((document) => (
            <li key={document.id} data-old={document.is_replaced || undefined}>
              <Document document={document} mayChange={can.update === true} onReplace={can.add && !document.is_replaced ? (file, isShown) => add.mutate({ files: [file], title: document.title, shown_to_partners: isShown, replaces: document.id }) : undefined} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function messageOf(error: Error): string {
  const problem = asProblem(error);
  return problem.fields[0]?.message ?? problem.message;
}

function Document({ document, mayChange, onReplace }: { document: AgreementDocument; mayChange: boolean; onReplace?: (file: File, isShown: boolean) => void }) {
  const { t } = useTranslation(['agreements', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const changed = () => agreementsChanged(queryClient);
  const refused = (error: Error) => notifications.show({ withCloseButton: false, color: 'red', message: messageOf(error) });
  const show = useMutation({
    mutationFn: (isShown: boolean) => changeAgreementDocument(document, isShown),
    // Settled once the list is read again: the box keeps what was chosen meanwhile.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['agreements', 'documents'] }),
    onError: refused,
  });
  const [chosen, setChosen] = useState<boolean>();
  const isShown = chosen ?? document.is_shown_to_partners;
  const choose = (wanted: boolean) => {
    setChosen(wanted);
    show.mutate(wanted, { onSettled: () => setChosen(undefined) });
  };
  const remove = useMutation({ mutationFn: () => deleteAgreementDocument(document.id), onSuccess: changed, onError: refused });
  const ask = () =>
    modals.openConfirmModal({
      title: t('documents.deleteTitle', { name: document.title }),
      children: t('documents.deleteText'),
      labels: { confirm: t('delete.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  const size = t('documents.size', { size: format.number(Math.max(0.1, document.size_bytes / megabyte), 1) });
  return (
    <>
      <span>
        <a href={agreementFileHref(document.id)} download>
          <Icon name="document" /> <bdi>{t('documents.version', { title: document.title, version: document.version })}</bdi>
        </a>{' '}
        {document.is_replaced && <Tag>{t('documents.replaced')}</Tag>}
      </span>
      <small className="muted">
        <bdi>{document.file_name}</bdi> · <bdi>{size}</bdi> · {t('life.recorded', { name: document.uploaded_by, at: format.instant(document.uploaded_at) })}
      </small>
      <small className={classes.hash}>
        {t('documents.fingerprint')} <Isolated>{document.sha256}</Isolated>
      </small>
      <div className="row">
        {mayChange && (
          <Checkbox size="xs" label={t('documents.shown')} checked={isShown} disabled={show.isPending} onChange={(event) => choose(event.currentTarget.checked)} />
        )}
        {onReplace && (
          <FileButton onChange={(file) => file && onReplace(file, isShown)}>
            {(props) => (
              <Button {...props} size="compact-xs" variant="subtle" aria-label={t('documents.replaceOne', { name: document.title })}>
                {t('documents.replace')}
              </Button>
            )}
          </FileButton>
        )}
        {mayChange && !document.is_replaced && (
          <Button size="compact-xs" variant="subtle" loading={remove.isPending} onClick={ask} aria-label={t('documents.deleteTitle', { name: document.title })}>
            {t('delete.do')}
          </Button>
        )}
      </div>
    </>
  );
}
