import type { ReactNode } from 'react';
import type { AgreementTerms, Amendment } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { LocalText, Panel, PartialDay, Tag, TermList, Unknown } from '@/shared/ui';
import classes from './agreement_terms.module.css';

const tones = { yes: 'ok', perhaps: 'warn', no: 'plain', undated: 'warn' } as const;

/** What each amendment changed: what was before it, and what holds since. */
export function AmendmentsPanel({ terms }: { terms: AgreementTerms }) {
  const { t } = useTranslation('agreement_terms');
  if (terms.amendments.length === 0) return null;
  return (
    <Panel title={t('amendment.title')} note={t('amendment.note')} isFlush>
      <ol className={classes.amendments}>
        {terms.amendments.map((amendment) => (
          <li key={amendment.id}>
            <AmendmentItem amendment={amendment} terms={terms} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function AmendmentItem({ amendment, terms }: { amendment: Amendment; terms: AgreementTerms }) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  const format = useFormat();
  const state = amendment.in_effect as keyof typeof tones;
  return (
    <>
      <h3>
        <bdi>{amendment.reference ?? t('amendment.unnamed')}</bdi> <Tag tone={tones[state]}>{t(`amendment.inEffect.${state}`)}</Tag>
      </h3>
      <TermList
        terms={[
          [t('amendment.signedOn'), amendment.signed_on ? <PartialDay key="s" date={amendment.signed_on} /> : <Unknown key="s" />],
          [t('amendment.effectiveOn'), amendment.effective_on ? <PartialDay key="f" date={amendment.effective_on} /> : !amendment.signed_on && <Unknown key="f" />],
          [
            t('amendment.end'),
            amendment.ends_on &&
              (amendment.ends_on_before === amendment.ends_on ? (
                <PartialDay key="e" date={amendment.ends_on} />
              ) : (
                <Change
                  key="e"
                  before={amendment.ends_on_before ? <PartialDay date={amendment.ends_on_before} /> : <Unknown />}
                  after={<PartialDay date={amendment.ends_on} />}
                />
              )),
          ],
          [
            t('amendment.amounts'),
            amendment.amounts.length > 0 && (
              <ul key="a" className={classes.plain}>
                {amendment.amounts.map((amount, index) => {
                  const component = terms.components.find(({ id }) => id === amount.component_id);
                  return (
                    <li key={index}>
                      <LocalText text={component?.title ?? component?.signed_title} />
                      {amount.party_name && (
                        <>
                          {' · '}
                          <LocalText text={amount.party_name} />
                        </>
                      )}{' '}
                      <Change
                        before={amount.minor_before == null ? <Unknown /> : <bdi>{format.money(amount.minor_before, amount.currency)}</bdi>}
                        after={<bdi>{format.money(amount.amount_minor, amount.currency)}</bdi>}
                      />
                      {amount.is_estimated && <span className="muted"> {t('money.estimated')}</span>}
                    </li>
                  );
                })}
              </ul>
            ),
          ],
          [
            t('amendment.parties'),
            amendment.parties.length > 0 && (
              <ul key="p" className={classes.plain}>
                {amendment.parties.map((party) => (
                  <li key={party.organisation_id + party.role}>
                    {t(party.joins ? 'amendment.joins' : 'amendment.leaves')} <LocalText text={party.name} />{' '}
                    <span className="muted">· {t(`terms:party_role.${party.role}`)}</span>
                  </li>
                ))}
              </ul>
            ),
          ],
          [t('amendment.text'), amendment.text && <LocalText key="t" text={amendment.text} className={classes.said} />],
          [t('amendment.document'), amendment.document && <bdi key="d">{amendment.document}</bdi>],
        ]}
      />
    </>
  );
}

function Change({ before, after }: { before: ReactNode; after: ReactNode }) {
  const { t } = useTranslation('agreement_terms');
  return (
    <span className={classes.change}>
      <span className="muted">
        {t('amendment.before')} {before}
      </span>
      <span className="strong">
        {t('amendment.after')} {after}
      </span>
    </span>
  );
}
