import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, read } from '../../api/client.js';
import { useSettled } from '../../elements/use-settled.js';

interface TasksSelectProps {
  readonly id?: string;
  /** Ids of tasks. */
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
}

const SHOWN = 20;

/** Some tasks, each found by its number or a part of its title; what was chosen keeps its name while something else is looked for. */
export function TasksSelect({ id, value = [], onChange }: TasksSelectProps) {
  const [search, setSearch] = useState('');
  const [, setTyped] = useSettled(search, setSearch);
  const [chosen, setChosen] = useState<readonly { value: string; label: string }[]>([]);
  const term = search.trim();
  const { data } = useQuery({
    queryKey: ['tasks', 'choice', term],
    queryFn: () =>
      read(
        api.GET('/api/tasks', { params: { query: { limit: SHOWN, ...(term !== '' && { search: term }) } } }),
      ),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map((task) => ({
    value: task.id,
    label: `${task.number ?? ''} ${task.title}`.trim(),
  }));
  const named = chosen.filter(({ value: one }) => value.includes(one));
  const options = [...named, ...found.filter((one) => !value.includes(one.value))];
  return (
    <Select
      mode="multiple"
      {...(id !== undefined && { id })}
      value={[...value]}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={options}
      onChange={(ids: string[]) => {
        setChosen(options.filter((one) => ids.includes(one.value)));
        onChange?.(ids);
      }}
    />
  );
}
