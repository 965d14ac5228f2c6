import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, read } from '../api/client.js';
import { useTexts } from '../i18n/texts.js';
import { elementTexts } from './texts.js';
import { useSettled } from './use-settled.js';

const MOST_FOUND = 20;

interface OrganisationSelectProps {
  readonly id?: string;
  /** Organisation id. */
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly placeholder?: string;
  readonly label?: string;
  readonly allowClear?: boolean;
}

/** One unit, found by a part of its name, short name or alias. */
export function OrganisationSelect({ value, onChange, label, ...rest }: OrganisationSelectProps) {
  const { options, onSearch, isPending } = useFoundOrganisations(value === undefined ? [] : [value]);
  return (
    <Select
      {...rest}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch }}
      value={value ?? null}
      onChange={(id: string | null | undefined) => onChange?.(id ?? undefined)}
      options={options}
      loading={isPending}
      notFoundContent={null}
      popupMatchSelectWidth={false}
    />
  );
}

interface OrganisationsSelectProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
  readonly most?: number;
}

/** Several units. */
export function OrganisationsSelect({ value = [], onChange, most, id }: OrganisationsSelectProps) {
  const { options, onSearch, isPending } = useFoundOrganisations(value);
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      {...(most !== undefined && { maxCount: most })}
      showSearch={{ filterOption: false, onSearch }}
      value={[...value]}
      onChange={(ids: string[]) => onChange?.(ids)}
      options={options}
      loading={isPending}
      notFoundContent={null}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What the search finds, with those that are chosen already: a choice keeps its name whatever is searched for next. */
function useFoundOrganisations(chosen: readonly string[]) {
  const t = useTexts(elementTexts);
  const [search, setSearch] = useState('');
  const [, setTyped] = useSettled(search, setSearch);
  const term = search.trim();
  const found = useQuery({
    queryKey: ['organisations', 'found', term],
    queryFn: () =>
      read(
        api.GET('/api/organisations', {
          params: { query: { limit: MOST_FOUND, ...(term !== '' && { search: term }) } },
        }),
      ),
    staleTime: 5 * 60_000,
  });
  const named = useQuery({
    queryKey: ['organisations', 'named', ...chosen],
    queryFn: () =>
      Promise.all(
        chosen.map((id) =>
          read(api.GET('/api/organisations/{id}', { params: { path: { id } } })).then(
            ({ name }): Option => ({ value: id, label: name }),
            (): Option => ({ value: id, label: t.notFound }),
          ),
        ),
      ),
    enabled: chosen.length > 0,
    staleTime: 5 * 60_000,
    placeholderData: (before) => before,
  });
  const options = new Map<string, Option>();
  for (const { id, name } of found.data?.items ?? []) options.set(id, { value: id, label: name });
  for (const option of named.data ?? []) if (chosen.includes(option.value)) options.set(option.value, option);
  return { options: [...options.values()], onSearch: setTyped, isPending: found.isPending };
}
