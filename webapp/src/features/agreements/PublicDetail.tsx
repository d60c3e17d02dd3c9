import type { PublicAgreement } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, LocalText, Panel, PartialDay } from '@/shared/ui';
import classes from './public.module.css';
import { PublicFacts, PublicStateTag } from './PublicEntry';

/** One agreement as everybody reads it: on the register's page, and as the house sees it before it is published. */
export function PublicDetail({ agreement }: { agreement: PublicAgreement }) {
  const { t } = useTranslation('public_register');
  return (
    <>
      <Panel title={t('facts')}>
        <PublicFacts agreement={agreement} isWhole />
      </Panel>
      <Amendments amendments={agreement.amendments} />
      <Money components={agreement.components} />
      <Family agreement={agreement} />
    </>
  );
}

function Amendments({ amendments }: { amendments: PublicAgreement['amendments'] }) {
  const { t } = useTranslation('public_register');
  if (amendments.length === 0) return null;
  return (
    <Panel title={t('amendments')}>
      <ol className={classes.moments}>
        {amendments.map(({ reference, signed_on: signed, effective_on: effective, ends_on: end, text }, place) => (
          <li key={place}>
            <p>
              <b>{reference ? <bdi>{reference}</bdi> : t('amendment')}</b>
              {signed && (
                <>
                  {' · '}
                  {t('signedOn')} <PartialDay date={signed} />
                </>
              )}
              {effective && (
                <>
                  {' · '}
                  {t('effectiveOn')} <PartialDay date={effective} />
                </>
              )}
              {end && (
                <>
                  {' · '}
                  {t('newEnd')} <PartialDay date={end} />
                </>
              )}
            </p>
            {text && <LocalText text={text} className={classes.said} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const steps = ['planned', 'committed', 'disbursed', 'spent'] as const;

function Money({ components }: { components: PublicAgreement['components'] }) {
  const { t } = useTranslation(['public_register', 'terms']);
  if (!components || components.length === 0) return null;
  const said = steps.filter((step) => components.some(({ money }) => money.some((row) => typeof row[`${step}_minor`] === 'number')));
  return (
    <Panel title={t('money')} isFlush>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('money')}>
        <table className={classes.money}>
          <thead>
            <tr>
              <th scope="col">{t('component')}</th>
              {said.map((step) => (
                <th key={step} scope="col" className="num">
                  {t(`terms:money_step.${step}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {components.flatMap(({ title, is_not_carried_out: isNot, money }, place) =>
              money.map((row, line) => (
                <tr key={`${place}-${line}`}>
                  <th scope="row">
                    <LocalText text={title} />
                    {isNot && <span className="muted"> · {t('notCarriedOut')}</span>}
                    {row.party_name && (
                      <small>
                        <LocalText text={row.party_name} />
                      </small>
                    )}
                  </th>
                  {said.map((step) => (
                    <td key={step} className="num">
                      <Amount minor={row[`${step}_minor`]} currency={row.currency} isEstimated={step === 'planned' && row.planned_is_estimated} />
                    </td>
                  ))}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Amount({ minor, currency, isEstimated }: { minor?: number | null; currency: string; isEstimated: boolean }) {
  const { t } = useTranslation('public_register');
  const format = useFormat();
  if (typeof minor !== 'number') return null;
  return (
    <>
      <bdi>{format.money(minor, currency)}</bdi>
      {isEstimated && <small>{t('estimated')}</small>}
    </>
  );
}

function Family({ agreement }: { agreement: PublicAgreement }) {
  const { t } = useTranslation('public_register');
  if (agreement.family.length === 0) return null;
  const known = new Set(agreement.family.map(({ id }) => id));
  return (
    <Panel title={t('family')}>
      <Branch members={agreement.family} tops={agreement.family.filter(({ parent_id: parent }) => !parent || !known.has(parent))} shown={agreement.id} />
    </Panel>
  );
}

interface BranchProps {
  members: PublicAgreement['family'];
  tops: PublicAgreement['family'];
  shown: string;
}

function Branch({ members, tops, shown }: BranchProps) {
  return (
    <ul className={classes.family}>
      {tops.map((member) => {
        const below = members.filter(({ parent_id: parent }) => parent === member.id);
        return (
          <li key={member.id}>
            <span>
              {member.id === shown ? (
                <b aria-current="page">
                  <LocalText text={member.title} />
                </b>
              ) : (
                <AppLink href={`/public/agreements/${member.id}`}>
                  <LocalText text={member.title} />
                </AppLink>
              )}
            </span>
            <small>
              <PublicStateTag state={member.state} /> <LocalText text={member.type_name} />
              {member.signed_on && (
                <>
                  {' · '}
                  <PartialDay date={member.signed_on} />
                </>
              )}
            </small>
            {below.length > 0 && <Branch members={members} tops={below} shown={shown} />}
          </li>
        );
      })}
    </ul>
  );
}
