import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, read } from '../api/client.js';
import { useTexts } from '../i18n/texts.js';
import { elementTexts } from './texts.js';

const ROWS = 30;

interface BodySelectProps {
  /** Id of the organisation; undefined: none chosen. */
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
  readonly label: string;
  /** Only those that write a report of their own. */
  readonly onlyReporting?: boolean;
  readonly width?: number;
}

/** One organisation, found by typing a part of its name; never the whole directory. */
export function BodySelect({ value, onChange, label, onlyReporting = false, width = 200 }: BodySelectProps) {
  const t = useTexts(elementTexts);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['organisations', 'search', search],
    queryFn: () =>
      read(
        api.GET('/api/organisations', {
          params: { query: { limit: ROWS, ...(search !== '' && { search }) } },
        }),
      ),
  });
  const chosen = useQuery({
    queryKey: ['organisation', value],
    queryFn: () => read(api.GET('/api/organisations/{id}', { params: { path: { id: value ?? '' } } })),
    enabled: value !== undefined,
  });
  const rows = (found.data?.items ?? []).filter(({ isReportingBody }) => isReportingBody || !onlyReporting);
  const isListed = value === undefined || rows.some(({ id }) => id === value);
  const options = [...(isListed || chosen.data === undefined ? [] : [chosen.data]), ...rows];
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      style={{ width, maxWidth: '100%' }}
      value={value}
      placeholder={label}
      aria-label={label}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? t.loading : t.nobodyFound}
      onChange={(id: string | undefined) => onChange(id)}
      options={options.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
