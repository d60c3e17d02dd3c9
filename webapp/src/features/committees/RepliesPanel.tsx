import { SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Panel, Tag } from '@/shared/ui';
import classes from './committees.module.css';
import { meetingQuery, putReply, type Meeting } from './queries';

type Attendee = Meeting['attendees'][number];

/** Who said they are coming, before the meeting; each institution answers for its own. */
export function RepliesPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('committees');
  if (meeting.opened_at || meeting.attendees.length === 0) return null;
  const coming = meeting.attendees.filter(({ is_coming: is }) => is === true).length;
  const silent = meeting.attendees.filter(({ is_coming: is }) => is == null).length;
  return (
    <Panel title={t('replies.title')} note={t('replies.count', { coming, silent })} isFlush>
      <ul className={classes.list}>
        {meeting.attendees.map((attendee) => (
          <li key={attendee.id} className={classes.line}>
            <Line meeting={meeting} attendee={attendee} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Line({ meeting, attendee }: { meeting: Meeting; attendee: Attendee }) {
  const { t } = useTranslation('committees');
  const format = useFormat();
  const queryClient = useQueryClient();
  const reply = useMutation({
    mutationFn: (value: string) => putReply(meeting.id, attendee.id, value === 'silent' ? undefined : value === 'coming'),
    onSuccess: (now) => queryClient.setQueryData(meetingQuery(meeting.id).queryKey, now),
  });
  const name = format.language === 'ar' && attendee.person_name_ar ? attendee.person_name_ar : attendee.person_name || attendee.person_name_ar || '';
  const state = attendee.is_coming == null ? 'silent' : attendee.is_coming ? 'coming' : 'away';
  return (
    <>
      <div>
        <b>
          <bdi>{name}</bdi>
        </b>
        <div className="small muted">
          <bdi>{format.text(attendee.organisation_name)}</bdi>
        </div>
        {attendee.replied_at && (
          <div className="tiny muted">
            <bdi>{t('replies.by', { name: attendee.replied_by ?? '', at: format.instant(attendee.replied_at) })}</bdi>
          </div>
        )}
        {reply.error && (
          <Banner tone="bad" icon="alert" role="alert">
            {asProblem(reply.error).message}
          </Banner>
        )}
      </div>
      {attendee.can_reply ? (
        <SegmentedControl
          size="xs"
          aria-label={t('replies.of', { name })}
          value={reply.isPending ? reply.variables : state}
          onChange={(value) => reply.mutate(value)}
          data={(['coming', 'away', 'silent'] as const).map((value) => ({ value, label: t(`replies.${value}`) }))}
        />
      ) : (
        <Tag tone={state === 'coming' ? 'ok' : state === 'away' ? 'warn' : 'plain'}>{t(`replies.${state}`)}</Tag>
      )}
    </>
  );
}
