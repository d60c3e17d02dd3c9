import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { today, type LocalizedText } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, DayInput, FieldGroup, FieldRow, FormPage, Icon, LocalizedTextInput, OrganisationPicker, useRecordForm } from '@/shared/ui';
import classes from './committees.module.css';
import { newKey } from './meetingValues';
import { committeesChanged, saveEvaluation, type Evaluation, type EvaluationBody, type FollowUpState } from './queries';

interface RecommendationValues {
  key: string;
  id?: string;
  text: LocalizedText;
  owner_organisation_id: string | null;
  owner_name: string;
  due_on: string | null;
  state: FollowUpState;
  closed_on: string | null;
  follow_up: string;
}
interface EvaluationValues extends Record<string, unknown> {
  kind: Evaluation['kind'];
  title: LocalizedText;
  evaluator: string;
  planned_on: string;
  reported_on: string;
  summary: LocalizedText;
  recommendations: RecommendationValues[];
}

const fields = ['title', 'kind', 'evaluator', 'planned_on', 'reported_on', 'summary', 'recommendations'] as const;
const states: FollowUpState[] = ['open', 'done', 'dropped'];
const empty: EvaluationValues = { kind: 'mid_term', title: {}, evaluator: '', planned_on: '', reported_on: '', summary: {}, recommendations: [] };
const newRecommendation = (): RecommendationValues => ({
  key: newKey(), text: {}, owner_organisation_id: null, owner_name: '', due_on: null, state: 'open', closed_on: null, follow_up: '',
});

const valuesOf = (evaluation: Evaluation): EvaluationValues => ({
  kind: evaluation.kind,
  title: { ...evaluation.title },
  evaluator: evaluation.evaluator ?? '',
  planned_on: evaluation.planned_on ?? '',
  reported_on: evaluation.reported_on ?? '',
  summary: { ...evaluation.summary },
  recommendations: evaluation.recommendations.map((each) => ({
    key: each.id,
    id: each.id,
    text: { ...each.text },
    owner_organisation_id: each.owner_organisation_id ?? null,
    owner_name: each.owner_name ?? '',
    due_on: each.due_on ?? null,
    state: each.state,
    closed_on: each.closed_on ?? null,
    follow_up: each.follow_up ?? '',
  })),
});

function bodyOf(values: EvaluationValues, agreement: string, isNew: boolean): EvaluationBody {
  return {
    ...(isNew && { agreement_id: agreement }),
    kind: values.kind,
    title: values.title,
    evaluator: values.evaluator || undefined,
    planned_on: values.planned_on.trim() || undefined,
    reported_on: values.reported_on.trim() || undefined,
    ...(Object.values(values.summary).some(Boolean) && { summary: values.summary }),
    recommendations: values.recommendations.map(({ key: _key, owner_organisation_id: owner, due_on: due, closed_on: closed, ...rest }) => ({
      ...rest,
      owner_organisation_id: owner ?? undefined,
      due_on: due ?? undefined,
      ...(rest.state !== 'open' && closed && { closed_on: closed }),
    })),
  } as EvaluationBody;
}

