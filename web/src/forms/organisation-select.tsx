import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, read } from '../api/client.js';
import { useTexts } from '../i18n/texts.js';
import { formTexts } from './texts.js';

interface OrganisationSelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string | undefined) => void;
}

const SHOWN = 50;

/** One unit, found by a part of its name, short name or alias; the server searches. */
export function OrganisationSelect({ id, value, onChange }: OrganisationSelectProps) {
  const t = useTexts(formTexts);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['organisations', search],
    queryFn: () =>
      read(
        api.GET('/api/organisations', {
          params: { query: { limit: SHOWN, ...(search !== '' && { search }) } },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? undefined)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t.findUnit}
      loading={isFetching}
      options={(data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
    />
  );
}
