import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { putStudyVisit, studyVisitQuery, type Session, type StudyVisit } from '@/shared/api';
import { nameInOrder, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import {
  ConflictView, DayInput, FieldGroup, FormPage, Icon, LocalizedTextInput, OrganisationPicker, PlacePicker, useRecordForm,
} from '@/shared/ui';
import classes from './visit.module.css';
import { bodyOf, newEntry, newHost, newLeg, travelMeans, valuesOf, withHosts, type VisitValues } from './visitValues';

type Form = UseFormReturnType<VisitValues>;

/** Head of delegation, hosts in order, appointments and journeys in one form. */
export function VisitEditor({ session, visit, onDone }: { session: Session; visit: StudyVisit; onDone: () => void }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const record = useRecordForm<VisitValues, StudyVisit>({
    name: `visit.${visit.session_id}`,
    initial: valuesOf(visit),
    record: visit,
    fromRecord: valuesOf,
    save: (values, version) => putStudyVisit(visit.session_id, bodyOf(values), version ?? 0),
    onSaved: (saved) => {
      queryClient.setQueryData(studyVisitQuery(visit.session_id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: ['changes'] });
      onDone();
    },
  });
  const { form } = record;
  return (
    <FormPage
      onSubmit={(event) => {
        event?.preventDefault();
        record.submit();
      }}
      submitLabel={t('common:save')}
      onCancel={onDone}
      isSaving={record.isSaving}
      errors={form.errors}
      labels={labelsOf(Object.keys(form.errors), t)}
      error={record.error}
      conflict={record.conflict && <Conflict mine={form.getValues()} theirs={valuesOf(record.conflict)} onKeepMine={record.keepMine} onTakeTheirs={record.takeTheirs} />}
    >
      <NativeSelect
        label={t('visit.head')}
        {...form.getInputProps('head_registration_id')}
        data={[
          { value: '', label: t('visit.noHead') },
          ...visit.delegation.map((traveller) => ({ value: traveller.registration_id, label: nameInOrder(traveller, format.language).first })),
        ]}
      />
      <FieldGroup legend={t('visit.hosts')} help={t('visit.hostsHelp')}>
        <div className={classes.lines}>
          {form.values.hosts.map((_host, at) => (
            <HostFields key={at} form={form} at={at} />
          ))}
          <div className="row">
            <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('hosts', newHost(form.values.hosts.at(-1)))}>
              {t('visit.addHost')}
            </Button>
          </div>
        </div>
      </FieldGroup>
      <FieldGroup legend={t('visit.entries')} help={t('visit.entriesHelp')}>
        <div className={classes.lines}>
          {form.values.entries.map((_entry, at) => (
            <EntryFields key={at} form={form} at={at} />
          ))}
          <div className="row">
            <Button
              leftSection={<Icon name="plus" />}
              onClick={() => form.insertListItem('entries', newEntry(form.values.entries.at(-1), session.days[0]?.date ?? null))}
            >
              {t('visit.addEntry')}
            </Button>
          </div>
        </div>
      </FieldGroup>
      <FieldGroup legend={t('visit.legs')} help={t('visit.legsHelp')}>
        <div className={classes.lines}>
          {form.values.legs.map((_leg, at) => (
            <LegFields key={at} form={form} at={at} />
          ))}
          <div className="row">
            <Button leftSection={<Icon name="plus" />} onClick={() => form.insertListItem('legs', newLeg(form.values.legs.at(-1)))}>
              {t('visit.addLeg')}
            </Button>
          </div>
        </div>
      </FieldGroup>
    </FormPage>
  );
}

function Card({ title, onRemove, removeLabel, moves, children }: { title: string; onRemove: () => void; removeLabel: string; moves?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.card} role="group" aria-label={title}>
      <div className={classes.cardHead}>
        <span>{title}</span>
        {moves}
        <ActionIcon size="lg" aria-label={removeLabel} onClick={onRemove}>
          <Icon name="x" />
        </ActionIcon>
      </div>
      {children}
    </div>
  );
}