/** An evaluation with its recommendations and what became of each. */
export function EvaluationForm({ agreement, evaluation, onDone }: { agreement: string; evaluation: Evaluation | undefined; onDone: () => void }) {
  const { t } = useTranslation(['committees', 'terms', 'common']);
  const queryClient = useQueryClient();
  const record = useRecordForm<EvaluationValues, Evaluation>({
    name: `evaluations.${evaluation?.id ?? `new.${agreement}`}`,
    initial: evaluation ? valuesOf(evaluation) : empty,
    record: evaluation,
    fromRecord: valuesOf,
    save: (values, version) => saveEvaluation(evaluation?.id, bodyOf(values, agreement, evaluation === undefined), version ?? 1),
    onSaved: () => {
      committeesChanged(queryClient);
      onDone();
    },
  });
  const { form, conflict } = record;
  const { values, errors } = form;
  const words = (of: EvaluationValues, field: (typeof fields)[number]) => {
    if (field === 'recommendations') return of.recommendations.map(({ text, state, follow_up: note }) => [Object.values(text).find(Boolean), t(`terms:follow_up_state.${state}`), note].filter(Boolean).join(' – ')).join(' · ');
    const value = of[field];
    return typeof value === 'object' && value !== null ? Object.values(value).filter(Boolean).join(' · ') : String(value ?? '');
  };
  return (
    <FormPage
      onSubmit={(event) => {
        event?.preventDefault();
        record.submit();
      }}
      submitLabel={t('common:save')}
      onCancel={onDone}
      isSaving={record.isSaving}
      errors={errors}
      error={record.error}
      labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
      conflict={
        conflict && (
          <ConflictView
            fields={fields
              .map((field) => ({ label: t(`field.${field}`), mine: words(form.getValues(), field), theirs: words(valuesOf(conflict), field) }))
              .filter(({ mine, theirs }) => mine !== theirs)}
            onKeepMine={record.keepMine}
            onTakeTheirs={record.takeTheirs}
          />
        )
      }
    >
      <LocalizedTextInput label={t('field.title')} path="title" isRequired value={values.title} onChange={(text) => form.setFieldValue('title', text as never)} error={errors.title} />
      <FieldRow>
        <NativeSelect label={t('field.kind')} {...form.getInputProps('kind')} data={(['mid_term', 'final'] as const).map((value) => ({ value, label: t(`terms:evaluation_kind.${value}`) }))} />
        <TextInput label={t('field.evaluator')} maxLength={200} {...form.getInputProps('evaluator')} />
      </FieldRow>
      <FieldRow>
        <TextInput label={t('field.planned_on')} description={t('help.partial')} dir="ltr" {...form.getInputProps('planned_on')} />
        <TextInput label={t('field.reported_on')} description={t('help.partial')} dir="ltr" {...form.getInputProps('reported_on')} />
      </FieldRow>
      <LocalizedTextInput label={t('field.summary')} path="summary" isLong value={values.summary} onChange={(text) => form.setFieldValue('summary', text as never)} error={errors.summary} />
      <FieldGroup legend={t('field.recommendations')}>
        {values.recommendations.map((recommendation, index) => {
          const path = `recommendations.${index}`;
          return (
            <div key={recommendation.key} className={classes.recommendation} role="group" aria-label={t('recommendationNumber', { number: index + 1 })}>
              <LocalizedTextInput
                label={t('field.recommendation')}
                path={`${path}.text`}
                isLong
                isRequired
                value={recommendation.text}
                onChange={(text) => form.setFieldValue(`${path}.text`, text as never)}
                error={errors[`${path}.text`]}
              />
              <FieldRow>
                <TextInput label={t('field.owner_name')} maxLength={200} {...form.getInputProps(`${path}.owner_name`)} />
                <OrganisationPicker
                  label={t('field.owner_organisation_id')}
                  value={recommendation.owner_organisation_id}
                  onChange={(id) => form.setFieldValue(`${path}.owner_organisation_id`, id as never)}
                />
              </FieldRow>
              <FieldRow>
                <DayInput label={t('field.due_on')} value={recommendation.due_on} onChange={(date) => form.setFieldValue(`${path}.due_on`, date as never)} />
                <NativeSelect label={t('field.state')} {...form.getInputProps(`${path}.state`)} data={states.map((value) => ({ value, label: t(`terms:follow_up_state.${value}`) }))} />
                {recommendation.state !== 'open' && (
                  <DayInput
                    label={t('field.on')}
                    max={today()}
                    value={recommendation.closed_on}
                    onChange={(date) => form.setFieldValue(`${path}.closed_on`, date as never)}
                    error={errors[`${path}.closed_on`]}
                    data-path={`${path}.closed_on`}
                  />
                )}
              </FieldRow>
              <Textarea label={t('field.follow_up')} autosize maxLength={2000} {...form.getInputProps(`${path}.follow_up`)} />
              <div className="row">
                <Button size="xs" leftSection={<Icon name="x" />} onClick={() => form.removeListItem('recommendations', index)}>
                  {t('removeRecommendation')}
                </Button>
              </div>
            </div>
          );
        })}
        <div className="row">
          <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('recommendations', newRecommendation())}>
            {t('addRecommendation')}
          </Button>
        </div>
      </FieldGroup>
    </FormPage>
  );
}
