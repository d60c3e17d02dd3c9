import type { SessionStatus } from '@/shared/api';
import { useFormat, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { LocalText, Tag, Unknown } from '@/shared/ui';
import { statusTones } from './words';

export function SessionStatusTag({ status }: { status: SessionStatus }) {
  const { t } = useTranslation('terms');
  return <Tag tone={statusTones[status]}>{t(`session_status.${status}`)}</Tag>;
}

interface Dated {
  first_date?: string | null;
  last_date?: string | null;
  planned_period?: string | null;
}

/** Its days, or the month or quarter it is planned for, or that nobody has said. */
export function SessionDates({ session }: { session: Dated }) {
  const format = useFormat();
  if (session.first_date) return <bdi>{format.period(session.first_date, session.last_date ?? session.first_date)}</bdi>;
  if (session.planned_period) return <bdi className="muted">{format.plannedPeriod(session.planned_period)}</bdi>;
  return <Unknown />;
}

interface Placed {
  place_name?: LocalizedText | null;
  venue?: string | null;
}

export function SessionPlace({ session, hasVenue }: { session: Placed; hasVenue?: boolean }) {
  const { t } = useTranslation();
  if (!session.place_name && !session.venue) return <Unknown />;
  return (
    <>
      {session.venue && (hasVenue || !session.place_name) && <bdi>{session.venue}</bdi>}
      {session.venue && hasVenue && session.place_name && t('listComma')}
      {session.place_name && <LocalText text={session.place_name} />}
    </>
  );
}