function HostFields({ form, at }: { form: Form; at: number }) {
  const { t } = useTranslation('plans');
  const host = form.values.hosts[at]!;
  const path = `hosts.${at}`;
  const order = form.values.hosts.map((_host, index) => index);
  const arrange = (next: number[]) => form.setValues(withHosts(form.values, next));
  const number = at + 1;
  const swap = (other: number) => arrange(order.map((index) => (index === at ? other : index === other ? at : index)));
  return (
    <Card
      title={t('visit.hostNumber', { number })}
      removeLabel={t('visit.removeHost', { number })}
      onRemove={() => arrange(order.filter((index) => index !== at))}
      moves={
        <>
          <ActionIcon size="lg" aria-label={t('visit.hostUp', { number })} disabled={at === 0} onClick={() => swap(at - 1)}>
            <Icon name="up" className={classes.up} />
          </ActionIcon>
          <ActionIcon size="lg" aria-label={t('visit.hostDown', { number })} disabled={at === order.length - 1} onClick={() => swap(at + 1)}>
            <Icon name="up" className={classes.down} />
          </ActionIcon>
        </>
      }
    >
      <div className={classes.fields}>
        <OrganisationPicker
          label={t('visit.organisation')}
          value={host.organisation_id}
          onChange={(id) => form.setFieldValue(`${path}.organisation_id`, id)}
          error={form.errors[path] ?? form.errors[`${path}.organisation_id`]}
          data-path={`${path}.organisation_id`}
        />
        {!host.organisation_id && <TextInput label={t('visit.hostName')} maxLength={200} {...form.getInputProps(`${path}.name`)} />}
        <TextInput label={t('visit.city')} maxLength={120} {...form.getInputProps(`${path}.city`)} />
        <PlacePicker
          kind="country"
          label={t('visit.country')}
          value={host.country}
          onChange={(code) => form.setFieldValue(`${path}.country`, code)}
          error={form.errors[`${path}.country`]}
          data-path={`${path}.country`}
        />
        <Day form={form} path={`${path}.from`} label={t('visit.from')} value={host.from} />
        <Day form={form} path={`${path}.to`} label={t('visit.until')} value={host.to} />
      </div>
      <Textarea label={t('visit.hostContact')} autosize minRows={1} maxLength={500} {...form.getInputProps(`${path}.contact`)} />
    </Card>
  );
}

function EntryFields({ form, at }: { form: Form; at: number }) {
  const { t } = useTranslation('plans');
  const entry = form.values.entries[at]!;
  const path = `entries.${at}`;
  const number = at + 1;
  const hosts = form.values.hosts.map((host, index) => ({
    value: String(index + 1),
    label: [index + 1, host.name || host.city].filter(Boolean).join(' · '),
  }));
  return (
    <Card title={t('visit.entryNumber', { number })} removeLabel={t('visit.removeEntry', { number })} onRemove={() => form.removeListItem('entries', at)}>
      <div className={classes.fields}>
        <Day form={form} path={`${path}.date`} label={t('visit.date')} value={entry.date} isRequired />
        <TextInput type="time" label={t('visit.starts')} {...form.getInputProps(`${path}.starts`)} />
        <TextInput type="time" label={t('visit.ends')} {...form.getInputProps(`${path}.ends`)} />
      </div>
      <LocalizedTextInput
        label={t('visit.what')}
        value={entry.title}
        onChange={(title) => form.setFieldValue(`${path}.title`, title)}
        error={form.errors[`${path}.title`]}
        path={`${path}.title`}
        isRequired
      />
      <div className={classes.fields}>
        <NativeSelect label={t('visit.host')} {...form.getInputProps(`${path}.host`)} data={[{ value: '', label: t('visit.noHost') }, ...hosts]} />
        <TextInput label={t('visit.place')} maxLength={300} {...form.getInputProps(`${path}.place`)} />
        <TextInput label={t('visit.contact')} maxLength={500} {...form.getInputProps(`${path}.contact`)} />
      </div>
    </Card>
  );
}

