import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, findByNumber, type NumberKind } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Icon, Panel } from '@/shared/ui';
import classes from './privacy.module.css';

/** Who holds exactly this number; each search is noted, without the number. */
export function NumberSearch({ kinds }: { kinds: string[] }) {
  const { t } = useTranslation('privacy');
  const queryClient = useQueryClient();
  const [kind, setKind] = useState(kinds[0] ?? 'national_identity');
  const [number, setNumber] = useState('');
  const search = useMutation({
    mutationFn: () => findByNumber(kind as NumberKind, number),
    gcTime: 0,
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['changes'] }),
  });
  const problem = search.error ? asProblem(search.error) : undefined;
  return (
    <Panel title={t('numberSearch.title')} note={t('numberSearch.note')}>
      <form
        className={classes.search}
        onSubmit={(event) => {
          event.preventDefault();
          search.mutate();
        }}
      >
        <NativeSelect label={t('numberSearch.kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value)} data={kinds.map((value) => ({ value, label: t(`authorisations.kind.${value}`) }))} />
        <TextInput
          label={t('numberSearch.number')}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={number}
          onChange={(event) => {
            setNumber(event.currentTarget.value);
            search.reset();
          }}
          error={problem && (problem.fields[0]?.message ?? problem.message)}
        />
        <Button type="submit" leftSection={<Icon name="search" />} loading={search.isPending} disabled={!number.trim()}>
          {t('numberSearch.search')}
        </Button>
      </form>
      <div role="status">
        {search.data &&
          (search.data.items.length === 0 ? (
            <p className="muted">{t('numberSearch.none')}</p>
          ) : (
            <ul>
              {search.data.items.map((person) => (
                <li key={person.person_id}>
                  <AppLink href={`/people/${person.person_id}`}>
                    <bdi>{person.name}</bdi>
                  </AppLink>
                </li>
              ))}
            </ul>
          ))}
      </div>
    </Panel>
  );
}
