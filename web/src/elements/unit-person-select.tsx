import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, read } from '../api/client.js';
import { useTexts } from '../i18n/texts.js';
import { elementTexts } from './texts.js';
import { useSettled } from './use-settled.js';

const MOST_FOUND = 30;

interface Person {
  readonly id: string;
  readonly displayName: string;
}

interface UnitPersonSelectProps {
  /** Organisation id of the unit; its people are listed. */
  readonly unitId: string;
  readonly id?: string;
  /** Account id. */
  readonly value?: string;
  readonly onChange?: (accountId: string | undefined) => void;
  /** People who may be chosen beside those found, by name: such as who is named already. */
  readonly known?: readonly Person[];
  /** Accounts that may not be chosen. */
  readonly except?: readonly string[];
}

const NOBODY: readonly never[] = [];

/** One person of a unit, found by a part of the name. */
export function UnitPersonSelect({
  unitId,
  value,
  onChange,
  known = NOBODY,
  except = NOBODY,
  ...rest
}: UnitPersonSelectProps) {
  const t = useTexts(elementTexts);
  const [search, setSearch] = useState('');
  const [, setTyped] = useSettled(search, setSearch);
  const term = search.trim();
  const people = useQuery({
    queryKey: ['organisations', unitId, 'people', term],
    queryFn: () =>
      read(
        api.GET('/api/organisations/{id}/people', {
          params: {
            path: { id: unitId },
            query: { limit: MOST_FOUND, ...(term !== '' && { search: term }) },
          },
        }),
      ),
    staleTime: 5 * 60_000,
  });
  const options = new Map<string, { value: string; label: string }>();
  for (const { id, displayName } of known) options.set(id, { value: id, label: displayName });
  for (const { id, displayName, postTitle } of people.data?.items ?? [])
    options.set(id, {
      value: id,
      label: postTitle === null ? displayName : `${displayName}（${postTitle}）`,
    });
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value ?? null}
      onChange={(id: string | null | undefined) => onChange?.(id ?? undefined)}
      options={[...options.values()].filter(({ value: id }) => !except.includes(id))}
      loading={people.isFetching}
      notFoundContent={people.isFetching ? t.loading : t.noPerson}
    />
  );
}
