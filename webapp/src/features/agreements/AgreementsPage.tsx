import { Button, Menu } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { agreementsList, allProgrammesQuery, jointCommissionsQuery, meQuery, organisationQuery, placesList, referenceList, type AgreementFilters, type AgreementItem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, type Column, ColumnChooser, DataTable, EmptyState, ExportButton, type Filter, FilterChips, Icon, Isolated, LocalText, Nothing, PageHead,
  Panel, PartialDay, SavedViews, Tag, Unknown, useColumns, useCrumbs, useUrlSearch,
} from '@/shared/ui';
import classes from './agreements.module.css';
import { statuses } from './agreementValues';
import { RegisterTotals } from './RegisterTotals';
import { StatusTag } from './StatusTag';

const names = ['q', 'status', 'type', 'country', 'domain', 'programme', 'party', 'commission_session', 'ends_from', 'ends_to', 'sort'] as const;

export default function AgreementsPage() {
  const { t } = useTranslation(['agreements', 'common']);
  const [search, change] = useUrlSearch();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const asked = Object.fromEntries(names.filter((name) => search[name]).map((name) => [name, search[name]])) as AgreementFilters;
  const list = useInfiniteQuery(agreementsList(asked));
  const columns = useColumns('agreements', useAgreementColumns());
  useCrumbs([{ label: t('list.title') }]);
  const isFiltered = names.some((name) => name !== 'sort' && search[name]);
  const mayWrite = me?.user.can.agreements_write === true;
  const mayImport = mayWrite && me?.user.can.imports_manage === true;
  const around = [
    { href: '/joint-commissions', label: t('commissions.title') },
    { href: '/public/agreements', label: t('list.public') },
    { href: '/corrections', label: t('list.corrections') },
    ...(mayWrite ? [{ href: '/partner-reports', label: t('list.reports') }] : []),
  ];
  return (
    <>
      <PageHead
        title={t('list.title')}
        subtitle={t('list.subtitle')}
        actions={
          <>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button rightSection={<Icon name="fold" />}>{t('list.more')}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                {around.map(({ href, label }) => (
                  <Menu.Item key={href} onClick={() => void router.navigate({ href })}>
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <ExportButton list="agreements" columns={columns} />
            {mayImport && (
              <Button leftSection={<Icon name="import" />} onClick={() => void router.navigate({ href: '/imports/new?kind=agreements' })}>
                {t('list.import')}
              </Button>
            )}
            <ColumnChooser columns={columns} />
            {mayWrite && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => void router.navigate({ href: '/agreements/new' })}>
                {t('list.new')}
              </Button>
            )}
          </>
        }
      />
      <RegisterTotals />
      <SavedViews name="agreements" params={names} />
      <FilterChips filters={useAgreementFilters()} hasSearch period={{ label: t('list.ends'), from: 'ends_from', to: 'ends_to' }} />
      <Panel isFlush>
        <DataTable
          caption={t('list.title')}
          columns={columns.visible}
          list={list}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/agreements/${id}`}
          empty={
            isFiltered ? (
              <EmptyState
                title={t('common:table.noneFound')}
                actions={<Button onClick={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}>{t('common:filter.clear')}</Button>}
              >
                {t('common:table.noneFoundText')}
              </EmptyState>
            ) : (
              <EmptyState title={t('list.none')} actions={mayWrite && <AppLink href="/agreements/new">{t('list.new')}</AppLink>}>
                {t(mayWrite ? 'list.noneText' : 'list.noneForPartner')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}

function useAgreementFilters(): Filter[] {
  const { t } = useTranslation(['agreements', 'terms']);
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const types = useQuery(referenceList('agreement_type'));
  const domains = useQuery(referenceList('agreement_domain'));
  const countries = useQuery(placesList({ kind: 'country', limit: 200 }));
  const programmes = useQuery({ ...allProgrammesQuery, enabled: me?.user.can.programmes_read === true });
  const [{ party, commission_session: session }] = useUrlSearch();
  const commissions = useQuery({ ...jointCommissionsQuery, enabled: session !== undefined });
  const organisation = useQuery({ ...organisationQuery(party ?? ''), enabled: party !== undefined && me?.user.can.organisations_read === true });
  const named = (items: { code: string; name: { fr?: string; ar?: string; en?: string } }[] | undefined) =>
    (items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) }));
  const sessionName = (id: string) => {
    const commission = commissions.data?.items.find(({ sessions }) => sessions.some((each) => each.id === id));
    const held = commission?.sessions.find((each) => each.id === id);
    return commission && held ? `${format.text(commission.name)} · ${t('commissions.session', { number: held.number })}` : '…';
  };
  return [
    { name: 'status', label: t('field.status'), options: statuses.map((value) => ({ value, label: t(`terms:agreement_status.${value}`) })) },
    { name: 'type', label: t('field.type'), isLong: true, options: named(types.data?.items) },
    { name: 'country', label: t('field.country'), isLong: true, options: named(countries.data?.items) },
    { name: 'domain', label: t('field.domain'), isLong: true, options: named(domains.data?.items) },
    {
      name: 'programme', label: t('field.programme'), isLong: true,
      options: (programmes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${format.text(title)}` })),
    },
    // Chosen on an organisation's page.
    ...(party ? [{ name: 'party', label: t('field.parties'), options: [{ value: party, label: format.text(organisation.data?.name) ?? '…' }] }] : []),
    // Chosen on the page of joint commissions.
    ...(session ? [{ name: 'commission_session', label: t('commissions.inSession'), options: [{ value: session, label: sessionName(session) }] }] : []),
  ];
}

