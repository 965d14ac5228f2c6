import { useCallback, useRef, useState } from 'react';
import { NOTHING, reach, toggle, toggleShown, type Selection } from '../selection.js';
import type { AnyRow } from './rows.js';
import type { Choosing } from './row-table.js';

/** What is chosen; given up when the filter changes, as what is chosen would no longer be what is seen. */
export function useSelection(rows: readonly AnyRow[], filter: string) {
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [ofFilter, setOfFilter] = useState(filter);
  if (ofFilter !== filter) {
    setOfFilter(filter);
    setSelection(NOTHING);
  }
  const shown = useRef<readonly string[]>([]);
  const last = useRef<string | null>(null);
  const latest = rows.map(({ taskId }) => taskId);
  const remember = useCallback((ids: readonly string[]) => (shown.current = ids), []);
  const onToggle = useCallback((taskId: string, isReach: boolean) => {
    const from = last.current;
    last.current = taskId;
    setSelection((before) =>
      isReach && from !== null
        ? reach(before, [from, taskId], shown.current)
        : toggle(before, taskId, shown.current),
    );
  }, []);
  const choosing: Choosing = {
    selection,
    onToggle,
    onToggleShown: () => setSelection((before) => toggleShown(before, latest)),
  };
  return {
    selection,
    choosing,
    latest,
    remember,
    clear: () => setSelection(NOTHING),
    chooseFilter: () => setSelection({ kind: 'filter' }),
  };
}
