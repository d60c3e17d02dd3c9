import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { mergesList, type Person } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Banner, PersonPicker } from '@/shared/ui';

/** On a record that was merged: where its person is read. On one that unites others: how many. */
export function IdentityNotice({ person, mayReadMerges }: { person: Person; mayReadMerges: boolean }) {
  const { t } = useTranslation('merges');
  const merges = useInfiniteQuery({ ...mergesList({ person: person.id, state: 'open' }), enabled: mayReadMerges && !person.merged_into });
  if (person.merged_into)
    return (
      <Banner tone="warn" icon="copy" end={<AppLink href={`/people/${person.merged_into}`}>{t('merged.open')}</AppLink>}>
        {t('merged.notice')}
      </Banner>
    );
  const held = merges.data?.pages.flatMap((page) => page.items).filter((merge) => merge.canonical_id === person.id).length ?? 0;
  if (held === 0) return null;
  return (
    <Banner icon="copy" end={<AppLink href={`/merges?person=${person.id}`}>{t('merged.ledger')}</AppLink>}>
      {t('merged.holds', { count: held })}
    </Banner>
  );
}

/** Finds the other record and opens both side by side. */
export function MergeAction({ person }: { person: Person }) {
  const { t } = useTranslation(['merges', 'common']);
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [other, setOther] = useState<string | null>(null);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('merged.action')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('merged.action')} closeButtonProps={{ 'aria-label': t('common:close') }}>
        <div className="stack">
          <PersonPicker label={t('merged.find')} description={t('merged.findHelp')} value={other} onChange={setOther} />
          <Button variant="filled" disabled={!other || other === person.id} onClick={() => void router.navigate({ href: `/people/${person.id}/merge/${other}` })}>
            {t('merged.compare')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
