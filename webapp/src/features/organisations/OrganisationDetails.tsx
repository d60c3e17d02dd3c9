import type { ReactNode } from 'react';
import type { Organisation } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { readablePhone } from '@/shared/format/phone';
import { directionOf, languages, useTranslation } from '@/shared/i18n';
import { AppLink, Isolated, LocalText, Panel, TermList, Unknown } from '@/shared/ui';
import { Logo } from './LogoField';
import classes from './organisations.module.css';

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

/** What is known of the organisation itself. */
export function OrganisationDetails({ organisation }: { organisation: Organisation }) {
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
    [t('field.founded_on'), organisation.founded_on && format.date(organisation.founded_on, 'long')],
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
      <TermList terms={terms} />
    </Panel>
  );
}
