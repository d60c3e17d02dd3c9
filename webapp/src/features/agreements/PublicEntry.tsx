import type { ReactNode } from 'react';
import type { PublicAgreement, PublicAgreementItem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Isolated, LocalText, PartialDay, Tag, TermList, type Tone, usePartialDay } from '@/shared/ui';
import classes from './public.module.css';

const tones: Record<PublicAgreementItem['state'], Tone> = { signed: 'go', in_force: 'ok', suspended: 'warn', ended: 'plain' };

export function PublicStateTag({ state }: { state: PublicAgreementItem['state'] }) {
  const { t } = useTranslation('terms');
  return <Tag tone={tones[state]}>{t(`public_state.${state}`)}</Tag>;
}

/** What a row of the register says, without its title. */
export function PublicFacts({ agreement, isWhole }: { agreement: PublicAgreementItem & Partial<PublicAgreement>; isWhole?: boolean }) {
  const { t } = useTranslation('public_register');
  const format = useFormat();
  const named = new Intl.DisplayNames([format.language], { type: 'language' });
  const terms: [string, ReactNode][] = [
    [t('field.reference'), agreement.reference && <Isolated key="r">{agreement.reference}</Isolated>],
    [t('field.parties'), agreement.parties.length > 0 && <Parties key="p" parties={agreement.parties} />],
    [t('field.framework'), (agreement.framework ?? agreement.framework_note) && <Framework key="f" agreement={agreement} />],
    [t('field.signature'), (agreement.signed_on ?? agreement.signed_at_place) && <Signature key="s" agreement={agreement} />],
    [t('field.objective'), format.text(agreement.objective) && <LocalText key="o" text={agreement.objective} className={classes.said} />],
    [t('field.domains'), agreement.domains.length > 0 && <bdi key="d">{agreement.domains.map(({ name }) => format.text(name)).join(' · ')}</bdi>],
    [t('field.in_force_on'), agreement.in_force_on && <PartialDay key="i" date={agreement.in_force_on} />],
    [t('field.ends_on'), agreement.ends_on && <End key="e" agreement={agreement} />],
    [
      t('field.languages'),
      isWhole && agreement.languages && agreement.languages.length > 0 && <bdi key="l">{agreement.languages.map((code) => named.of(code) ?? code).join(' · ')}</bdi>,
    ],
  ];
  return <TermList terms={terms} />;
}

function Parties({ parties }: { parties: PublicAgreementItem['parties'] }) {
  const { t } = useTranslation(['public_register', 'terms']);
  const day = usePartialDay();
  return (
    <ul className={classes.parties}>
      {parties.map((party, place) => (
        <li key={place}>
          <LocalText text={party.name} />
          {party.role !== 'signatory' && <span className="muted"> ({t(`terms:party_role.${party.role}`)})</span>}
          {party.joined_on && <span className="muted"> · {t('joined', { date: day(party.joined_on) })}</span>}
          {party.left_on && <span className="muted"> · {t('left', { date: day(party.left_on) })}</span>}
        </li>
      ))}
    </ul>
  );
}

function Framework({ agreement: { framework, framework_note: note } }: { agreement: PublicAgreementItem }) {
  const { t } = useTranslation('public_register');
  const format = useFormat();
  return (
    <>
      {framework && (
        <bdi>
          {t('framework', { number: framework.number, commission: format.text(framework.commission) })}
          {framework.place && ` · ${framework.place}`}
          {framework.held_on && (
            <>
              {framework.place ? t('comma') : ' · '}
              <PartialDay date={framework.held_on} />
            </>
          )}
        </bdi>
      )}
      {note && <bdi className={classes.said}>{note}</bdi>}
    </>
  );
}

function Signature({ agreement: { signed_on: on, signed_at_place: place } }: { agreement: PublicAgreementItem }) {
  const { t } = useTranslation('public_register');
  return (
    <>
      {place && <bdi>{place}</bdi>}
      {place && on && t('comma')}
      {on && <PartialDay date={on} />}
    </>
  );
}

function End({ agreement: { ends_on: end, signed_ends_on: signed } }: { agreement: PublicAgreementItem & Partial<PublicAgreement> }) {
  const { t } = useTranslation('public_register');
  const day = usePartialDay();
  return (
    <>
      <PartialDay date={end ?? ''} />
      {signed && <span className="muted"> · {t('endAsSigned', { date: day(signed) })}</span>}
    </>
  );
}
