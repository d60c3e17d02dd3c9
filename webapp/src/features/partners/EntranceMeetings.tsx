import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, LocalText, Panel, Tag } from '@/shared/ui';
import { ConfirmButtons } from './ConfirmButtons';
import classes from './partners.module.css';
import type { Entrance, EntranceMeeting } from './queries';

/** Meetings to come with what is on the table; those past whose minutes are out, to be confirmed. */
export function MeetingsPanel({ entrance }: { entrance: Entrance }) {
  const { t } = useTranslation('partners');
  return (
    <Panel title={t('meetings.title')} isFlush>
      {entrance.meetings.length === 0 ? (
        <EmptyState title={t('meetings.none')}>{t('meetings.noneText')}</EmptyState>
      ) : (
        <ul className={classes.days}>
          {entrance.meetings.map((meeting) => (
            <li key={meeting.id}>
              <Meeting meeting={meeting} mayConfirm={entrance.can.contribute === true} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Meeting({ meeting, mayConfirm }: { meeting: EntranceMeeting; mayConfirm: boolean }) {
  const { t } = useTranslation('partners');
  const format = useFormat();
  const name = t('meeting', { name: format.text(meeting.committee_name), number: meeting.number });
  const where = [meeting.starts, format.text(meeting.place)].filter(Boolean);
  return (
    <>
      <span className={classes.day}>{format.date(meeting.held_on)}</span>
      <div>
        <p>
          <AppLink href={`/committee-meetings/${meeting.id}`}>
            <bdi>{name}</bdi>
          </AppLink>
        </p>
        <p className="small muted">
          <LocalText text={meeting.agreement_title} />
          {where.map((part) => (
            <span key={part}>
              {' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </p>
        {meeting.papers.length > 0 && (
          <ul className={classes.papers}>
            {meeting.papers.map((paper) => (
              <li key={paper}>
                <bdi>{paper}</bdi>
              </li>
            ))}
          </ul>
        )}
        {meeting.minutes !== 'draft' && (
          <ConfirmButtons agreement={meeting.agreement_id} about={{ meeting_id: meeting.id }} name={name} version={meeting.version} said={meeting} mayConfirm={mayConfirm} />
        )}
      </div>
      {meeting.minutes === 'draft' ? (
        <Tag tone={meeting.is_to_come ? 'go' : 'plain'}>{t('meetings.toCome')}</Tag>
      ) : (
        <Tag>{t(`minutes.${meeting.minutes}`)}</Tag>
      )}
    </>
  );
}
