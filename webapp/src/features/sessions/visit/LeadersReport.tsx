import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, putVisitReport, studyVisitQuery, type StudyVisit } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, Panel } from '@/shared/ui';
import classes from './visit.module.css';

/** What the head of the delegation brings back, in their own words. */
export function LeadersReport({ visit }: { visit: StudyVisit }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const [isEditing, setEditing] = useState(false);
  const [text, setText] = useState('');
  const [date, setDate] = useState<string | null>(null);
  const { queryKey } = studyVisitQuery(visit.session_id);
  const save = useMutation({
    mutationFn: () => putVisitReport(visit.session_id, text, date, visit.version),
    onSuccess: (saved) => {
      queryClient.setQueryData(queryKey, saved);
      setEditing(false);
    },
    onError: (error) => {
      if (asProblem(error).isStale) void queryClient.invalidateQueries({ queryKey });
    },
  });
  const open = () => {
    setText(visit.report ?? '');
    setDate(visit.reported_on ?? today());
    save.reset();
    setEditing(true);
  };
  const problem = save.error ? asProblem(save.error) : undefined;
  return (
    <Panel
      title={t('report.title')}
      note={visit.reported_on && format.date(visit.reported_on)}
      end={
        visit.can.update &&
        !isEditing && (
          <Button size="xs" onClick={open}>
            {visit.report ? t('common:edit') : t('report.write')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          {problem && (
            <Banner tone="bad" icon="alert" role="alert">
              {problem.isStale ? t('report.stale') : (problem.fields[0]?.message ?? problem.message)}
            </Banner>
          )}
          <Textarea label={t('report.text')} autosize minRows={8} maxLength={20_000} value={text} onChange={(event) => setText(event.currentTarget.value)} dir="auto" />
          <DayInput label={t('report.date')} value={date} onChange={setDate} max={today()} />
          <div className="row">
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('common:save')}
            </Button>
            <Button variant="subtle" onClick={() => setEditing(false)}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      ) : visit.report ? (
        <p className={classes.report} dir="auto">
          {visit.report}
        </p>
      ) : (
        <p className="small muted">{t('report.none')}</p>
      )}
    </Panel>
  );
}
