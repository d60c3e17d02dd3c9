import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery, type Agreement, type AgreementParty } from '@/shared/api';
import { isolated, useFormat } from '@/shared/format';
import { readablePhone } from '@/shared/format/phone';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, Isolated, LocalText, Panel, PartialDay, Tag, TermList, Unknown } from '@/shared/ui';
import classes from './agreements.module.css';
import { LifePanel } from './LifePanel';
import { PublicationPanel } from './PublicationPanel';
import { ServingSessions } from './ServingSessions';

/** What the agreement is, between whom, and until when. */
export function AgreementOverview({ agreement }: { agreement: Agreement }) {
  return (
    <>
      <Warnings agreement={agreement} />
      <div className="cols cols-half">
        <div className="stack">
          <Essentials agreement={agreement} />
          <Dates agreement={agreement} />
          <LifePanel id={agreement.id} />
        </div>
        <div className="stack">
          <Parties agreement={agreement} />
          <Served agreement={agreement} />
          <ServingSessions id={agreement.id} />
          <PublicationPanel id={agreement.id} />
        </div>
      </div>
    </>
  );
}

function Warnings({ agreement: { warnings } }: { agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warn" icon="alert">
      <b>{t('warning.title')}</b> {warnings.map((code) => t(`warning.${code}`)).join(' ')}
    </Banner>
  );
}

