import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { LocalText, SexBar } from '@/shared/ui';
import classes from './invitations.module.css';
import type { InvitationList } from './queries';

const regionsQuery = {
  queryKey: ['places', 'regions'],
  queryFn: ({ signal }: { signal: AbortSignal }) => answer(api.GET('/api/v1/places', { params: { query: { kind: 'region', limit: 200 } }, signal })),
  staleTime: Infinity,
};

/** Who is sure to come, who would come if everybody asked says yes, and what lacks for the target. */
export function RoomFigures({ room }: { room: InvitationList['room'] }) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const { data: regions } = useQuery(regionsQuery);
  const target = room.women_target_percent;
  const nameOf = (code: string | null | undefined) =>
    code ? format.text(regions?.items.find((place) => place.code === code)?.name) || code : t('room.noRegion');
  const share = (count: { women_percent?: number | null }) => (count.women_percent == null ? '—' : format.percent(count.women_percent / 100));
  return (
    <div className={classes.room} aria-live="polite">
      {(['confirmed', 'projected'] as const).map((which) => {
        const count = room[which];
        const total = count.women + count.men + count.unknown;
        return (
          <section key={which}>
            <h3>{t(`room.${which}`)}</h3>
            <p className={classes.big}>
              <bdi>{room.seats == null ? format.number(total) : `${format.number(total)} / ${format.number(room.seats)}`}</bdi>
            </p>
            <SexBar counts={count} />
            <p className="small">
              {t('room.share')} <b data-testid={`share-${which}`}>{share(count)}</b>
              {target != null && <span className="muted"> {t('room.target', { target: format.percent(target / 100) })}</span>}
            </p>
          </section>
        );
      })}
      <section>
        <h3>{t('room.lacks')}</h3>
        {target == null ? (
          <p className="muted small">{t('room.noTarget')}</p>
        ) : (
          <p>{room.women_missing ? t('room.womenMissing', { count: room.women_missing }) : t('room.targetMet')}</p>
        )}
        <p className="small">{t('room.waiting', { count: room.waiting })}</p>
        <p className="muted small">{t('room.out', { count: room.out })}</p>
      </section>
      {room.quotas.length > 0 && (
        <section>
          <h3>{t('room.quotas')}</h3>
          <ul className={classes.regions}>
            {room.quotas.map(({ organisation_id: id, organisation_name: name, places, confirmed, projected }) => (
              <li key={id}>
                <LocalText text={name} />
                <bdi className={projected > places ? 'bad' : undefined} title={t('room.quotaTitle', { confirmed, projected, places })}>
                  {format.number(confirmed)} · {format.number(projected)} / {format.number(places)}
                </bdi>
              </li>
            ))}
          </ul>
          <p className="muted small">{t('room.quotaKey')}</p>
        </section>
      )}
      <section>
        <h3>{t('room.regions')}</h3>
        {room.regions.length === 0 ? (
          <p className="muted small">{t('room.noRegions')}</p>
        ) : (
          <ul className={classes.regions}>
            {room.regions.map(({ region_code: code, confirmed, projected }) => (
              <li key={code ?? ''}>
                <span>{nameOf(code)}</span>
                <bdi title={t('room.regionTitle')}>
                  {format.number(confirmed)} / {format.number(projected)}
                </bdi>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
