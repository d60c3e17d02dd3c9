import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { asProblem, publishEdition, publishedChanged, publishedTablesQuery, type PublishedTable } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, EmptyState, FailedState, Icon, LocalText, PageHead, Panel, Skeleton, Tag, useCrumbs } from '@/shared/ui';
import { useRange } from './codes';
import classes from './published.module.css';

/** The tables that partners and the public get, and the edition of today. */
export default function PublishedTablesPage() {
  const { t } = useTranslation('published');
  const format = useFormat();
  const router = useRouter();
  const list = useQuery(publishedTablesQuery);
  useCrumbs([{ label: t('list.title') }]);
  const data = list.data;
  const shown = data?.items.filter((table) => !table.withdrawn_at) ?? [];
  const withdrawn = data?.items.filter((table) => table.withdrawn_at) ?? [];
  return (
    <>
      <PageHead
        title={t('list.title')}
        subtitle={t('list.subtitle')}
        actions={
          <>
            <AppLink href="/public/tables">{t('list.public')}</AppLink>
            {data?.can.publish && <PublishButton isFirst={!data.last_edition} />}
            {data?.can.create && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/published-tables/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <Banner icon="shield">
        {data?.last_edition
          ? t(data.last_edition.day === data.today ? 'list.publishedToday' : 'list.publishedOn', { date: format.date(data.last_edition.day, 'long') })
          : t('list.notYet')}
      </Banner>
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && !data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {data && shown.length === 0 && (
        <EmptyState title={t('list.none')} actions={data.can.create && <AppLink href="/published-tables/new">{t('list.new')}</AppLink>}>
          {t('list.noneText')}
        </EmptyState>
      )}
      {shown.length > 0 && <Tables title={t('list.shown')} tables={shown} />}
      {withdrawn.length > 0 && <Tables title={t('list.withdrawn')} tables={withdrawn} />}
    </>
  );
}

function Tables({ title, tables }: { title: string; tables: PublishedTable[] }) {
  const { t } = useTranslation(['published', 'terms']);
  const format = useFormat();
  const range = useRange();
  return (
    <Panel title={title} isFlush>
      <ul className={classes.list}>
        {tables.map((table) => (
          <li key={table.id}>
            <AppLink href={`/published-tables/${table.id}`}>
              <LocalText text={table.title} />
            </AppLink>
            {!table.withdrawn_at && (
              <Tag tone={table.in_last_edition ? 'ok' : 'plain'}>{table.in_last_edition ? t('state.printed') : t('state.next')}</Tag>
            )}
            <p>
              {[
                format.text(table.measure_name),
                table.by.map((dimension) => t(`terms:dimension.${dimension}`)).join(' × '),
                format.text(table.programme_title),
                table.agreement_code && [table.agreement_code, format.text(table.agreement_title)].join(' · '),
                range(table),
              ]
                .filter(Boolean)
                .map((part, index) => (
                  <span key={part}>
                    {index > 0 && ' · '}
                    <bdi>{part}</bdi>
                  </span>
                ))}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PublishButton({ isFirst }: { isFirst: boolean }) {
  const { t } = useTranslation(['published', 'common']);
  const queryClient = useQueryClient();
  const publish = useMutation({
    mutationFn: publishEdition,
    onSuccess: () => {
      publishedChanged(queryClient);
      notifications.show({ withCloseButton: false, message: t('publish.done') });
    },
    onError: (error) => {
      publishedChanged(queryClient);
      notifications.show({ withCloseButton: false, color: 'red', title: t('publish.refused'), message: asProblem(error).message });
    },
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('publish.title'),
      children: isFirst ? t('publish.textFirst') : t('publish.text'),
      labels: { confirm: t('publish.do'), cancel: t('common:cancel') },
      confirmProps: { variant: 'filled' },
      onConfirm: () => publish.mutate(),
    });
  return (
    <Button onClick={ask} loading={publish.isPending}>
      {t('publish.do')}
    </Button>
  );
}
