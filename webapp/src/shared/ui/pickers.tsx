import { CloseButton, Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answer, api } from '@/shared/api';
import { nameInOrder, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import classes from './form.module.css';

export interface PickerOption {
  value: string;
  label: string;
  detail?: string;
}

export interface PickerProps {
  label: string;
  value: string | null;
  onChange: (value: string | null, option?: PickerOption) => void;
  description?: string;
  error?: ReactNode;
  isRequired?: boolean;
  isDisabled?: boolean;
  'data-path'?: string;
}

interface AsyncPickerProps extends PickerProps {
  concept: string;
  placeholder: string;
  search: (q: string, signal: AbortSignal) => Promise<PickerOption[]>;
  /** The option of a value that was chosen before. */
  load: (value: string, signal: AbortSignal) => Promise<PickerOption>;
  onCreate?: (typed: string) => void;
}

const shortest = 2;
const shown = 20;

/** Chooses one record by a part of its name; the server matches accents and Arabic forms. */
export function AsyncPicker(props: AsyncPickerProps) {
  const { label, value, onChange, description, error, isRequired, isDisabled, concept, placeholder, search, load, onCreate } = props;
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string>();
  const [q] = useDebouncedValue((typed ?? '').trim(), 200);
  const chosen = useQuery({
    queryKey: ['picker', concept, 'one', value],
    queryFn: ({ signal }) => load(value ?? '', signal),
    enabled: value !== null && value !== '',
    staleTime: 60_000,
  });
  const found = useQuery({
    queryKey: ['picker', concept, q],
    queryFn: ({ signal }) => search(q, signal),
    enabled: q.length >= shortest && typed !== undefined,
    placeholderData: keepPreviousData,
  });
  const options = q.length >= shortest ? (found.data ?? []) : [];
  const choose = (picked: string) => {
    combobox.closeDropdown();
    if (picked === '+create') onCreate?.(q);
    else onChange(picked, options.find((option) => option.value === picked));
    setTyped(undefined);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <InputBase
          label={label}
          description={description}
          error={error}
          required={isRequired}
          disabled={isDisabled}
          data-path={props['data-path']}
          placeholder={placeholder}
          autoComplete="off"
          value={typed ?? (value ? (chosen.data?.label ?? '') : '')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(undefined);
          }}
          rightSectionPointerEvents="auto"
          rightSection={
            found.isFetching && typed !== undefined ? (
              <Loader size={14} />
            ) : value && !isDisabled ? (
              <CloseButton size="sm" aria-label={t('picker.clear')} onMouseDown={(event) => event.preventDefault()} onClick={() => onChange(null)} />
            ) : null
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah="18rem" style={{ overflowY: 'auto' }} aria-label={label}>
          {options.map((option) => (
            <Combobox.Option key={option.value} value={option.value}>
              <span className={classes.option}>
                <bdi>{option.label}</bdi>
                {option.detail && <small>{option.detail}</small>}
              </span>
            </Combobox.Option>
          ))}
          {onCreate && q.length >= shortest && !found.isFetching && (
            <Combobox.Option value="+create">{t('picker.create', { name: q })}</Combobox.Option>
          )}
          {options.length === 0 && !found.isFetching && (
            <Combobox.Empty>{q.length < shortest ? t('picker.type') : t('picker.none')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

export function PersonPicker({ onCreate, ...props }: PickerProps & { onCreate?: (typed: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <AsyncPicker
      {...props}
      concept={`people-${format.language}`}
      placeholder={t('picker.person')}
      onCreate={onCreate}
      search={async (q, signal) => {
        const { items } = await answer(api.GET('/api/v1/people', { params: { query: { q, limit: shown } }, signal }));
        return items.map((person) => ({
          value: person.id,
          label: nameInOrder(person, format.language).first,
          detail: [person.function, format.text(person.organisation_name)].filter(Boolean).join(' · '),
        }));
      }}
      load={async (id, signal) => {
        const person = await answer(api.GET('/api/v1/people/{id}', { params: { path: { id } }, signal }));
        return { value: person.id, label: nameInOrder(person, format.language).first };
      }}
    />
  );
}

export function OrganisationPicker({ onCreate, ...props }: PickerProps & { onCreate?: (typed: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <AsyncPicker
      {...props}
      concept="organisations"
      placeholder={t('picker.organisation')}
      onCreate={onCreate}
      search={async (q, signal) => {
        const { items } = await answer(api.GET('/api/v1/organisations', { params: { query: { q, limit: shown } }, signal }));
        return items.map(({ id, name, parent_name: parent, ended_on: ended }) => ({
          value: id,
          label: format.text(name),
          detail: [format.text(parent), ended && t('picker.ended', { date: format.date(ended) })].filter(Boolean).join(' · '),
        }));
      }}
      load={async (id, signal) => {
        const { name } = await answer(api.GET('/api/v1/organisations/{id}', { params: { path: { id } }, signal }));
        return { value: id, label: format.text(name) };
      }}
    />
  );
}

export function ProgrammePicker(props: PickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <AsyncPicker
      {...props}
      concept="programmes"
      placeholder={t('picker.programme')}
      search={async (q, signal) => {
        const { items } = await answer(api.GET('/api/v1/programmes', { params: { query: { q, limit: shown } }, signal }));
        return items.map(({ id, code, title }) => ({ value: id, label: `${code} · ${format.text(title)}` }));
      }}
      load={async (id, signal) => {
        const { code, title } = await answer(api.GET('/api/v1/programmes/{id}', { params: { path: { id } }, signal }));
        return { value: id, label: `${code} · ${format.text(title)}` };
      }}
    />
  );
}

/** A region, province or commune by its name; the value is the official code. `kind` keeps one level only. */
export function PlacePicker({ kind, ...props }: PickerProps & { kind?: 'country' | 'region' | 'province' | 'commune' }) {
  const { t } = useTranslation(['common', 'terms']);
  const format = useFormat();
  return (
    <AsyncPicker
      {...props}
      concept={`places-${kind ?? 'all'}`}
      placeholder={t('picker.place')}
      search={async (q, signal) => {
        const { items } = await answer(api.GET('/api/v1/places', { params: { query: { q, kind, limit: shown } }, signal }));
        return items.map((place) => ({
          value: place.code,
          label: format.text(place.name),
          detail: t(`terms:place_kind.${place.kind}`, { defaultValue: place.kind }),
        }));
      }}
      load={async (code, signal) => {
        const place = await answer(api.GET('/api/v1/places/{code}', { params: { path: { code } }, signal }));
        return { value: code, label: format.text(place.name) };
      }}
    />
  );
}
