import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read } from '../../../api/client.js';
import { lostOf } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { useConfirm } from '../../../elements/confirm.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../calendars.module.css';
import { calendarTexts } from '../texts.js';
import { chosenOf, lookedAt, type MoveRow } from './move-row.js';
import { MoveTable } from './move-table.js';

const NEXT = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { readonly next: string | null }) => next ?? undefined,
} as const;

/** As many as one act takes of each kind. */
const MOST_CHOSEN = 500;

function useWaiting() {
  const deadlines = useInfiniteQuery({
    ...NEXT,
    queryKey: ['deadline-moves', 'due'],
    queryFn: ({ pageParam: cursor }) =>
      read(api.GET('/api/deadline-moves', { params: { query: cursor === undefined ? {} : { cursor } } })),
  });
  const limits = useInfiniteQuery({
    ...NEXT,
    queryKey: ['deadline-moves', 'limits'],
    queryFn: ({ pageParam: cursor }) =>
      read(api.GET('/api/limit-moves', { params: { query: cursor === undefined ? {} : { cursor } } })),
  });
  return { deadlines, limits };
}

/** Limits that the tables in force put on another day: a person moves those they choose. */
export function PendingMoves() {
  const t = useTexts(calendarTexts);
  const { deadlines, limits } = useWaiting();
  const lost = lostOf(deadlines, limits);
  if (lost !== undefined)
    return (
      <FailureState
        problem={asProblem(lost.error)}
        onRetry={() => {
          void deadlines.refetch();
          void limits.refetch();
        }}
      />
    );
  if (deadlines.data === undefined || limits.data === undefined) return <LoadingState />;
  const { rows } = lookedAt(deadlines.data.pages, limits.data.pages);
  return (
    <>
      <p className={styles.soft}>{t.movesDetail}</p>
      {rows.length === 0 ? (
        <EmptyState title={t.movesNone} detail={t.movesNoneDetail} />
      ) : (
        <Choice rows={rows} />
      )}
      {(deadlines.hasNextPage || limits.hasNextPage) && (
        <Button
          block
          loading={deadlines.isFetchingNextPage || limits.isFetchingNextPage}
          onClick={() => {
            if (deadlines.hasNextPage) void deadlines.fetchNextPage();
            if (limits.hasNextPage) void limits.fetchNextPage();
          }}
        >
          {t.more}
        </Button>
      )}
    </>
  );
}

function Choice({ rows }: { readonly rows: readonly MoveRow[] }) {
  const t = useTexts(calendarTexts);
  const { number } = useDates();
  const confirm = useConfirm();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [allowEarlier, setAllowEarlier] = useState(false);
  const [note, setNote] = useState('');
  const move = useMove(() => setChosen(new Set()));
  const count = rows.filter(({ key }) => chosen.has(key)).length;
  const hasEarlier = rows.some(({ key, isEarlier }) => isEarlier && chosen.has(key));
  // A slip is paper: its new limit is printed with the reason.
  const hasSlip = rows.some(({ key, kind }) => kind === 'slip' && chosen.has(key));
  const ask = () =>
    confirm({
      title: t.moveQuestion,
      what: t.moveWhat,
      count,
      undoable: null,
      act: t.move(number(count)),
      run: () => move.run({ ...chosenOf(rows, chosen), allowEarlier, note: note.trim() }),
    });
  return (
    <>
      <div className={styles.line}>
        <Checkbox
          checked={count === rows.length}
          indeterminate={count > 0 && count < rows.length}
          onChange={({ target }) =>
            setChosen(new Set(target.checked ? rows.slice(0, MOST_CHOSEN).map(({ key }) => key) : []))
          }
        >
          {t.chooseAll}
        </Checkbox>
        {hasEarlier && (
          <Checkbox checked={allowEarlier} onChange={({ target }) => setAllowEarlier(target.checked)}>
            {t.allowEarlier}
          </Checkbox>
        )}
        {hasSlip && (
          <Input
            className={styles.note ?? ''}
            maxLength={500}
            aria-label={t.slipNote}
            placeholder={t.slipNote}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
        <Button
          type="primary"
          disabled={count === 0 || (hasSlip && note.trim() === '')}
          loading={move.isPending}
          onClick={ask}
        >
          {t.move(number(count))}
        </Button>
      </div>
      {move.error !== null && <ProblemAlert problem={move.error} />}
      <MoveTable
        rows={rows}
        chosen={chosen}
        onChoose={(key, isChosen) =>
          setChosen((before) => {
            const after = new Set(before);
            if (isChosen) after.add(key);
            else after.delete(key);
            return after;
          })
        }
      />
    </>
  );
}

interface Chosen {
  readonly taskIds: string[];
  readonly keys: string[];
  readonly allowEarlier: boolean;
  readonly note: string;
}

/** Both lists, each in one transaction; what stays says why and is still there afterwards. */
function useMove(onDone: () => void) {
  const t = useTexts(calendarTexts);
  const { number } = useDates();
  const { message } = App.useApp();
  return useAct({
    send: async ({ taskIds, keys, allowEarlier, note }: Chosen, key) => {
      const headerOf = (part: string) => ({ header: { 'Idempotency-Key': `${key}-${part}` } });
      const due =
        taskIds.length === 0
          ? []
          : await read(
              api.POST('/api/deadline-moves', { body: { taskIds, allowEarlier }, params: headerOf('due') }),
            );
      const beside =
        keys.length === 0
          ? []
          : await read(
              api.POST('/api/limit-moves', {
                body: { keys, allowEarlier, ...(note !== '' && { note }) },
                params: headerOf('limits'),
              }),
            );
      return [...due, ...beside];
    },
    changes: [['deadline-moves'], ['tasks']],
    onDone: (results) => {
      const stays = results.filter(({ problemCode }) => problemCode !== null).length;
      void message.info(
        [t.moved(number(results.length - stays)), ...(stays > 0 ? [t.stays(number(stays))] : [])].join('，'),
      );
      onDone();
    },
  });
}
