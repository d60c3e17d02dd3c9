import type { AgreementTerms } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Panel, PartialDay, Tag } from '@/shared/ui';
import classes from './agreement_terms.module.css';

/** What sources say: those that do not agree stay beside each other, each with its source. */
export function ClaimsPanel({ terms }: { terms: AgreementTerms }) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  if (terms.claims.length === 0) return null;
  return (
    <Panel title={t('claim.title')} note={t('claim.note')} isFlush>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('claim.title')}>
        <table className={`${classes.money} ${classes.claims}`}>
          <caption className="sr">{t('claim.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('claim.field')}</th>
              <th scope="col">{t('claim.value')}</th>
              <th scope="col">{t('claim.source')}</th>
            </tr>
          </thead>
          <tbody>
            {terms.claims.map((claim, index) => (
              <tr key={index}>
                <th scope="row">{t(`terms:claim_field.${claim.field}`)}</th>
                <td>
                  {/^\d{4}(-\d{2}){0,2}$/.test(claim.value) ? <PartialDay date={claim.value} /> : <bdi>{claim.value}</bdi>}{' '}
                  {claim.is_contradicted && <Tag tone="warn">{t('claim.contradicted')}</Tag>}
                </td>
                <td>
                  <bdi>{claim.source}</bdi>
                  {claim.note && (
                    <small>
                      <bdi>{claim.note}</bdi>
                    </small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