function useAgreementColumns(): Column<AgreementItem>[] {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  return [
    { id: 'title', exports: ['title_fr', 'title_ar', 'title_en'], header: t('field.title'), isName: true, isCut: true, sort: 'title', cell: (agreement) => <Title agreement={agreement} /> },
    { id: 'code', exports: ['agreement_code', 'reference'], header: t('field.code'), isHiddenAtFirst: true, cell: ({ code }) => <Isolated className="muted">{code}</Isolated> },
    { id: 'status', exports: ['agreement_status'], header: t('field.status'), cell: ({ status }) => <StatusTag status={status} /> },
    { id: 'parties', exports: ['signatories', 'other_parties'], header: t('field.signatories'), isCut: true, cell: (agreement) => <Signatories agreement={agreement} /> },
    { id: 'country', exports: ['country'], header: t('field.country'), cell: ({ country }) => (country ? <bdi>{format.country(country)}</bdi> : <Nothing />) },
    { id: 'signed', exports: ['signed_on', 'signed_at_place'], header: t('field.signed_on'), sort: '-signed_on', cell: ({ signed_on: on }) => (on ? <ShortDay date={on} /> : <Nothing />) },
    { id: 'ends', exports: ['ends_on'], header: t('field.consolidated_ends_on'), sort: 'ends_on', cell: ({ consolidated_ends_on: on }) => (on ? <ShortDay date={on} /> : <Unknown />) },
    { id: 'type', exports: ['agreement_type'], header: t('field.type'), isHiddenAtFirst: true, cell: ({ type_name: name }) => <LocalText text={name} /> },
    {
      id: 'domains', exports: ['agreement_domains'], header: t('field.domains'), isHiddenAtFirst: true, isCut: true,
      cell: ({ domains }) => (domains.length > 0 ? <bdi>{domains.map(({ name }) => format.text(name)).join(' · ')}</bdi> : <Nothing />),
    },
  ];
}

/** Whole days in short, so that the columns stay narrow. */
function ShortDay({ date }: { date: string }) {
  const format = useFormat();
  return date.length === 10 ? <bdi>{format.date(date)}</bdi> : <PartialDay date={date} />;
}

function Title({ agreement }: { agreement: AgreementItem }) {
  const { t } = useTranslation('agreements');
  return (
    <>
      <LocalText text={agreement.title} />
      {agreement.is_confidential && (
        <>
          {' '}
          <Tag>{t('confidential')}</Tag>
        </>
      )}
      <small className={classes.under}>
        <LocalText text={agreement.type_name} /> · <Isolated>{agreement.code}</Isolated>
      </small>
    </>
  );
}

/** By their acronyms where they have some. */
function Signatories({ agreement }: { agreement: AgreementItem }) {
  const format = useFormat();
  const said = [...new Set(agreement.parties.filter(({ role }) => role === 'signatory').map(({ name, acronym }) => format.text(acronym) || format.text(name)))];
  return said.length > 0 ? <bdi>{said.join(' · ')}</bdi> : <Unknown />;
}
