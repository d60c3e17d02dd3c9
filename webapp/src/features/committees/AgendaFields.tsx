import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '@/shared/format';
import { useTranslation, type Language } from '@/shared/i18n';
import { DayInput, FieldRow, Icon, OrganisationPicker, Panel, Tag } from '@/shared/ui';
import classes from './committees.module.css';
import { newDecision, newItem, type MeetingValues } from './meetingValues';
import { commitmentsOf } from './queries';
import { SaidText } from './SaidText';

type MinutesForm = UseFormReturnType<MeetingValues>;

/** The points in their order: what was said and decided on each. */
export function AgendaFields({ form, agreement, language, isOpened }: { form: MinutesForm; agreement: string; language: Language; isOpened: boolean }) {
  const { t } = useTranslation('committees');
  const format = useFormat();
  const commitments = useQuery({ ...commitmentsOf(agreement), enabled: isOpened });
  const owed = (commitments.data ?? []).map(({ commitment_id: value, clause, description }) => ({ value, label: [clause, format.text(description)].filter(Boolean).join(' · ') }));
  const { items } = form.values;
  return (
    <div className={classes.items}>
      {items.map((item, index) => {
        const path = `items.${index}`;
        return (
          <Panel
            key={item.key}
            title={<span id={`point-${item.key}`}>{t('point', { number: index + 1 })}</span>}
            note={item.about_decision_number !== undefined && <Tag tone="go">{t('takesUp', { number: item.about_decision_number })}</Tag>}
            end={
              <>
                <ActionIcon aria-label={t('moveUp', { number: index + 1 })} disabled={index === 0} onClick={() => form.reorderListItem('items', { from: index, to: index - 1 })}>
                  <Icon name="up" />
                </ActionIcon>
                <ActionIcon aria-label={t('removePoint', { number: index + 1 })} onClick={() => form.removeListItem('items', index)}>
                  <Icon name="x" />
                </ActionIcon>
              </>
            }
          >
            <div className={classes.item}>
              <SaidText
                label={t('field.item')}
                path={`${path}.title`}
                isRequired
                language={language}
                value={item.title}
                onChange={(text) => form.setFieldValue(`${path}.title`, text as never)}
                error={form.errors[`${path}.title`]}
              />
              {isOpened && (
                <>
                  <SaidText
                    label={t('field.exchanges')}
                    path={`${path}.exchanges`}
                    isLong
                    language={language}
                    value={item.exchanges}
                    onChange={(text) => form.setFieldValue(`${path}.exchanges`, text as never)}
                    error={form.errors[`${path}.exchanges`]}
                  />
                  <Decisions form={form} item={index} language={language} owed={owed} />
                </>
              )}
            </div>
          </Panel>
        );
      })}
      <div className="row">
        <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('items', newItem())}>
          {t('addPoint')}
        </Button>
      </div>
    </div>
  );
}

function Decisions({ form, item, language, owed }: { form: MinutesForm; item: number; language: Language; owed: { value: string; label: string }[] }) {
  const { t } = useTranslation('committees');
  const list = `items.${item}.decisions`;
  const decisions = form.values.items[item]?.decisions ?? [];
  return (
    <>
      {decisions.map((decision, index) => {
        const path = `${list}.${index}`;
        const name = decision.number === undefined ? t('newDecision') : t('numbered', { number: decision.number });
        return (
          <div key={decision.key} className={classes.decision} role="group" aria-label={name}>
            <div className={classes.decisionHead}>
              <b>{name}</b>
              <ActionIcon aria-label={t('removeDecision', { name })} onClick={() => form.removeListItem(list, index)}>
                <Icon name="x" />
              </ActionIcon>
            </div>
            <SaidText
              label={t('field.decision')}
              path={`${path}.text`}
              isLong
              isRequired
              language={language}
              value={decision.text}
              onChange={(text) => form.setFieldValue(`${path}.text`, text as never)}
              error={form.errors[`${path}.text`]}
            />
            <FieldRow>
              <TextInput label={t('field.owner_name')} maxLength={200} {...form.getInputProps(`${path}.owner_name`)} />
              <OrganisationPicker
                label={t('field.owner_organisation_id')}
                value={decision.owner_organisation_id}
                onChange={(id) => form.setFieldValue(`${path}.owner_organisation_id`, id as never)}
              />
              <DayInput label={t('field.due_on')} value={decision.due_on} onChange={(date) => form.setFieldValue(`${path}.due_on`, date as never)} />
            </FieldRow>
            {owed.length > 0 && (
              <Select
                label={t('field.commitment_id')}
                data={owed}
                value={decision.commitment_id}
                onChange={(id) => form.setFieldValue(`${path}.commitment_id`, id as never)}
                error={form.errors[`${path}.commitment_id`]}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': t('noCommitment') }}
              />
            )}
          </div>
        );
      })}
      <div className="row">
        <Button size="xs" leftSection={<Icon name="plus" />} onClick={() => form.insertListItem(list, newDecision())}>
          {t('addDecision')}
        </Button>
      </div>
    </>
  );
}
