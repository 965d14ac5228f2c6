import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, read } from '../../../api/client.js';

interface TaskSelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}

const SHOWN = 20;

/** Another task, found by its number or a part of its title; the server searches. */
export function TaskSelect({ id, value, onChange }: TaskSelectProps) {
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['tasks', 'choice', search],
    queryFn: () =>
      read(api.GET('/api/tasks', { params: { query: { limit: SHOWN, ...(search !== '' && { search }) } } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value ?? null}
      onChange={(next) => next !== null && onChange?.(next)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(data?.items ?? []).map((task) => ({
        value: task.id,
        label: `${task.number ?? ''} ${task.title}`,
      }))}
    />
  );
}
