import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { allProgrammesQuery, asProblem, importQuery, mapImport, type Import } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { FieldGroup, FieldRow, FormPage, Panel } from '@/shared/ui';
import classes from './imports.module.css';

const kinds = ['training', 'workshop', 'reflection_workshop', 'study_visit', 'coaching', 'seminar', 'conference'];
const modalities = ['in_person', 'distance', 'e_learning', 'blended'];

/** Which column of the file is which field, with what the file says in it, and what to take where it says nothing. */
export function MappingForm({ data, onSent }: { data: Import; onSent: () => void }) {
  const { t } = useTranslation(['imports', 'terms']);
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState<Record<string, string>>(data.mapping);
  const [defaults, setDefaults] = useState<Record<string, string>>({ language: 'fr', ...data.defaults });
  const send = useMutation({
    mutationFn: () => mapImport(data.id, clean(mapping), clean(defaults)),
    onSuccess: (moved) => {
      queryClient.setQueryData(importQuery(data.id).queryKey, moved);
      onSent();
    },
  });
  const errors = send.error ? asProblem(send.error).fieldErrors() : {};
  const sampleOf = (column: string | undefined) => {
    const index = column ? data.columns.indexOf(column) : -1;
    return index < 0 ? [] : data.sample.map((row) => row[index] ?? '').filter(Boolean).slice(0, 3);
  };
  return (
    <Panel title={t('mapping.title')} note={t('mapping.note')}>
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          send.mutate();
        }}
        submitLabel={t('mapping.preview')}
        isSaving={send.isPending}
        errors={errors}
        labels={Object.fromEntries(data.fields.map((field) => [`mapping.${field}`, t(`column.${field}`)]))}
        error={send.error}
      >
        <FieldGroup legend={t('mapping.columns')} help={t('mapping.help')}>
          {data.fields.map((field) => (
            <div key={field} className={classes.field}>
              <NativeSelect
                label={t(`column.${field}`)}
                required={field === 'external_reference'}
                data-path={`mapping.${field}`}
                error={errors[`mapping.${field}`]}
                value={mapping[field] ?? ''}
                onChange={(event) => setMapping({ ...mapping, [field]: event.currentTarget.value })}
                data={[{ value: '', label: t('mapping.none') }, ...data.columns.map((column) => ({ value: column, label: column }))]}
              />
              <p className="tiny muted">
                <bdi>{sampleOf(mapping[field]).join(' · ')}</bdi>
              </p>
            </div>
          ))}
        </FieldGroup>
        <Defaults values={defaults} onChange={setDefaults} errors={errors} />
      </FormPage>
    </Panel>
  );
}

interface DefaultsProps {
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
  errors: Record<string, string>;
}

function Defaults({ values, onChange, errors }: DefaultsProps) {
  const { t } = useTranslation(['imports', 'terms']);
  const format = useFormat();
  const programmes = useQuery(allProgrammesQuery);
  const none = { value: '', label: t('mapping.noDefault') };
  const choices = {
    programme: [none, ...(programmes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${format.text(title)}` }))],
    kind: [none, ...kinds.map((value) => ({ value, label: t(`terms:session_kind.${value}`) }))],
    modality: [none, ...modalities.map((value) => ({ value, label: t(`terms:modality.${value}`) }))],
    language: (['fr', 'ar', 'en'] as const).map((value) => ({ value, label: t(`terms:language.${value}`) })),
  };
  return (
    <FieldGroup legend={t('mapping.defaults')} help={t('mapping.defaultsHelp')}>
      <FieldRow>
        {(['programme', 'kind', 'modality', 'language'] as const).map((name) => (
          <NativeSelect
            key={name}
            label={t(`default.${name}`)}
            data-path={`defaults.${name}`}
            error={errors[`defaults.${name}`]}
            value={values[name] ?? ''}
            onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })}
            data={choices[name]}
          />
        ))}
      </FieldRow>
    </FieldGroup>
  );
}

function clean(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}
