import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { duplicatesOf, meQuery, personQuery, referenceList, type Person } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, Banner, CalendarFeeds, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Panel, PersonName, Skeleton, Tabs, TermList, useCrumbs, useTab,
  type TabItem,
} from '@/shared/ui';
import { AffiliationsPanel } from './AffiliationsPanel';
import { GroupsPanel } from './GroupsPanel';
import { LockedBanner } from './LockedBanner';
import { ParticipationsPanel } from './ParticipationsPanel';
import { IdentityNotice, MergeAction } from './Identity';
import { PrivacyTab } from './PrivacyTab';
import { SheetsNaming } from './SheetsNaming';
import { TrainerPanel } from './TrainerPanel';
import { readablePhone } from '@/shared/format/phone';

export default function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('people');
  const person = useQuery(personQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/people' }, { label: person.data?.display_name ?? '' }]);
  if (person.isPending) return <Skeleton lines={8} />;
  if (!person.data) return <FailedState error={person.error} onRetry={() => void person.refetch()} />;
  return <PersonView person={person.data} />;
}

function PersonView({ person }: { person: Person }) {
  const { t } = useTranslation(['people', 'terms', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const tabs: TabItem[] = [
    { id: 'record', label: t('tab.record'), count: format.number(person.participations.length) },
    ...(person.erased_at ? [] : [{ id: 'privacy', label: t('tab.privacy') }]),
    ...(me?.user.can.history_read ? [{ id: 'history', label: t('tab.history') }] : []),
  ];
  const tab = useTab(tabs);
  return (
    <>
      <PageHead
        title={
          <>
            {person.title && `${t(`terms:title.${person.title}`)} `}
            <PersonName person={person} />
          </>
        }
        documentTitle={person.display_name}
        subtitle={[person.function, format.text(person.organisation_name)].filter(Boolean).join(' · ') || undefined}
        actions={
          person.can.update && (
            <>
              {person.can.merge && <MergeAction person={person} />}
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/people/${person.id}/edit` })}>
                {t('common:edit')}
              </Button>
            </>
          )
        }
      />
      <IdentityNotice person={person} mayReadMerges={me?.user.can.merges_read === true} />
      {person.erased_at && (
        <Banner icon="shield">
          {t('erased.text', { date: format.instant(person.erased_at, 'medium') })}
        </Banner>
      )}
      {person.locked_at && <LockedBanner person={person} />}
      {me?.user.can.people_write && <MaybeTheSame id={person.id} />}
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'privacy' ? (
        <PrivacyTab person={person} />
      ) : tab === 'record' ? (
        <div className="cols cols-two-one">
          <div className="stack">
            <ParticipationsPanel participations={person.participations} />
            {!person.erased_at && <AffiliationsPanel person={person} />}
            <GroupsPanel groups={person.groups} />
            {!person.erased_at && me?.user.can.trainers_read && <TrainerPanel person={person} mayAdd={me.user.can.trainers_write === true && !person.locked_at} />}
            {!person.erased_at && me?.user.can.people_write && <CalendarFeeds subject={{ kind: 'person', person_id: person.id }} />}
            {person.erased_at && me?.user.can.signed_sheets_read && (
              <Panel title={t('sheets.title')}>
                <SheetsNaming person={person.id} />
              </Panel>
            )}
          </div>
          <Card person={person} mayReadContact={me?.user.can.people_write === true} />
        </div>
      ) : (
        <HistoryPanel concept="people" id={person.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      )}
    </>
  );
}

/** Says that the person may be there twice, for those who decide. */
function MaybeTheSame({ id }: { id: string }) {
  const { t } = useTranslation('duplicates');
  const { data } = useQuery(duplicatesOf('people', id));
  const pair = data?.items[0];
  if (!pair) return null;
  const { family_name: family = '', given_name: given = '', ...names } = pair.a.id === id ? pair.b : pair.a;
  return (
    <Banner tone="warn" icon="copy" end={<AppLink href={`/duplicates?pair=${pair.id}`}>{t('record.compare')}</AppLink>}>
      {t('record.one')} <PersonName person={{ ...names, family_name: family ?? '', given_name: given ?? '' }} />
    </Banner>
  );
}

/** What is known of the person. E-mail and telephone are shown to those who may write to people. */
function Card({ person, mayReadContact }: { person: Person; mayReadContact: boolean }) {
  const { t } = useTranslation(['people', 'terms', 'common']);
  const format = useFormat();
  const categories = useQuery(referenceList('person_category'));
  const grades = useQuery(referenceList('grade'));
  const word = (items: { code: string; name: object }[] | undefined, code: string) => format.text(items?.find((item) => item.code === code)?.name) || code;
  const terms: [string, ReactNode][] = [
    [t('common:sex.title'), t(`terms:sex.${person.sex}`)],
    [t('form.birth'), person.birth_date ? format.date(person.birth_date, 'long') : (person.birth_year ?? (person.age_bracket && t(`terms:age_band.${person.age_bracket}`)))],
    [t('field.organisation'), person.organisation_id && (
      <AppLink key="o" href={`/organisations/${person.organisation_id}`}>
        <LocalText text={person.organisation_name} />
      </AppLink>
    )],
    [t('field.grade'), person.grade && word(grades.data?.items, person.grade)],
    [t('field.administrative_level'), person.administrative_level && t(`terms:administrative_level.${person.administrative_level}`)],
    [t('field.place_code'), person.place_name && <LocalText key="p" text={person.place_name} />],
    [t('field.category'), person.category && word(categories.data?.items, person.category)],
    ...(mayReadContact
      ? ([
          [t('field.email'), person.email && <a key="e" href={`mailto:${person.email}`}><Isolated>{person.email}</Isolated></a>],
          [t('field.phone'), person.phone && <a key="t" href={`tel:${person.phone}`}><Isolated>{readablePhone(person.phone)}</Isolated></a>],
        ] as [string, ReactNode][])
      : []),
    [t('field.language'), person.language && t(`terms:language.${person.language}`)],
  ];
  return (
    <Panel title={t('card.title')}>
      <TermList terms={terms} showsUnknown />
    </Panel>
  );
}
