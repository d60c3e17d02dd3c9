import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem, erasePerson, privacyChanged, type Person } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, Panel } from '@/shared/ui';
import { SheetsNaming } from './SheetsNaming';

/** Erasing says what goes and what stays, and asks for the name: there is no way back. */
export function EraseDialog({ person }: { person: Person }) {
  const { t } = useTranslation(['people', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => erasePerson(person),
    onSuccess: (erasure) => {
      queryClient.removeQueries({ queryKey: ['people', 'one', person.id] });
      privacyChanged(queryClient);
      notifications.show({ message: t('erase.done', { label: erasure.label }) });
      void router.navigate({ href: `/people/${erasure.person_id}`, replace: true });
    },
  });
  const problem = erase.error ? asProblem(erase.error) : undefined;
  const close = () => {
    setOpen(false);
    setTyped('');
    erase.reset();
  };
  return (
    <Panel title={t('erase.title')}>
      <div className="stack">
        <p className="small muted">{t('erase.text')}</p>
        <p>
          <Button color="red" variant="outline" onClick={() => setOpen(true)}>
            {t('erase.open')}
          </Button>
        </p>
      </div>
      <Modal opened={isOpen} onClose={close} title={t('erase.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            erase.mutate();
          }}
        >
          {problem && (
            <Banner tone="bad" icon="alert" role="alert">
              {problem.isStale ? t('erase.stale') : problem.message}
            </Banner>
          )}
          <div>
            <h3>{t('erase.goes')}</h3>
            <p>{t('erase.goesText')}</p>
          </div>
          <div>
            <h3>{t('erase.stays')}</h3>
            <p>{t('erase.staysText')}</p>
          </div>
          <div>
            <h3>{t('sheets.title')}</h3>
            <SheetsNaming person={person.id} />
          </div>
          <Banner tone="bad" icon="alert">
            {t('erase.cannotBeUndone')}
          </Banner>
          <TextInput
            label={t('erase.typeName')}
            description={<bdi>{person.display_name}</bdi>}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div style={{ display: 'flex', gap: 'var(--s-3)' }}>
            <Button type="submit" color="red" variant="filled" loading={erase.isPending} disabled={typed.trim() !== person.display_name.trim()}>
              {t('erase.confirm')}
            </Button>
            <Button variant="subtle" onClick={close}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      </Modal>
    </Panel>
  );
}
