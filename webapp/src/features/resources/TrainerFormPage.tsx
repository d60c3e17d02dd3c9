import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { nameInOrder, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FailedState, Skeleton, useRecordForm, useUrlSearch } from '@/shared/ui';
import { resourcesChanged, saveTrainer, trainerQuery, type Trainer } from './queries';
import { ResourceForm } from './ResourceForm';
import { TrainerFields } from './TrainerFields';
import { bodyOf, newTrainer, valuesOf, type TrainerValues } from './trainerValues';

export default function TrainerFormPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const trainer = useQuery({ ...trainerQuery(id ?? ''), enabled: id !== undefined, refetchOnWindowFocus: false });
  if (id === undefined) return <TrainerForm />;
  if (trainer.isPending) return <Skeleton lines={10} />;
  if (!trainer.data) return <FailedState error={trainer.error} onRetry={() => void trainer.refetch()} />;
  return <TrainerForm key={id} trainer={trainer.data} />;
}

const fields = [
  'person_id', 'standing', 'fields', 'languages', 'training_of_trainers', 'accreditations', 'weekdays', 'absences', 'double_booking',
  'contract_reference', 'contract_from', 'contract_to', 'note',
] as const;

function TrainerForm({ trainer }: { trainer?: Trainer }) {
  const { t } = useTranslation(['resources', 'terms', 'common']);
  const format = useFormat();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [{ person }] = useUrlSearch();
  const name = trainer && nameInOrder(trainer, format.language).first;
  const home = trainer ? `/trainers/${trainer.person_id}` : person ? `/people/${person}` : '/trainers';
  const record = useRecordForm<TrainerValues, Trainer>({
    name: `trainers.${trainer?.person_id ?? `new.${person ?? ''}`}`,
    initial: trainer ? valuesOf(trainer) : newTrainer(person),
    record: trainer,
    fromRecord: valuesOf,
    save: (values, version) => saveTrainer(trainer?.person_id, bodyOf(values), version),
    onSaved: (saved) => {
      queryClient.setQueryData(trainerQuery(saved.person_id).queryKey, saved);
      resourcesChanged(queryClient);
      void router.navigate({ href: `/trainers/${saved.person_id}` });
    },
  });
  const comma = t('common:listComma');
  const said = (from: TrainerValues, field: string): string => {
    if (field === 'standing') return t(`term.trainer_standing.${from.standing}`);
    if (field === 'training_of_trainers') return t(`term.training_of_trainers.${from.training_of_trainers}`);
    if (field === 'double_booking') return t(`term.double_booking.${from.double_booking}`);
    if (field === 'languages') return from.languages.map((code) => t(`terms:language.${code}`, { defaultValue: code })).join(comma);
    if (field === 'accreditations') return from.accreditations.map((each) => [each.title, each.expires_on].filter(Boolean).join(' ')).join(comma);
    if (field === 'absences') return from.absences.map((each) => [each.starts_on, each.ends_on].filter(Boolean).join(' – ')).join(comma);
    const value = from[field];
    return Array.isArray(value) ? value.join(comma) : String(value ?? '');
  };
  return (
    <ResourceForm
      title={trainer ? t('trainer.edit') : t('trainer.new')}
      subtitle={name}
      crumbs={[{ label: t('trainer.title'), href: '/trainers' }, ...(name ? [{ label: name, href: home }] : [])]}
      home={home}
      record={record}
      fromRecord={valuesOf}
      labels={Object.fromEntries(fields.map((field) => [field, t(`field.${field}`)]))}
      said={said}
    >
      <TrainerFields form={record.form} isNew={!trainer} />
    </ResourceForm>
  );
}