function Essentials({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const { framework } = agreement;
  const terms: [string, ReactNode][] = [
    [t('field.reference'), agreement.reference && <Isolated key="r">{agreement.reference}</Isolated>],
    [t('field.objective'), format.text(agreement.objective) && <LocalText key="o" text={agreement.objective} className={classes.said} />],
    [
      t('field.framework_session_id'),
      framework && (
        <bdi key="f">
          {t('framework', { number: framework.number, commission: format.text(framework.commission) })}
          {framework.place && ` · ${framework.place}`} {framework.held_on && <PartialDay date={framework.held_on} />}
        </bdi>
      ),
    ],
    [t('field.framework_note'), agreement.framework_note && <bdi key="n" className={classes.said}>{agreement.framework_note}</bdi>],
    [
      t('field.parent_id'),
      agreement.parent_id && (
        <AppLink key="p" href={`/agreements/${agreement.parent_id}`}>
          <LocalText text={agreement.parent_title} />
        </AppLink>
      ),
    ],
    [t('field.country'), agreement.country && <bdi key="c">{format.country(agreement.country)}</bdi>],
    [t('field.owner_id'), agreement.owner_name && <bdi key="ow">{agreement.owner_name}</bdi>],
    [t('field.note'), agreement.note && <bdi key="no" className={classes.said}>{agreement.note}</bdi>],
  ];
  return (
    <Panel title={t('overview.essentials')}>
      <TermList terms={terms} />
    </Panel>
  );
}

function Dates({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const months = (count: number | null | undefined, key: 'every' | 'notice') => (count ? ` · ${t(`overview.${key}`, { count })}` : '');
  const terms: [string, ReactNode][] = [
    [
      t('field.signed_on'),
      agreement.signed_on ? (
        <span key="s">
          {agreement.signed_at_place && (
            <>
              <bdi>{agreement.signed_at_place}</bdi>
              {t('overview.comma')}
            </>
          )}
          <PartialDay date={agreement.signed_on} />
        </span>
      ) : (
        <Unknown key="s" />
      ),
    ],
    [t('field.in_force_on'), agreement.in_force_on && <PartialDay key="i" date={agreement.in_force_on} />],
    [t('field.consolidated_ends_on'), agreement.consolidated_ends_on ? <End key="e" agreement={agreement} /> : <Unknown key="e" />],
    [
      t('field.renewal'),
      <bdi key="re">
        {t(`terms:renewal_rule.${agreement.renewal}`)}
        {months(agreement.renewal_months, 'every')}
        {months(agreement.notice_months, 'notice')}
      </bdi>,
    ],
  ];
  return (
    <Panel title={t('overview.dates')}>
      <TermList terms={terms} />
    </Panel>
  );
}

/** The end that holds and, where amendments moved it, the one they moved. */
function End({ agreement: { consolidated_ends_on: end, ends_on: signed } }: { agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  return (
    <span>
      {end && <PartialDay date={end} />}
      {signed !== end && (
        <span className="muted">
          {' · '}
          {signed ? (
            <>
              {t('overview.endMovedFrom')} <PartialDay date={signed} />
            </>
          ) : (
            t('overview.endByAmendment')
          )}
        </span>
      )}
    </span>
  );
}

function Parties({ agreement: { parties } }: { agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  const { data: me } = useQuery(meQuery);
  const isHouse = me !== undefined && me.user.role !== 'partner';
  return (
    <Panel title={t('field.parties')}>
      {parties.length === 0 ? (
        <p className="small muted">{t('overview.noParties')}</p>
      ) : (
        <ul className={classes.parties}>
          {parties.map((party, index) => (
            <li key={party.id}>
              <Party party={party} />
              {isHouse && parties.findIndex((each) => each.organisation_id === party.organisation_id) === index && (
                <AppLink href={`/entrance?organisation=${party.organisation_id}`}>{t('overview.entrance')}</AppLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Party({ party }: { party: AgreementParty }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const { data: me } = useQuery(meQuery);
  const isOpen = me?.user.can.organisations_read === true && me.user.role !== 'partner';
  const name = party.name_when_signed ?? party.name;
  const signed = [party.signatory_name, party.signatory_capacity].filter(Boolean).join(', ');
  return (
    <>
      <span>
        {isOpen ? (
          <AppLink href={`/organisations/${party.organisation_id}`}>
            <LocalText text={name} />
          </AppLink>
        ) : (
          <LocalText text={name} />
        )}{' '}
        <span className="muted">· {t(`terms:party_role.${party.role}`)}</span>
      </span>
      {party.name_when_signed && (
        <span className="muted">
          {t('overview.calledToday')} <LocalText text={party.name} />
        </span>
      )}
      {signed && <span>{t('overview.signedBy', { name: isolated(signed) })}</span>}
      {party.joined_on && (
        <span>
          {t('form.joinedOn')} <PartialDay date={party.joined_on} />
        </span>
      )}
      {party.left_on && (
        <span>
          {t('form.leftOn')} <PartialDay date={party.left_on} />{' '}
          {party.owed_count !== undefined && <Tag tone="warn">{t('overview.stillOwes', { count: party.owed_count })}</Tag>}
        </span>
      )}
      <Contact party={party} />
    </>
  );
}

function Contact({ party: { contact_name: name, contact_email: email, contact_phone: phone } }: { party: AgreementParty }) {
  const { t } = useTranslation('agreements');
  if (!name && !email && !phone) return null;
  return (
    <span>
      {t('overview.contact')} {name && <bdi>{name}</bdi>} {email && <a href={`mailto:${email}`}>{email}</a>}{' '}
      {phone && (
        <a href={`tel:${phone}`}>
          <Isolated>{readablePhone(phone)}</Isolated>
        </a>
      )}
    </span>
  );
}

function Served({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const named = new Intl.DisplayNames([format.language], { type: 'language' });
  const terms: [string, ReactNode][] = [
    [t('field.domains'), agreement.domain_names.length > 0 && <bdi key="d">{agreement.domain_names.map(({ name }) => format.text(name)).join(' · ')}</bdi>],
    [
      t('field.programme_ids'),
      agreement.programmes.length > 0 && (
        <ul key="p">
          {agreement.programmes.map(({ id, code, title }) => (
            <li key={id}>
              {me?.user.can.programmes_read ? (
                <AppLink href={`/programmes/${id}`}>
                  <Isolated>{code}</Isolated>
                </AppLink>
              ) : (
                <Isolated>{code}</Isolated>
              )}{' '}
              <LocalText text={title} />
            </li>
          ))}
        </ul>
      ),
    ],
    [t('field.languages'), agreement.languages.length > 0 && <bdi key="l">{agreement.languages.map((code) => named.of(code) ?? code).join(' · ')}</bdi>],
  ];
  if (terms.every(([, value]) => !value)) return null;
  return (
    <Panel title={t('form.about')}>
      <TermList terms={terms} />
    </Panel>
  );
}
