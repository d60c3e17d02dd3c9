import type { ReactNode } from 'react';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, LocalText, Panel, Tag, type Tone } from '@/shared/ui';
import classes from './committees.module.css';
import { DecisionLine } from './DecisionLine';
import type { Meeting } from './queries';

const tones: Record<string, Tone> = { invited: 'plain', excused: 'warn', present: 'ok' };

/** The minutes to be read: validated, signed, or seen by somebody who does not write them. */
export function MeetingText({ meeting, side }: { meeting: Meeting; side: ReactNode }) {
  const { t } = useTranslation(['committees', 'terms']);
  const format = useFormat();
  return (
    <div className="cols cols-two-one">
      <div className="stack">
        {meeting.minutes === 'draft' && !meeting.can.print && <Banner icon="clock">{t('draftOutside')}</Banner>}
        {meeting.documents && (
          <Panel title={t('field.documents')}>
            <p className={classes.said}><bdi>{meeting.documents}</bdi></p>
          </Panel>
        )}
        {meeting.items.length === 0 && <p className="muted">{t('noAgenda')}</p>}
        {meeting.items.map((item, index) => (
          <Panel key={item.id} title={t('point', { number: index + 1 })} isFlush>
            <div style={{ padding: '0 var(--s-6) var(--s-5)' }}>
              <p>
                <b>
                  <LocalText text={item.title} />
                </b>
              </p>
              {item.exchanges && (
                <p className={classes.said}>
                  <LocalText text={item.exchanges} />
                </p>
              )}
            </div>
            {item.decisions.length > 0 && (
              <ul className={classes.list}>
                {item.decisions.map((decision) => (
                  <DecisionLine
                    key={decision.id}
                    decision={{
                      ...decision,
                      committee_id: meeting.committee_id,
                      committee_name: meeting.committee_name,
                      agreement_id: meeting.agreement_id,
                      agreement_code: meeting.agreement_code,
                      agreement_title: meeting.agreement_title,
                      meeting_id: meeting.id,
                      meeting_number: meeting.number,
                      meeting_on: meeting.held_on,
                      minutes: meeting.minutes,
                      can: { update: meeting.can.follow_up === true },
                    }}
                  />
                ))}
              </ul>
            )}
          </Panel>
        ))}
      </div>
      <div className="stack">
        <Panel title={t('attendance')} isFlush>
          <ul className={classes.list}>
            {meeting.attendees.map((attendee) => (
              <li key={attendee.id} className={classes.line}>
                <div>
                  <b>
                    <bdi>{format.language === 'ar' && attendee.person_name_ar ? attendee.person_name_ar : attendee.person_name || attendee.person_name_ar}</bdi>
                  </b>
                  <div className="small muted">
                    <bdi>{[format.text(attendee.capacity), format.text(attendee.organisation_name)].filter(Boolean).join(' · ')}</bdi>
                  </div>
                </div>
                <Tag tone={tones[attendee.standing]}>{t(`terms:meeting_standing.${attendee.standing}`)}</Tag>
              </li>
            ))}
          </ul>
        </Panel>
        {side}
      </div>
    </div>
  );
}
