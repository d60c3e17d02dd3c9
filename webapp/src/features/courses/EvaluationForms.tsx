import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery, sessionsList, type Course } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { currentLanguage, useTranslation } from '@/shared/i18n';
import { LocalText, Panel } from '@/shared/ui';
import classes from './courses.module.css';
import { audiences } from './courseValues';

const languages = ['fr', 'ar', 'fr-ar', 'en'] as const;

/** What participants, hosts and travellers are asked, and the form of each to print: with the name of an edition, or with a blank line. */
export function EvaluationForms({ course }: { course: Course }) {
  const { t } = useTranslation(['courses', 'sessions']);
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const editions = useInfiniteQuery({ ...sessionsList({ course: course.id, sort: '-first_date' }), enabled: me?.user.can.sessions_read === true });
  const [session, setSession] = useState('');
  const [language, setLanguage] = useState<string>(currentLanguage());
  const asked = audiences.map((audience) => ({ audience, questions: course.questions.filter((question) => question.audience === audience) })).filter(({ questions }) => questions.length > 0);
  return (
    <Panel title={t('field.questions')}>
      <div className="stack">
        <div className={`${classes.printing} no-print`}>
          <NativeSelect label={t('evaluation.edition')} value={session} onChange={(event) => setSession(event.currentTarget.value)}
            data={[{ value: '', label: t('evaluation.blank') }, ...(editions.data?.pages[0]?.items ?? []).map(({ id, reference, first_date: first }) => ({ value: id, label: first ? `${reference} · ${format.date(first)}` : reference }))]} />
          <NativeSelect label={t('sessions:documents.language')} value={language} onChange={(event) => setLanguage(event.currentTarget.value)}
            data={languages.map((value) => ({ value, label: t(`sessions:documents.in.${value}`) }))} />
        </div>
        {asked.map(({ audience, questions }) => (
          <section key={audience} aria-label={t(`audience.${audience}`)}>
            <h3 className={classes.asked}>
              {t(`audience.${audience}`)}
              <a className="no-print" href={`/api/v1/courses/${course.id}/evaluation_form?${new URLSearchParams({ audience, language, ...(session && { session }) }).toString()}`} download>
                <span className="sr">{t(`audience.${audience}`)} · </span>{t('evaluation.print')}
              </a>
            </h3>
            <ol className={classes.questions}>
              {questions.map(({ text, answer }, index) => (
                <li key={index}><LocalText text={text} /> <span className="small muted">{t(`answer.${answer}`)}</span></li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Panel>
  );
}
