import type { ReactNode } from 'react';
import type { Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, Isolated, LocalText, Panel, PersonName } from '@/shared/ui';
import classes from './sessions.module.css';
import { SessionDates, SessionPlace } from './SessionWords';

/** Everything that is said of the session. A term nothing is known of is left out, except what a session ought to have. */
export function DetailsPanel({ session }: { session: Session }) {
  const { t } = useTranslation(['sessions', 'terms', 'common']);
  const format = useFormat();
  const terms: [string, ReactNode][] = [
    [t('field.reference'), <Isolated key="r">{session.reference}</Isolated>],
    [t('field.title'), <Titles key="t" session={session} />],
    [t('field.kind'), t(`terms:session_kind.${session.kind}`)],
    [t('field.modality'), t(`terms:modality.${session.modality}`)],
    [t('field.dates'), <SessionDates key="d" session={session} />],
    [t('field.planned_minutes'), session.planned_minutes > 0 && <Isolated key="m">{format.duration(session.planned_minutes)}</Isolated>],
    [t('field.place'), <SessionPlace key="p" session={session} hasVenue />],
    [t('field.seats'), session.seats != null && format.number(session.seats)],
    [t('field.languages'), session.languages.map((language) => t(`terms:language.${language}`, { defaultValue: language })).join(t('common:listComma'))],
    [t('field.external_reference'), session.external_reference && <Isolated key="e">{session.external_reference}</Isolated>],
    [t('field.status_reason'), session.status_reason && <bdi key="s">{session.status_reason}</bdi>],
    [t('field.note'), session.note && <span key="n" style={{ whiteSpace: 'pre-line' }}><bdi>{session.note}</bdi></span>],
  ];
  return (
    <div className="cols cols-half">
      <Panel title={t('tab.details')}>
        <dl className={classes.details}>
          {terms
            .filter(([, value]) => value)
            .map(([term, value]) => (
              <Pair key={term} term={term}>
                {value}
              </Pair>
            ))}
        </dl>
      </Panel>
      <div className="stack">
        <Panel title={t('details.days')} isFlush>
          {session.days.length === 0 ? (
            <EmptyState title={t('attendance.noDays')} />
          ) : (
            <table className={classes.people}>
              <caption className="sr">{t('details.days')}</caption>
              <tbody>
                {session.days.map(({ date, sittings }) => (
                  <tr key={date}>
                    <th scope="row">{format.date(date, 'full')}</th>
                    <td>
                      {sittings.map(({ number, starts, ends }, index) => (
                        <span key={number}>
                          {index > 0 && ' · '}
                          {starts && ends ? <Isolated>{`${starts.slice(0, 5)}–${ends.slice(0, 5)}`}</Isolated> : t('details.hoursUnknown')}
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
        <Panel title={t('field.team')} isFlush>
          {session.team.length === 0 ? (
            <EmptyState title={t('details.noTeam')} />
          ) : (
            <table className={classes.people}>
              <caption className="sr">{t('field.team')}</caption>
              <tbody>
                {session.team.map((member) => (
                  <tr key={`${member.person_id}${member.role}`}>
                    <th scope="row">
                      <AppLink href={`/people/${member.person_id}`}>
                        <PersonName person={member} />
                      </AppLink>
                    </th>
                    <td>{t(`terms:role.${member.role}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Panel>
        <Panel title={t('field.programmes')}>
          <ul className="stack">
            {session.programmes.map((programme) => (
              <li key={programme.id}>
                <AppLink href={`/programmes/${programme.id}`}>
                  <LocalText text={programme.title} />
                </AppLink>{' '}
                <Isolated className="muted">{programme.code}</Isolated>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}

function Pair({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The title in every language it has. */
function Titles({ session }: { session: Session }) {
  return (['fr', 'ar', 'en'] as const)
    .filter((language) => session.title[language])
    .map((language) => (
      <p key={language} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
        {session.title[language]}
      </p>
    ));
}
