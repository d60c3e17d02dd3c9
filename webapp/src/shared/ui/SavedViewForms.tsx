import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { addSavedView, asProblem, changeSavedView, deleteSavedView, savedViewsChanged, type SavedView } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Icon } from './Icon';
import type { UrlSearch } from './useUrlSearch';

/** The filters that are shown now, kept under a name. */
export function KeepView({ list, filters, mayShare }: { list: string; filters: UrlSearch; mayShare: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="subtle" leftSection={<Icon name="plus" />} onClick={() => setOpen(!isOpen)}>
          {t('views.keep')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ViewForm list={list} mayShare={mayShare} save={(label, isShared) => addSavedView(list, { label, filters, is_shared: isShared })} onSaved={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Another name, shared or not, or forgotten. */
export function ChangeView({ view, mayShare, onForgotten }: { view: SavedView; mayShare: boolean; onForgotten: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const forget = useMutation({
    mutationFn: () => deleteSavedView(view),
    onSuccess: () => {
      setOpen(false);
      savedViewsChanged(queryClient, view.list);
      onForgotten();
    },
  });
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" aria-label={t('views.change', { name: view.label })} onClick={() => setOpen(!isOpen)}>
          <Icon name="edit" />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ViewForm
          list={view.list}
          start={view}
          mayShare={mayShare}
          save={(label, isShared) => changeSavedView(view, { label, filters: view.filters, is_shared: isShared })}
          onSaved={() => setOpen(false)}
          end={
            <Button variant="subtle" color="red" loading={forget.isPending} onClick={() => forget.mutate()}>
              {t('views.forget')}
            </Button>
          }
        />
        {forget.isError && <p role="alert">{asProblem(forget.error).message}</p>}
      </Popover.Dropdown>
    </Popover>
  );
}

interface ViewFormProps {
  list: string;
  start?: SavedView;
  mayShare: boolean;
  save: (label: string, isShared: boolean) => Promise<SavedView>;
  onSaved: () => void;
  end?: React.ReactNode;
}

function ViewForm({ list, start, mayShare, save, onSaved, end }: ViewFormProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [label, setLabel] = useState(start?.label ?? '');
  const [isShared, setShared] = useState(start?.is_shared ?? false);
  const saving = useMutation({
    mutationFn: () => save(label.trim(), isShared),
    onSuccess: () => {
      savedViewsChanged(queryClient, list);
      onSaved();
    },
  });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  const errors = problem?.fieldErrors() ?? {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() !== '') saving.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        label={t('views.name')}
        description={t('views.help')}
        value={label}
        maxLength={60}
        error={errors.label ?? (problem && Object.keys(errors).length === 0 ? problem.message : undefined)}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      {mayShare && (
        <Checkbox
          label={t('views.share')}
          description={t('views.shareHelp')}
          checked={isShared}
          error={errors.is_shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
      <div className="row">
        <Button type="submit" variant="filled" loading={saving.isPending} disabled={label.trim() === ''}>
          {t('save')}
        </Button>
        {end}
      </div>
    </form>
  );
}
