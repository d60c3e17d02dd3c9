import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { courseQuery, meQuery, sessionsList, type Course } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  AppLink, Banner, EmptyState, FailedState, HistoryPanel, Icon, Isolated, LocalText, PageHead, Panel, Skeleton, Tabs, Tag, useCrumbs, useTab, type TabItem,
} from '@/shared/ui';
import classes from './courses.module.css';
import { EvaluationForms } from './EvaluationForms';
import { NewEdition } from './NewEdition';

export default function CoursePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation('courses');
  const course = useQuery(courseQuery(id));
  useCrumbs([{ label: t('list.title'), href: '/courses' }, { label: course.data?.reference ?? '' }]);
  if (course.isPending) return <Skeleton lines={8} />;
  if (!course.data) return <FailedState error={course.error} onRetry={() => void course.refetch()} />;
  return <CourseView course={course.data} />;
}

function CourseView({ course }: { course: Course }) {
  const { t } = useTranslation(['courses', 'common']);
  const format = useFormat();
  const router = useRouter();
  const { data: me } = useQuery(meQuery);
  const can: Record<string, boolean> = me?.user.can ?? {};
  const [isAdding, setAdding] = useState(false);
  const tabs: TabItem[] = [{ id: 'record', label: t('tab.record') }, ...(can.history_read ? [{ id: 'history', label: t('tab.history') }] : [])];
  const tab = useTab(tabs);
  return (
    <>
      <PageHead
        title={<LocalText text={course.title} />}
        documentTitle={format.text(course.title)}
        subtitle={<Isolated>{course.reference}</Isolated>}
        tag={course.archived && <Tag>{t('archived')}</Tag>}
        actions={
          <>
            {course.can.update && (
              <Button leftSection={<Icon name="edit" />} onClick={() => void router.navigate({ href: `/courses/${course.id}/edit` })}>
                {t('common:edit')}
              </Button>
            )}
            {course.can.add_edition && (
              <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
                {t('newEdition.title')}
              </Button>
            )}
          </>
        }
      />
      {course.archived && <Banner icon="folder">{t('archivedText')}</Banner>}
      {tabs.length > 1 && <Tabs label={t('tab.label')} tabs={tabs} />}
      {tab === 'history' ? (
        <HistoryPanel concept="courses" id={course.id} fieldLabel={(field) => t(`field.${field}`, { defaultValue: field })} />
      ) : (
        <div className="cols cols-half">
          <Details course={course} />
          <div className="stack">
            {can.sessions_read && <Editions course={course} />}
            <Outline course={course} />
            {course.materials.length > 0 && <Materials course={course} />}
            {course.questions.length > 0 && <EvaluationForms course={course} />}
          </div>
        </div>
      )}
      {isAdding && <NewEdition course={course} onClose={() => setAdding(false)} />}
    </>
  );
}

