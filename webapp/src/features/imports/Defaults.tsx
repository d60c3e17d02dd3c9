import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { allProgrammesQuery, referenceList, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import type { Mapping } from './wizard';
import classes from './imports.module.css';

/** Choices whose words stand in the catalogue of terms. */
const worded: Record<string, { term: string; values: string[] }> = {
  kind: { term: 'session_kind', values: ['training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference'] },
  modality: { term: 'modality', values: ['in_person', 'distance', 'e_learning', 'blended'] },
  language: { term: 'language', values: ['fr', 'ar', 'en'] },
  role: { term: 'role', values: ['participant', 'trainer', 'speaker', 'organiser', 'observer', 'interpreter'] },
  administrative_level: { term: 'administrative_level', values: ['central', 'deconcentrated', 'territorial'] },
};
const referenced: Record<string, string> = { agreement_type: 'agreement_type', type: 'organisation_type', organisation_type: 'organisation_type', category: 'person_category' };

interface DefaultsProps {
  data: Import;
  mapping: Mapping;
  values: Mapping;
  errors: Record<string, string>;
  onChange: (values: Mapping) => void;
}

/** What is said once for all rows that do not say it. */
export function Defaults({ data, mapping, values, errors, onChange }: DefaultsProps) {
  const { t } = useTranslation(['imports', 'terms']);
  const createsOrganisations = values.create_organisations === 'true';
  const shown = data.default_fields.filter((name) => name !== 'organisation_type' || createsOrganisations);
  const set = (name: string, value: string) => onChange({ ...values, [name]: value });
  return (
    <div className={classes.choices}>
      {shown.map((name) => {
        const common = {
          label: t(`default.${name}`, { defaultValue: name }),
          description: mapping[name] ? t('columns.whereEmpty', { column: mapping[name] }) : undefined,
          error: errors[`defaults.${name}`],
          value: values[name] ?? '',
          onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
        };
        if (name === 'create_organisations' || name === 'create_words')
          return (
            <Checkbox
              key={name}
              className={classes.wideChoice}
              label={common.label}
              description={t(`default.${name}Text`)}
              checked={values[name] === 'true'}
              onChange={(event) => set(name, event.currentTarget.checked ? 'true' : '')}
            />
          );
        if (name === 'programme') return <ProgrammeChoice key={name} {...common} />;
        if (referenced[name]) return <ReferenceChoice key={name} list={referenced[name]} {...common} />;
        const words = worded[name];
        if (words)
          return (
            <NativeSelect
              key={name}
              {...common}
              data={[{ value: '', label: t('columns.noDefault') }, ...words.values.map((value) => ({ value, label: t(`terms:${words.term}.${value}`) }))]}
            />
          );
        return <TextInput key={name} {...common} maxLength={500} />;
      })}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  description?: string;
  error?: string;
  value: string;
  onChange: (event: { currentTarget: { value: string } }) => void;
}

function ProgrammeChoice(props: ChoiceProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const programmes = useQuery(allProgrammesQuery).data?.items ?? [];
  const options = programmes.map(({ code, title }) => ({ value: code, label: `${code} · ${format.text(title)}` }));
  return <NativeSelect {...props} data={[{ value: '', label: t('columns.noDefault') }, ...options]} />;
}

function ReferenceChoice({ list, ...props }: ChoiceProps & { list: string }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const items = useQuery(referenceList(list)).data?.items ?? [];
  return <NativeSelect {...props} data={[{ value: '', label: t('columns.noDefault') }, ...items.map(({ code, name }) => ({ value: code, label: format.text(name) }))]} />;
}
