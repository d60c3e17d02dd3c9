import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, sessionChanged, type Session } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, PersonPicker } from '@/shared/ui';
import { QuickPersonForm } from '@/shared/ui/QuickPersonForm';
import { givePlaceTo, type InvitedPerson } from './queries';

/** Somebody on record, or recorded now, takes the place of whoever proposed them, and is invited. */
export function ReplacementDialog({ session, person, onClose }: { session: Session; person: InvitedPerson; onClose: () => void }) {
  const { t } = useTranslation(['invitations', 'common']);
  const queryClient = useQueryClient();
  const { invitation } = person;
  const proposed = invitation?.replacement_name ?? '';
  const contact = invitation?.replacement_contact ?? '';
  const today = new Date().toISOString().slice(0, 10);
  const [until, setUntil] = useState<string | null>(invitation && invitation.answer_by >= today ? invitation.answer_by : (session.first_date ?? null));
  const [chosen, setChosen] = useState<{ id: string; name: string }>();
  const [newName, setNewName] = useState<string>();
  const [key] = useState(() => crypto.randomUUID());
  const give = useMutation({
    mutationFn: (personId: string) => givePlaceTo(invitation!.id, personId, until, `${key}-${personId}-${until ?? ''}`),
    onSuccess: () => {
      notifications.show({ withCloseButton: false, message: t('replace.done') });
      onClose();
    },
    onSettled: () => sessionChanged(queryClient),
  });
  const problem = give.error ? asProblem(give.error) : undefined;
  return (
    <Modal opened onClose={onClose} size="lg" title={t('replace.title', { name: person.display_name })} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <div className="stack">
        <p>
          {t('replace.proposed')} <b><bdi>{proposed}</bdi></b> {contact && <bdi className="muted">{contact}</bdi>}
        </p>
        {problem && (
          <Banner tone="bad" icon="alert" role="alert">
            {problem.fields[0]?.message ?? problem.message}
          </Banner>
        )}
        {newName === undefined ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (chosen) give.mutate(chosen.id);
            }}
          >
            <PersonPicker
              label={t('replace.who')}
              description={t('replace.whoText')}
              value={chosen?.id ?? null}
              onChange={(id, option) => setChosen(id ? { id, name: option?.label ?? '' } : undefined)}
              onCreate={(typed) => setNewName(typed || proposed)}
            />
            <DayInput label={t('dialog.until')} value={until} onChange={setUntil} isRequired />
            <div className="row">
              <Button type="submit" variant="filled" loading={give.isPending} disabled={!chosen}>
                {t('replace.seat')}
              </Button>
              <Button onClick={() => setNewName(proposed)}>{t('replace.new')}</Button>
            </div>
          </form>
        ) : (
          <QuickPersonForm
            typed={newName}
            contact={contact}
            onCancel={() => setNewName(undefined)}
            onSaved={(id) => {
              setNewName(undefined);
              setChosen({ id, name: newName });
              give.mutate(id);
            }}
          />
        )}
      </div>
    </Modal>
  );
}
