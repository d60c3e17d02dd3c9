import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { budgetQuery, saveBudget, type Session, type SessionBudget, type SessionBudgetBody } from '@/shared/api';
import { currencies, minorOf, wholeOf } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AmountInput, ConflictView, FormPage, Icon, OrganisationPicker, Panel, useRecordForm } from '@/shared/ui';
import classes from './sessions.module.css';

interface LineValues {
  label: string;
  funder_id: string | null;
  currency: string;
  planned: number | '';
  committed: number | '';
  spent: number | '';
  note: string;
}

interface BudgetValues extends Record<string, unknown> {
  lines: LineValues[];
}

const emptyLine: LineValues = { label: '', funder_id: null, currency: 'MAD', planned: '', committed: '', spent: '', note: '' };

function valuesOf(budget: SessionBudget): BudgetValues {
  const whole = (amount: number | null | undefined, currency: string) => (amount == null ? ('' as const) : wholeOf(amount, currency));
  return {
    lines: budget.lines.map((line) => ({
      label: line.label,
      funder_id: line.funder_id ?? null,
      currency: line.currency,
      planned: whole(line.planned_minor, line.currency),
      committed: whole(line.committed_minor, line.currency),
      spent: whole(line.spent_minor, line.currency),
      note: line.note ?? '',
    })),
  };
}

function bodyOf({ lines }: BudgetValues): SessionBudgetBody {
  return {
    lines: lines.map((line) => ({
      label: line.label.trim(),
      funder_id: line.funder_id ?? undefined,
      currency: line.currency,
      planned_minor: minorOf(line.planned, line.currency),
      committed_minor: minorOf(line.committed, line.currency),
      spent_minor: minorOf(line.spent, line.currency),
      note: line.note.trim() || undefined,
    })),
  };
}

export function BudgetForm({ session, budget, onClose }: { session: Session; budget: SessionBudget; onClose: () => void }) {
  const { t } = useTranslation(['sessions', 'common']);
  const queryClient = useQueryClient();
  const record = useRecordForm({
    name: `budgets.${session.id}`,
    initial: budget.lines.length > 0 ? valuesOf(budget) : { lines: [emptyLine] },
    record: budget,
    fromRecord: valuesOf,
    save: (values, version) => saveBudget(session.id, bodyOf(values), version ?? 0),
    onSaved: (saved) => {
      queryClient.setQueryData(budgetQuery(session.id).queryKey, saved);
      for (const key of ['budgets', 'changes']) void queryClient.invalidateQueries({ queryKey: [key] });
      onClose();
    },
  });
  const { form, conflict } = record;
  const said = ({ lines }: BudgetValues) =>
    lines.map(({ label, planned, committed, spent, currency }) => `${label} ${[planned, committed, spent].join('/')} ${currency}`).join(' · ');
  const amounts = ['planned', 'committed', 'spent'] as const;
  return (
    <Panel title={t('budget.edit')}>
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('common:save')}
        onCancel={onClose}
        isSaving={record.isSaving}
        errors={form.errors}
        labels={{ lines: t('budget.lines') }}
        error={record.error}
        conflict={
          conflict && (
            <ConflictView
              fields={[{ label: t('budget.lines'), mine: said(form.getValues()), theirs: said(valuesOf(conflict)) }]}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        {form.values.lines.map((line, index) => {
          const at = `lines.${index}`;
          return (
            <div key={index} className={classes.day} role="group" aria-label={t('budget.lineNumber', { number: index + 1 })}>
              <div className={classes.budgetHead}>
                <TextInput label={t('budget.lineNumber', { number: index + 1 })} required {...form.getInputProps(`${at}.label`)} data-path={`${at}.label`} />
                <OrganisationPicker
                  label={t('budget.funder')}
                  value={line.funder_id}
                  onChange={(id) => form.setFieldValue(`${at}.funder_id`, id)}
                  error={form.errors[`${at}.funder_id`]}
                  data-path={`${at}.funder_id`}
                />
                <ActionIcon size="lg" aria-label={t('budget.removeLine', { number: index + 1 })} onClick={() => form.removeListItem('lines', index)}>
                  <Icon name="x" />
                </ActionIcon>
              </div>
              <div className={classes.budgetAmounts}>
                <NativeSelect
                  label={t('budget.currency')}
                  {...form.getInputProps(`${at}.currency`)}
                  data={currencies.includes(line.currency) ? currencies : [...currencies, line.currency]}
                  data-path={`${at}.currency`}
                />
                {amounts.map((name) => (
                  <AmountInput
                    key={name}
                    label={t(`budget.${name}`)}
                    currency={line.currency}
                    {...form.getInputProps(`${at}.${name}`)}
                    onChange={(amount) => {
                      form.setFieldValue(`${at}.${name}`, amount);
                      form.clearFieldError(`${at}.${name}_minor`);
                    }}
                    error={form.errors[`${at}.${name}_minor`]}
                    data-path={`${at}.${name}_minor`}
                  />
                ))}
              </div>
              <TextInput label={t('budget.note')} {...form.getInputProps(`${at}.note`)} data-path={`${at}.note`} />
            </div>
          );
        })}
        <div className="row">
          <Button
            leftSection={<Icon name="plus" />}
            data-path="lines"
            onClick={() => form.insertListItem('lines', { ...emptyLine, currency: form.values.lines.at(-1)?.currency ?? 'MAD', funder_id: form.values.lines.at(-1)?.funder_id ?? null })}
          >
            {t('budget.addLine')}
          </Button>
        </div>
      </FormPage>
    </Panel>
  );
}