function LegFields({ form, at }: { form: Form; at: number }) {
  const { t } = useTranslation('plans');
  const leg = form.values.legs[at]!;
  const path = `legs.${at}`;
  const number = at + 1;
  return (
    <Card title={t('visit.legNumber', { number })} removeLabel={t('visit.removeLeg', { number })} onRemove={() => form.removeListItem('legs', at)}>
      <div className={classes.fields}>
        <NativeSelect label={t('visit.means')} {...form.getInputProps(`${path}.means`)} data={travelMeans.map((value) => ({ value, label: t(`means.${value}`) }))} />
        <TextInput label={t('visit.number')} maxLength={40} {...form.getInputProps(`${path}.number`)} />
      </div>
      <div className={classes.fields}>
        <TextInput label={t('visit.legFrom')} required maxLength={120} {...form.getInputProps(`${path}.from`)} />
        <Day form={form} path={`${path}.departs_on`} label={t('visit.departsOn')} value={leg.departs_on} isRequired />
        <TextInput type="time" label={t('visit.departsAt')} {...form.getInputProps(`${path}.departs_at`)} />
      </div>
      <div className={classes.fields}>
        <TextInput label={t('visit.legTo')} required maxLength={120} {...form.getInputProps(`${path}.to`)} />
        <Day form={form} path={`${path}.arrives_on`} label={t('visit.arrivesOn')} value={leg.arrives_on} />
        <TextInput type="time" label={t('visit.arrivesAt')} {...form.getInputProps(`${path}.arrives_at`)} />
      </div>
    </Card>
  );
}

function Day({ form, path, label, value, isRequired }: { form: Form; path: string; label: string; value: string | null; isRequired?: boolean }) {
  return <DayInput label={label} value={value} onChange={(date) => form.setFieldValue(path, date)} error={form.errors[path]} data-path={path} isRequired={isRequired} />;
}

/** "entries.3.ends" → "Rendez-vous 4". */
function labelsOf(paths: string[], t: TFunction<readonly ['plans', 'common']>): Record<string, string> {
  const names: Record<string, string> = { hosts: 'visit.hostNumber', entries: 'visit.entryNumber', legs: 'visit.legNumber' };
  return Object.fromEntries(
    paths.map((path) => {
      const [list = '', at] = path.split('.');
      return [path, names[list] ? t(names[list], { number: Number(at) + 1 }) : list === 'head_registration_id' ? t('visit.head') : ''];
    }),
  );
}

function Conflict({ mine, theirs, onKeepMine, onTakeTheirs }: { mine: VisitValues; theirs: VisitValues; onKeepMine: () => void; onTakeTheirs: () => void }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const said = (values: VisitValues): [string, string][] => [
    [t('visit.hosts'), values.hosts.map(({ name, city }) => name || city).join(' · ')],
    [t('visit.entries'), values.entries.map(({ date, starts, title }) => [date && format.date(date, 'short'), starts, format.text(title)].filter(Boolean).join(' ')).join(' · ')],
    [t('visit.legs'), values.legs.map(({ from, to, departs_on, departs_at }) => [departs_on && format.date(departs_on, 'short'), departs_at, `${from} – ${to}`].filter(Boolean).join(' ')).join(' · ')],
  ];
  const stored = said(theirs);
  const fields = said(mine)
    .map(([label, value], index) => ({ label, mine: value, theirs: stored[index]?.[1] ?? '' }))
    .filter(({ mine: left, theirs: right }) => left !== right);
  return <ConflictView fields={fields} onKeepMine={onKeepMine} onTakeTheirs={onTakeTheirs} />;
}
