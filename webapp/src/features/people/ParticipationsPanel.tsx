import type { Person } from '@/shared/api';
import { shareOf, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, Isolated, LocalText, Nothing, Panel, Unknown } from '@/shared/ui';
import classes from './people.module.css';

/** The sessions somebody is registered in, newest first, with how much of each was attended. */
export function ParticipationsPanel({ participations }: { participations: Person['participations'] }) {
  const { t } = useTranslation(['people', 'terms']);
  const format = useFormat();
  return (
    <Panel title={t('participations.title')} note={format.number(participations.length)} isFlush>
      {participations.length === 0 ? (
        <EmptyState title={t('participations.none')}>{t('participations.noneText')}</EmptyState>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <caption className="sr">{t('participations.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('participations.session')}</th>
                <th scope="col">{t('participations.dates')}</th>
                <th scope="col">{t('participations.role')}</th>
                <th scope="col" className="num">
                  {t('participations.attended')}
                </th>
              </tr>
            </thead>
            <tbody>
              {participations.map((one) => {
                const share = shareOf(one.attended_minutes, one.planned_minutes);
                return (
                  <tr key={one.registration_id}>
                    <th scope="row">
                      <AppLink href={`/sessions/${one.session_id}`}>
                        <LocalText text={one.title} />
                      </AppLink>{' '}
                      <Isolated className="muted">{one.reference}</Isolated>
                    </th>
                    <td>{one.first_date ? <bdi className="nowrap">{format.period(one.first_date, one.last_date ?? one.first_date)}</bdi> : <Unknown />}</td>
                    <td>
                      {t(`terms:role.${one.role}`)}
                      {one.status !== 'registered' && <span className="muted"> · {t(`terms:registration_status.${one.status}`)}</span>}
                    </td>
                    <td className="num">
                      {one.attended_sittings === 0 ? (
                        <Nothing />
                      ) : (
                        <>
                          {t('participations.sittings', { count: one.attended_sittings })}
                          {share !== undefined && <Isolated className="muted">{` ${format.percent(share)}`}</Isolated>}
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
