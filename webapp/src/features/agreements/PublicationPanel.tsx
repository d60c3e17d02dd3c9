import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agreementPublicationQuery, asProblem, publicationChanged, publishAgreement, withdrawAgreement, type AgreementPublication } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, FailedState, LocalText, Panel, Skeleton, Tag } from '@/shared/ui';
import { PublicDetail } from './PublicDetail';

/** Whether everybody may see the agreement, what is shown of it, and how it looks there. */
export function PublicationPanel({ id }: { id: string }) {
  const { t } = useTranslation('public_register');
  const read = useQuery(agreementPublicationQuery(id));
  return (
    <Panel title={t('panel.title')}>
      {read.isPending && <Skeleton lines={2} />}
      {read.isError && !read.data && <FailedState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && <Publication id={id} publication={read.data} />}
    </Panel>
  );
}

function Publication({ id, publication }: { id: string; publication: AgreementPublication }) {
  const { t } = useTranslation(['public_register', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const onSettled = () => publicationChanged(queryClient);
  const publish = useMutation({ mutationFn: (showsAmounts: boolean) => publishAgreement(id, publication.version, showsAmounts), onSettled });
  const withdraw = useMutation({ mutationFn: () => withdrawAgreement(id, publication.version), onSettled });
  const refused = publish.error ?? withdraw.error;
  const isShown = publication.is_published && publication.hidden_because.length === 0;
  return (
    <div className="stack">
      <p className="small">
        <Tag tone={isShown ? 'ok' : publication.is_published ? 'warn' : 'plain'}>{t(isShown ? 'panel.shown' : publication.is_published ? 'panel.hidden' : 'panel.notShown')}</Tag>{' '}
        {isShown && publication.published_at && t('panel.since', { date: format.instant(publication.published_at) })}
      </p>
      {publication.hidden_because.length > 0 && <p className="small muted">{publication.hidden_because.map((why) => t(`panel.because.${why}`)).join(' ')}</p>}
      {refused && (
        <Banner tone="bad" icon="alert" role="alert">
          {asProblem(refused).message}
        </Banner>
      )}
      {isShown && (publication.can.publish || publication.shows_amounts) && (
        <Checkbox
          label={t('panel.amounts')}
          description={t('panel.amountsHelp')}
          checked={publication.shows_amounts}
          disabled={!publication.can.publish || publish.isPending}
          onChange={(event) => publish.mutate(event.currentTarget.checked)}
        />
      )}
      <div className="row">
        {!publication.is_published && publication.can.publish && (
          <Button loading={publish.isPending} onClick={() => publish.mutate(false)}>
            {t('panel.publish')}
          </Button>
        )}
        {publication.preview && !isShown && (
          <Button variant="subtle" onClick={() => setOpen(true)}>
            {t('panel.preview')}
          </Button>
        )}
        {isShown && <AppLink href={`/public/agreements/${id}`}>{t('panel.open')}</AppLink>}
        {publication.can.withdraw && (
          <Button variant="subtle" color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('panel.withdraw')}
          </Button>
        )}
      </div>
      <Modal opened={isOpen} onClose={() => setOpen(false)} size="xl" title={t('panel.previewTitle')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {publication.preview && (
          <div className="stack">
            <h2>
              <LocalText text={publication.preview.title} />
            </h2>
            <PublicDetail agreement={publication.preview} />
          </div>
        )}
      </Modal>
    </div>
  );
}
