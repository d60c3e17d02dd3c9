import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, FieldRow, FormPage, Icon, useFormSave } from '@/shared/ui';
import classes from './committees.module.css';
import { newKey } from './meetingValues';
import { committeesChanged, meetingQuery, openMeeting, type Meeting } from './queries';

const bases = ['sessions', 'programmes'] as const;

/** The figures that the meeting looks at, frozen as they stand when it opens. */
export function OpeningForm({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { t } = useTranslation('committees');
  const format = useFormat();
  const queryClient = useQueryClient();
  const measures = useQuery({ queryKey: ['measures'], queryFn: ({ signal }) => answer(api.GET('/api/v1/measures', { signal })), staleTime: 300_000 });
  const form = useForm({
    mode: 'controlled',
    initialValues: { figures: [] as { key: string; measure: string; basis: (typeof bases)[number]; from: string | null; to: string | null }[] },
  });
  const save = useFormSave(
    form,
    ({ figures }) =>
      openMeeting(
        meeting,
        figures.map(({ measure, basis, from, to }) => ({ measure, basis, ...(from && { from }), ...(to && { to }) })),
      ),
    (saved) => {
      queryClient.setQueryData(meetingQuery(meeting.id).queryKey, saved);
      committeesChanged(queryClient);
      onDone();
    },
  );
  const choices = (measures.data?.items ?? []).map(({ code, name }) => ({ value: code, label: format.text(name) }));
  const { figures } = form.values;
  return (
    <FormPage {...save} submitLabel={t('open')} onCancel={onDone} labels={{ figures: t('figures') }}>
      <Banner icon="chart">{t('openText')}</Banner>
      {figures.map((figure, index) => (
        <div key={figure.key} className={classes.member} role="group" aria-label={t('figureNumber', { number: index + 1 })}>
          <div className={classes.figureRow}>
            <NativeSelect label={t('field.measure')} data={choices} {...form.getInputProps(`figures.${index}.measure`)} />
            <NativeSelect label={t('field.basis')} data={bases.map((value) => ({ value, label: t(`basis.${value}`) }))} {...form.getInputProps(`figures.${index}.basis`)} />
            <ActionIcon size="lg" aria-label={t('removeFigure', { number: index + 1 })} onClick={() => form.removeListItem('figures', index)}>
              <Icon name="x" />
            </ActionIcon>
          </div>
          <FieldRow>
            <DayInput label={t('field.from')} value={figure.from} onChange={(date) => form.setFieldValue(`figures.${index}.from`, date)} />
            <DayInput
              label={t('field.to')}
              value={figure.to}
              onChange={(date) => form.setFieldValue(`figures.${index}.to`, date)}
              error={form.errors[`figures.${index}.to`]}
              data-path={`figures.${index}.to`}
            />
          </FieldRow>
        </div>
      ))}
      <div className="row">
        <Button
          leftSection={<Icon name="plus" />}
          disabled={choices.length === 0}
          onClick={() => form.insertListItem('figures', { key: newKey(), measure: choices[0]?.value ?? '', basis: 'sessions', from: null, to: null })}
        >
          {t('addFigure')}
        </Button>
      </div>
    </FormPage>
  );
}
