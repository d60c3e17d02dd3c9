import { ActionIcon, Button, Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { DayInput, FieldGroup, Icon } from '@/shared/ui';
import classes from './sessions.module.css';
import { nextDay, periodsFrom, withSittings, type SessionValues } from './sessionValues';

/** The days with their sittings; before any is known, the month or quarter that is meant. */
export function DaysEditor({ form }: { form: UseFormReturnType<SessionValues> }) {
  const { t } = useTranslation(['sessions', 'common']);
  const format = useFormat();
  const { days, planned_period: planned } = form.values;
  const periods = periodsFrom(today());
  if (planned && !periods.includes(planned)) periods.unshift(planned);
  return (
    <FieldGroup legend={t('form.days')} help={t('form.daysHelp')}>
      <div className={classes.days}>
        {days.map((day, index) => (
          <div key={index} className={classes.day} role="group" aria-label={t('form.dayNumber', { number: index + 1 })}>
            <div className={classes.dayHead}>
              <DayInput
                label={t('form.dayNumber', { number: index + 1 })}
                value={day.date}
                onChange={(date) => form.setFieldValue(`days.${index}.date`, date)}
                error={form.errors[`days.${index}.date`] ?? form.errors[`days.${index}`]}
                data-path={`days.${index}.date`}
              />
              <SegmentedControl
                aria-label={t('form.sittingsOf', { number: index + 1 })}
                value={String(Math.max(1, day.sittings.length))}
                onChange={(count) => form.setFieldValue(`days.${index}`, withSittings(day, count === '1' ? 1 : 2))}
                data={[
                  { value: '1', label: t('form.oneSitting') },
                  { value: '2', label: t('form.twoSittings') },
                ]}
              />
              <ActionIcon size="lg" aria-label={t('form.removeDay', { number: index + 1 })} onClick={() => form.removeListItem('days', index)}>
                <Icon name="x" />
              </ActionIcon>
            </div>
            <div className={classes.hours}>
              {day.sittings.map((_sitting, at) => (
                <Hours key={at} form={form} day={index} sitting={at} isOnly={day.sittings.length === 1} />
              ))}
            </div>
          </div>
        ))}
        {form.errors.days && <Input.Error>{form.errors.days}</Input.Error>}
        <div className="row">
          <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('days', nextDay(days))} data-path="days">
            {days.length === 0 ? t('form.firstDay') : t('form.nextDay')}
          </Button>
        </div>
        {days.length === 0 && (
          <Select
            label={t('field.planned_period')}
            description={t('form.plannedHelp')}
            clearable
            searchable
            clearButtonProps={{ 'aria-label': t('common:picker.clear') }}
            value={planned}
            onChange={(period) => form.setFieldValue('planned_period', period)}
            error={form.errors.planned_period}
            data-path="planned_period"
            data={periods.map((value) => ({ value, label: format.plannedPeriod(value) }))}
          />
        )}
      </div>
    </FieldGroup>
  );
}

interface HoursProps {
  form: UseFormReturnType<SessionValues>;
  day: number;
  sitting: number;
  isOnly: boolean;
}

function Hours({ form, day, sitting, isOnly }: HoursProps) {
  const { t } = useTranslation(['sessions', 'common']);
  const name = isOnly ? t('common:attendance.onlySitting') : sitting === 0 ? t('common:attendance.sitting1') : t('common:attendance.sitting2');
  const path = `days.${day}.sittings.${sitting}`;
  const error = form.errors[path] ?? form.errors[`${path}.starts`] ?? form.errors[`${path}.ends`];
  const place = { number: day + 1, sitting: name };
  return (
    <div>
      <div className={classes.sitting}>
        <span className="muted">{name}</span>
        <TextInput type="time" aria-label={t('form.startsOf', place)} {...form.getInputProps(`${path}.starts`)} error={Boolean(error)} />
        <span className="muted">–</span>
        <TextInput type="time" aria-label={t('form.endsOf', place)} {...form.getInputProps(`${path}.ends`)} error={Boolean(error)} />
      </div>
      {error && <Input.Error>{error}</Input.Error>}
    </div>
  );
}