function Details({ course }: { course: Course }) {
  const { t } = useTranslation(['courses', 'terms', 'common']);
  const format = useFormat();
  const { certificate } = course;
  const rule = [
    certificate?.attended_percent != null && t('certificate.percent', { share: format.percent(certificate.attended_percent / 100) }),
    certificate?.test && t('certificate.test'),
  ].filter(Boolean);
  const terms: [string, ReactNode][] = [
    [t('field.kind'), `${t(`terms:session_kind.${course.kind}`)}${t('common:listComma')}${t(`terms:modality.${course.modality}`)}`],
    [
      t('field.durations'),
      course.durations.length > 0 && (
        <ul key="d">
          {course.durations.map(({ days, minutes }) => (
            <li key={days}>
              {t('days', { count: days })}
              {minutes != null && <span className="muted"> ({format.duration(minutes)})</span>}
            </li>
          ))}
        </ul>
      ),
    ],
    [t('field.audience'), course.audience && <Long key="a" text={course.audience} />],
    [t('field.languages'), course.languages.map((code) => t(`terms:language.${code}`, { defaultValue: code })).join(t('common:listComma'))],
    [t('field.seats'), course.seats != null && format.number(course.seats)],
    [
      t('field.prerequisites'),
      course.prerequisite_courses.length > 0 && (
        <ul key="p">
          {course.prerequisite_courses.map(({ id, reference, title }) => (
            <li key={id}>
              <AppLink href={`/courses/${id}`}>
                <LocalText text={title} />
              </AppLink>{' '}
              <Isolated className="muted">{reference}</Isolated>
            </li>
          ))}
        </ul>
      ),
    ],
    [
      t('field.competencies'),
      course.competencies.length > 0 && (
        <ul key="c">
          {course.competencies.map((competency) => (
            <li key={competency}>
              <bdi>{competency}</bdi>
            </li>
          ))}
        </ul>
      ),
    ],
    [t('field.certificate'), rule.length > 0 && rule.join(t('common:listComma'))],
  ];
  return (
    <Panel title={t('tab.record')}>
      <div className="stack">
        {course.objectives && (
          <p className={classes.objectives}>
            <LocalText text={course.objectives} />
          </p>
        )}
        <dl className={classes.details}>
          {terms
            .filter(([, value]) => value)
            .map(([term, value]) => (
              <Pair key={term} term={term}>
                {value}
              </Pair>
            ))}
        </dl>
      </div>
    </Panel>
  );
}

function Long({ text }: { text: NonNullable<Course['audience']> }) {
  return (
    <span className={classes.long}>
      <LocalText text={text} />
    </span>
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

function Outline({ course }: { course: Course }) {
  const { t } = useTranslation('courses');
  const format = useFormat();
  return (
    <Panel title={t('field.modules')} isFlush>
      {course.modules.length === 0 ? (
        <EmptyState title={t('noModules')} />
      ) : (
        <ol className={classes.lines}>
          {course.modules.map(({ title, days, minutes }, index) => (
            <li key={index}>
              <span>
                <span className="muted">{format.number(index + 1)}. </span>
                <LocalText text={title} />
              </span>
              <span className="small muted">{days != null ? t('days', { count: days }) : minutes != null ? format.duration(minutes) : ''}</span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Materials({ course }: { course: Course }) {
  const { t } = useTranslation('courses');
  return (
    <Panel title={t('field.materials')} isFlush>
      <ul className={classes.lines}>
        {course.materials.map(({ title, link, note }, index) => (
          <li key={index}>
            {link ? (
              <a href={link} target="_blank" rel="noreferrer noopener">
                <bdi>{title}</bdi>
              </a>
            ) : (
              <bdi>{title}</bdi>
            )}
            {note && (
              <span className="small muted">
                <bdi>{note}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const shownEditions = 10;

function Editions({ course }: { course: Course }) {
  const { t } = useTranslation(['courses', 'terms', 'common']);
  const format = useFormat();
  const list = useInfiniteQuery(sessionsList({ course: course.id, sort: '-first_date' }));
  const items = list.data?.pages[0]?.items.slice(0, shownEditions) ?? [];
  return (
    <Panel
      title={t('field.editions')}
      note={format.number(course.editions)}
      footer={course.editions > items.length && <AppLink href={`/sessions?course=${course.id}`}>{t('allEditions')}</AppLink>}
      isFlush
    >
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && !list.data && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <EmptyState title={t('noEditions')} />}
      <ul className={classes.lines}>
        {items.map((session) => (
          <li key={session.id}>
            <span>
              <span className="muted">{t('editionNumber', { number: session.edition })} </span>
              <AppLink href={`/sessions/${session.id}`}>
                <LocalText text={session.title} />
              </AppLink>
            </span>
            <span className="small muted">
              {session.first_date
                ? format.period(session.first_date, session.last_date ?? session.first_date)
                : session.planned_period
                  ? format.plannedPeriod(session.planned_period)
                  : t('common:unknown')}
            </span>
            <span className="small">{t(`terms:session_status.${session.status}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
