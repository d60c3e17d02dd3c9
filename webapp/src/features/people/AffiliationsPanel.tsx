import { Button, Modal } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addAffiliation, peopleChanged, personQuery, type AffiliationBody, type Person } from '@/shared/api';
import { today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, DayInput, EmptyState, FormPage, LocalText, Panel, useFormSave, useSpan } from '@/shared/ui';
import classes from './people.module.css';
import { PostFields } from './PostFields';

/** Where somebody served, newest first. A figure of last year counts the person where they were last year. */
export function AffiliationsPanel({ person }: { person: Person }) {
  const { t } = useTranslation(['people', 'terms', 'common']);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const span = useSpan();
  return (
    <Panel
      title={t('affiliations.title')}
      end={
        person.can.update && (
          <Button size="xs" onClick={() => setOpen(true)}>
            {t('affiliations.add')}
          </Button>
        )
      }
      isFlush
    >
      {person.affiliations.length === 0 ? (
        <EmptyState title={t('affiliations.none')}>{t('affiliations.noneText')}</EmptyState>
      ) : (
        <ol className={classes.timeline}>
          {person.affiliations.map((affiliation) => (
            <li key={affiliation.id} data-now={!affiliation.to || undefined}>
              <p>
                <bdi>{span(affiliation) ?? t('affiliations.datesUnknown')}</bdi>
              </p>
              <div>
                <p>
                  {affiliation.organisation_id ? (
                    <AppLink href={`/organisations/${affiliation.organisation_id}`}>
                      <LocalText text={affiliation.organisation_name} />
                    </AppLink>
                  ) : (
                    <span className="muted">{t('affiliations.nowhere')}</span>
                  )}
                </p>
                <p className="small muted">
                  {[
                    affiliation.function,
                    affiliation.administrative_level && t(`terms:administrative_level.${affiliation.administrative_level}`),
                    format.text(affiliation.place_name),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('affiliations.add')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {isOpen && <AffiliationForm person={person} onDone={() => setOpen(false)} />}
      </Modal>
    </Panel>
  );
}

function AffiliationForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const queryClient = useQueryClient();
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      from: today() as string | null, organisation_id: null as string | null, function: '', grade: '', administrative_level: '',
      place_code: null as string | null,
    },
    validate: { from: (from) => (from ? null : t('affiliations.fromMissing')) },
  });
  const page = useFormSave(
    form,
    (values: typeof form.values) =>
      addAffiliation(person.id, {
        from: values.from ?? '',
        organisation_id: values.organisation_id ?? undefined,
        function: values.function.trim() || undefined,
        grade: values.grade || undefined,
        administrative_level: (values.administrative_level || undefined) as AffiliationBody['administrative_level'],
        place_code: values.place_code ?? undefined,
      }),
    (saved) => {
      queryClient.setQueryData(personQuery(person.id).queryKey, saved);
      peopleChanged(queryClient);
      onDone();
    },
  );
  return (
    <FormPage
      {...page}
      onCancel={onDone}
      labels={{ from: t('affiliations.from'), organisation_id: t('field.organisation_id') }}
    >
      <p className="small muted">{t('affiliations.help')}</p>
      <DayInput label={t('affiliations.from')} isRequired {...form.getInputProps('from')} value={form.values.from} />
      <PostFields form={form} />
    </FormPage>
  );
}
