import { useId } from 'react';
import type { AffiliationChoice, Person } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, PersonName, Unknown, useSpan } from '@/shared/ui';
import { chosenFields, fieldLabel, rawValue, useSaid, type ChosenField } from './fields';
import classes from './merges.module.css';

interface Sides {
  kept: Person;
  merged: Person;
}

/** Both records side by side. Where they differ one of two values is chosen; where they agree there is nothing to choose. */
export function FieldChoices({ kept, merged, take, onTake }: Sides & { take: ChosenField[]; onTake: (take: ChosenField[]) => void }) {
  const { t } = useTranslation(['merges', 'people', 'terms']);
  const said = useSaid();
  const group = useId();
  const shown = chosenFields.filter((field) => rawValue(kept, field) !== '' || rawValue(merged, field) !== '');
  return (
    <table className={classes.choices}>
      <caption className="sr">{t('merge.choose')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('merge.field')}</th>
          {([['kept', kept], ['merged', merged]] as const).map(([side, person]) => (
            <th scope="col" key={side}>
              <span className={classes.side}>{t(`merge.${side}`)}</span>
              <AppLink href={`/people/${person.id}`}>
                <PersonName person={person} />
              </AppLink>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((field) => {
          const values = [rawValue(kept, field), rawValue(merged, field)] as const;
          const differs = values[0] !== values[1];
          return (
            <tr key={field} data-differs={differs || undefined}>
              <th scope="row">{fieldLabel(t, field)}</th>
              {values.map((value, side) => {
                const text = value ? <bdi>{said(field, value)}</bdi> : <Unknown />;
                const takes = side === 1;
                return (
                  <td key={side} data-side={takes ? 'merged' : 'kept'}>
                    {differs ? (
                      <label>
                        <input
                          type="radio"
                          name={`${group}-${field}`}
                          checked={take.includes(field) === takes}
                          onChange={() => onTake(takes ? [...take, field] : take.filter((each) => each !== field))}
                          aria-label={`${fieldLabel(t, field)} · ${value ? said(field, value) : t('common:unknown', { ns: 'common' })}`}
                        />
                        {text}
                      </label>
                    ) : (
                      <span className="muted">{text}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const ways = ['unite', 'keep', 'take'] as const satisfies readonly AffiliationChoice[];

/** Whose posts the kept record has afterwards. Figures of the past count people where they served at the session. */
export function AffiliationChoices({ kept, merged, value, onChange }: Sides & { value: AffiliationChoice; onChange: (value: AffiliationChoice) => void }) {
  const { t } = useTranslation('merges');
  const group = useId();
  return (
    <fieldset className={classes.posts}>
      <legend>{t('merge.posts')}</legend>
      <div className={classes.both}>
        <Posts person={kept} title={t('merge.kept')} />
        <Posts person={merged} title={t('merge.merged')} />
      </div>
      {ways.map((way) => (
        <label key={way}>
          <input type="radio" name={group} checked={value === way} onChange={() => onChange(way)} />
          <span>
            {t(`merge.affiliations.${way}`)} <span className="muted small">{t(`merge.affiliations.${way}Help`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Posts({ person, title }: { person: Person; title: string }) {
  const { t } = useTranslation(['people', 'common']);
  const format = useFormat();
  const span = useSpan();
  return (
    <div>
      <p className={classes.side}>{title}</p>
      {person.affiliations.length === 0 && <p className="muted small">{t('affiliations.none')}</p>}
      <ul>
        {person.affiliations.map((line) => (
          <li key={line.id}>
            <bdi>{[format.text(line.organisation_name) || t('affiliations.nowhere'), line.function].filter(Boolean).join(' · ')}</bdi>{' '}
            <bdi className="muted small">{span(line) ?? t('affiliations.datesUnknown')}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
