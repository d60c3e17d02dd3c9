import { Button, Menu, Modal, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  asProblem, saveConvocations, saveProofs, saveSignInSheet, type DocumentFormat, type DocumentLanguage, type Registration, type Session,
} from '@/shared/api';
import { useFormat } from '@/shared/format';
import { currentLanguage, useTranslation } from '@/shared/i18n';
import { Banner, Icon } from '@/shared/ui';
import { PracticalNote } from './PracticalNote';

type Kind = 'sign_in_sheet' | 'convocations' | 'proofs_of_attendance';

const languages: readonly DocumentLanguage[] = ['fr', 'ar', 'fr-ar', 'en'];
const formats: readonly DocumentFormat[] = ['pdf', 'docx'];
const everything = '';

/** The papers of a session: the convocation of those with a seat, the sheet to sign, and the proof of attendance of those who came. */
export function DocumentsMenu({ session, registrations }: { session: Session; registrations: Registration[] }) {
  const { t } = useTranslation(['sessions', 'common']);
  const [asked, setAsked] = useState<Kind>();
  const hasDays = session.days.length > 0;
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button leftSection={<Icon name="print" />} rightSection={<Icon name="fold" />}>
            {t('documents.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!hasDays || session.status === 'cancelled'} onClick={() => setAsked('sign_in_sheet')}>
            {t('documents.sign_in_sheet')}
          </Menu.Item>
          <Menu.Item disabled={session.status === 'cancelled'} onClick={() => setAsked('convocations')}>
            {t('documents.convocations')}
          </Menu.Item>
          <Menu.Item disabled={!hasDays} onClick={() => setAsked('proofs_of_attendance')}>
            {t('documents.proofs_of_attendance')}
          </Menu.Item>
          {hasDays && (
            <Menu.Item component="a" href={`/api/v1/sessions/${session.id}/calendar_file`} download={`${session.reference}.ics`}>
              {t('documents.calendar_file')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked && t(`documents.${asked}`)}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {asked && <DocumentForm key={asked} kind={asked} session={session} registrations={registrations} onDone={() => setAsked(undefined)} />}
      </Modal>
    </>
  );
}

function DocumentForm({ kind, session, registrations, onDone }: {
  kind: Kind;
  session: Session;
  registrations: Registration[];
  onDone: () => void;
}) {
  const { t } = useTranslation(['sessions', 'common']);
  const format = useFormat();
  const [date, setDate] = useState(everything);
  const [person, setPerson] = useState(everything);
  const [language, setLanguage] = useState<DocumentLanguage>(currentLanguage());
  const [file, setFile] = useState<DocumentFormat>('pdf');
  const [signatory, setSignatory] = useState({ name: '', capacity: '' });
  const print = useMutation({
    mutationFn: () =>
      kind === 'sign_in_sheet'
        ? saveSignInSheet(session.id, { language, format: file, date: date || undefined })
        : kind === 'convocations'
          ? saveConvocations(session.id, { language, format: file, person: person || undefined })
          : saveProofs(session.id, { language, format: file, person: person || undefined, signatory }),
    onSuccess: onDone,
  });
  const problem = print.error ? asProblem(print.error) : undefined;
  const days = session.days.map((day) => ({ value: day.date, label: format.date(day.date) }));
  const people = registrations
    .filter(({ role, status }) => (kind === 'convocations' ? status === 'registered' : role === 'participant' || role === 'observer'))
    .map(({ person_id, display_name }) => ({ value: person_id, label: display_name }));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        print.mutate();
      }}
    >
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.fields[0]?.message ?? problem.message}
        </Banner>
      )}
      {kind === 'sign_in_sheet' ? (
        <Select
          label={t('documents.day')}
          data={[{ value: everything, label: t('documents.everyDay', { count: days.length }) }, ...days]}
          value={date}
          onChange={(value) => setDate(value ?? everything)}
          allowDeselect={false}
        />
      ) : (
        <Select
          label={t('documents.person')}
          data={[{ value: everything, label: t(kind === 'convocations' ? 'documents.everybodySeated' : 'documents.everybody') }, ...people]}
          value={person}
          onChange={(value) => setPerson(value ?? everything)}
          allowDeselect={false}
          searchable
        />
      )}
      <Select
        label={t('documents.language')}
        data={languages.map((value) => ({ value, label: t(`documents.in.${value}`) }))}
        value={language}
        onChange={(value) => setLanguage(value as DocumentLanguage)}
        allowDeselect={false}
      />
      <Select
        label={t('documents.format')}
        description={file === 'docx' ? t('documents.docxNote') : undefined}
        data={formats.map((value) => ({ value, label: t(`documents.as.${value}`) }))}
        value={file}
        onChange={(value) => setFile(value as DocumentFormat)}
        allowDeselect={false}
      />
      {kind === 'proofs_of_attendance' && (
        <>
          <TextInput
            label={t('documents.signatoryName')}
            description={t('documents.signatoryNote')}
            maxLength={200}
            value={signatory.name}
            onChange={({ currentTarget: { value } }) => setSignatory((before) => ({ ...before, name: value }))}
          />
          <TextInput
            label={t('documents.signatoryCapacity')}
            maxLength={200}
            value={signatory.capacity}
            onChange={({ currentTarget: { value } }) => setSignatory((before) => ({ ...before, capacity: value }))}
          />
        </>
      )}
      {kind === 'convocations' && session.can.tell && <PracticalNote sessionId={session.id} />}
      <div className="row">
        <Button type="submit" variant="filled" loading={print.isPending} leftSection={<Icon name="download" />}>
          {t('documents.download')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
