import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  asProblem, deleteOrganisation, meQuery, organisationQuery, organisationsChanged, organisationsList, peopleList, type Organisation,
} from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { readablePhone } from '@/shared/format/phone';
import { directionOf, languages, useTranslation } from '@/shared/i18n';
import {
  AppLink, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Panel, PersonName, Skeleton, Tabs, Unknown, useCrumbs, useTab,
  type TabItem,
} from '@/shared/ui';
import { Logo } from './LogoField';
import classes from './organisations.module.css';

export default function OrganisationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const organisation = useQuery(organisationQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/organisations' }, { label: format.text(organisation.data?.name) }]);
  if (organisation.isPending) return <Skeleton lines={8} />;
  if (!organisation.data) return <FailedState error={organisation.error} onRetry={() => void organisation.refetch()} />;
  return <View organisation={organisation.data} />;
}

function View({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(['organisations', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const can: Record<string, boolean> = me?.user.can ?? {};
  const tabs: TabItem[] = [{ id: 'record', label: t('tab.record') }, ...(can.history_read ? [{ id: 'history', label: t('tab.history') }] : [])];
  const tab = useTab(tabs);
  return (
    <>
      <PageHead
        title={<LocalText text={organisation.name} />}
        documentTitle={format.text(organisation.name)}
        subtitle={<LocalText text={organisation.type_name} />}
        actions={
          <>
            {organisation.can.delete && <DeleteButton organisation={organisation} />}
            {organisation.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/organisations/${organisation.id}/edit` })}>
                {t('common:edit')}
              </Button>
            )}
          </>
        }
      />
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="organisations" id={organisation.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : (
        <div className="cols cols-half">
          <Details organisation={organisation} />
          <div className="stack">
            {can.people_read && <People organisation={organisation} mayReach={can.reach_read === true} />}
            {organisation.children_count > 0 && <Children organisation={organisation} />}
            {organisation.earlier_names.length > 0 && <EarlierNames organisation={organisation} />}
          </div>
        </div>
      )}
    </>
  );
}

function DeleteButton({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation(['organisations', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteOrganisation(organisation),
    onSuccess: () => {
      organisationsChanged(queryClient);
      void router.navigate({ href: '/organisations' });
    },
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', title: t('delete.refused'), message: asProblem(error).detail ?? asProblem(error).message }),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('delete.title', { name: format.text(organisation.name) }),
      children: t('delete.text'),
      labels: { confirm: t('delete.do'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Button onClick={ask} loading={remove.isPending}>
      {t('delete.do')}
    </Button>
  );
}

function EveryLanguage({ text }: { text: LocalizedText }) {
  const format = useFormat();
  const said = [format.language, ...languages.filter((language) => language !== format.language)].filter((language) => text[language]);
  if (said.length === 0) return <Unknown />;
  return (
    <>
      {said.map((language, index) => (
        <span key={language} className={classes.line}>
          <bdi lang={language} dir={directionOf(language)} className={index > 0 ? 'muted' : undefined}>
            {text[language]}
          </bdi>
        </span>
      ))}
    </>
  );
}

function Phones({ phones }: { phones: string[] }) {
  return (
    <ul>
      {phones.map((phone) => (
        <li key={phone}>
          <a href={`tel:${phone}`}>
            <Isolated>{readablePhone(phone)}</Isolated>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Only an address of the web is a link: anything else somebody wrote is shown as text. */
function Website({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return <Isolated>{address}</Isolated>;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      <Isolated>{address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}</Isolated>
    </a>
  );
}

function Details({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const isSaid = (text: LocalizedText) => format.text(text) !== '';
  const terms: [string, ReactNode][] = [
    [t('field.name'), <EveryLanguage key="n" text={organisation.name} />],
    [t('field.acronym'), isSaid(organisation.acronym) && <EveryLanguage key="a" text={organisation.acronym} />],
    [t('field.aliases'), organisation.aliases.length > 0 && <bdi key="al">{organisation.aliases.join(' · ')}</bdi>],
    [
      t('field.parent_id'),
      organisation.parent_id && (
        <AppLink key="p" href={`/organisations/${organisation.parent_id}`}>
          <LocalText text={organisation.parent_name} />
        </AppLink>
      ),
    ],
    [t('field.place_code'), organisation.place_name ? <LocalText key="pl" text={organisation.place_name} /> : organisation.country ? format.country(organisation.country) : <Unknown key="u" />],
    [t('field.address'), isSaid(organisation.address) && <EveryLanguage key="ad" text={organisation.address} />],
    [t('field.phones'), organisation.phones.length > 0 && <Phones key="ph" phones={organisation.phones} />],
    [t('field.email'), organisation.email && <a key="e" href={`mailto:${organisation.email}`}>{organisation.email}</a>],
    [t('field.website'), organisation.website && <Website key="w" address={organisation.website} />],
    [t('field.logo'), organisation.logo && <Logo key="lo" organisation={organisation} />],
    [t('field.letterhead'), isSaid(organisation.letterhead) && <EveryLanguage key="l" text={organisation.letterhead} />],
  ];
  return (
    <Panel title={t('tab.record')}>
      <dl className={classes.details}>
        {terms
          .filter(([, value]) => value)
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}

const shown = 8;

function People({ organisation, mayReach }: { organisation: Organisation; mayReach: boolean }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const list = useInfiniteQuery(peopleList({ organisation: organisation.id }));
  const items = list.data?.pages[0]?.items.slice(0, shown) ?? [];
  return (
    <Panel
      title={t('field.people_count')}
      note={format.number(organisation.people_count)}
      end={mayReach && <AppLink href={`/reach?organisation=${organisation.id}`}>{t('reach')}</AppLink>}
      footer={organisation.people_count > items.length && <AppLink href={`/people?organisation=${organisation.id}`}>{t('allPeople')}</AppLink>}
    >
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <p className="muted">{t('noPeople')}</p>}
      <ul className={classes.people}>
        {items.map((person) => (
          <li key={person.id}>
            <AppLink href={`/people/${person.id}`}>
              <PersonName person={person} isShort />
            </AppLink>{' '}
            {person.function && <small className="muted">{person.function}</small>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Children({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  const list = useInfiniteQuery(organisationsList({ parent: organisation.id }));
  const items = list.data?.pages[0]?.items ?? [];
  return (
    <Panel title={t('field.children_count')} note={format.number(organisation.children_count)}>
      <ul className={classes.people}>
        {items.map(({ id, name }) => (
          <li key={id}>
            <AppLink href={`/organisations/${id}`}>
              <LocalText text={name} />
            </AppLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function EarlierNames({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  return (
    <Panel title={t('field.earlier_names')}>
      <ul className={classes.people}>
        {organisation.earlier_names.map(({ name, acronym, until }) => (
          <li key={until}>
            <LocalText text={name} /> {format.text(acronym) && <bdi className="muted">({format.text(acronym)})</bdi>} <small className="muted">{t('until', { date: format.date(until) })}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
