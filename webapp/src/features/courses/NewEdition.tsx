import { Button, Modal, NumberInput, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem, editionDaysQuery, type Course } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput } from '@/shared/ui';
import { EditionNotes } from '@/shared/ui/EditionNotes';

/** How long and from when; the session's form then opens with the course's own words and these days. */
export function NewEdition({ course, onClose }: { course: Course; onClose: () => void }) {
  const { t } = useTranslation(['courses', 'common']);
  const format = useFormat();
  const router = useRouter();
  const [days, setDays] = useState(course.durations[0]?.days ?? 1);
  const [startsOn, setStartsOn] = useState<string | null>(null);
  const plan = useQuery({ ...editionDaysQuery(course.id, startsOn ?? '', days), enabled: startsOn !== null });
  const problem = plan.error ? asProblem(plan.error) : undefined;
  const go = () => void router.navigate({ href: `/sessions/new?course=${course.id}&days=${days}${startsOn ? `&from=${startsOn}` : ''}` });
  return (
    <Modal opened onClose={onClose} title={t('newEdition.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {course.durations.length > 0 ? (
          <SegmentedControl
            aria-label={t('newEdition.length')}
            value={String(days)}
            onChange={(value) => setDays(Number(value))}
            data={course.durations.map((one) => ({ value: String(one.days), label: t('days', { count: one.days }) }))}
          />
        ) : (
          <NumberInput label={t('newEdition.length')} min={1} max={200} allowDecimal={false} value={days} onChange={(value) => setDays(Number(value) || 1)} />
        )}
        <DayInput label={t('newEdition.startsOn')} value={startsOn} onChange={setStartsOn} error={problem && (problem.fields[0]?.message ?? problem.message)} />
        <p className="small muted">{t('newEdition.help')}</p>
        {plan.data && (
          <>
            <Banner icon="calendar">
              {plan.data.days.map(({ date }) => format.date(date, 'full')).join(' · ')}
            </Banner>
            <EditionNotes notes={plan.data.notes} />
          </>
        )}
        <div className="row">
          <Button type="submit" variant="filled">
            {t('newEdition.go')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
