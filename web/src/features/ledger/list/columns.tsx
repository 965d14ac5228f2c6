import { useMemo, type ReactNode } from 'react';
import { Light } from '../../../elements/light.js';
import { StateChip } from '../../../elements/state-chip.js';
import { TaskLink } from '../../../elements/task-link.js';
import { useDates, type Dates } from '../../../i18n/dates.js';
import { terms, wordFor } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { ledgerTexts } from '../texts.js';
import type { LedgerView, SortKey } from '../ledger-search.js';
import type { AnyRow, MeasureRow, ProblemRow, ResponsibilityRow, TaskRow } from './rows.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly kind?: 'wide' | 'figures';
  /** Not shown until somebody asks for it. */
  readonly isExtra?: boolean;
  /** The order that a click on its head asks for. */
  readonly sort?: SortKey;
}

/** What can stand in the columns of a view, in the order of the paper ledgers; the same object as long as language and view stay. */
export function useColumns(view: LedgerView): readonly Column<AnyRow>[] {
  const t = useTexts(ledgerTexts);
  const words = useTexts(terms);
  const dates = useDates();
  return useMemo(() => {
    // The view decides of which kind every row is.
    return COLUMNS[view](cellsIn({ t, words, dates })) as readonly Column<AnyRow>[];
  }, [view, t, words, dates]);
}

interface CellWords {
  readonly t: (typeof ledgerTexts)['zh-CN'];
  readonly words: (typeof terms)['zh-CN'];
  readonly dates: Dates;
}
type Cells = ReturnType<typeof cellsIn>;

function cellsIn({ t, words, dates: { day, moment, percent } }: CellWords) {
  const none = <span className="unseen">{t.none}</span>;
  return {
    t: t.columns,
    words,
    percent,
    moment,
    text: (value: string | null) => value ?? none,
    day: (value: string | null) => (value === null ? none : day(value)),
    lines: (values: readonly string[]) => (values.length === 0 ? none : <Lines values={values} />),
    due: (now: string | null, first: string | null) =>
      now === null ? (
        <>{t.noDue}</>
      ) : (
        <>
          {day(now)}
          {first !== null && first !== now && <small>{t.firstDue(day(first))}</small>}
        </>
      ),
  };
}

function Lines({ values }: { readonly values: readonly string[] }) {
  if (values.length === 1) return values[0];
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
}

type Of<Row> = { readonly row: Row };

function taskColumns({ t, words, percent, moment, text, day, due }: Cells): readonly Column<Of<TaskRow>>[] {
  return [
    { key: 'number', title: t.number, kind: 'figures', sort: 'number', cell: ({ row }) => text(row.number) },
    {
      key: 'title',
      title: t.title,
      kind: 'wide',
      cell: ({ row }) => (
        <TaskLink taskId={row.id} data-row-link="">
          {row.title}
        </TaskLink>
      ),
    },
    { key: 'light', title: t.light, sort: 'light', cell: ({ row }) => <Light colour={row.light} /> },
    { key: 'state', title: t.state, cell: ({ row }) => <StateChip state={row.state} /> },
    { key: 'lead', title: t.lead, cell: ({ row }) => text(row.leadName) },
    {
      key: 'due',
      title: t.due,
      kind: 'figures',
      sort: 'due',
      cell: ({ row }) => due(row.currentDueOn, row.originalDueOn),
    },
    { key: 'progress', title: t.progress, kind: 'figures', cell: ({ row }) => percent(row.progress / 100) },
    { key: 'body', title: t.body, cell: ({ row }) => row.organisationName },
    { key: 'year', title: t.year, kind: 'figures', cell: ({ row }) => row.reportYear },
    {
      key: 'priority',
      title: t.priority,
      isExtra: true,
      cell: ({ row }) => wordFor(words.priorities, row.priority),
    },
    { key: 'kind', title: t.kind, isExtra: true, cell: ({ row }) => wordFor(words.kinds, row.kind) },
    {
      key: 'class',
      title: t.class,
      isExtra: true,
      cell: ({ row }) =>
        text(row.rectificationClass === null ? null : wordFor(words.classes, row.rectificationClass)),
    },
    {
      key: 'originalDue',
      title: t.originalDue,
      kind: 'figures',
      isExtra: true,
      cell: ({ row }) => day(row.originalDueOn),
    },
    {
      key: 'changed',
      title: t.changed,
      kind: 'figures',
      sort: 'changed',
      cell: ({ row }) => (row.changedAt === undefined ? text(null) : moment(row.changedAt)),
    },
  ];
}

function problemColumns({ t, words, text, lines }: Cells): readonly Column<Of<ProblemRow>>[] {
  return [
    { key: 'number', title: t.number, kind: 'figures', sort: 'number', cell: ({ row }) => text(row.number) },
    {
      key: 'problem',
      title: t.problem,
      kind: 'wide',
      cell: ({ row }) => (
        <TaskLink taskId={row.taskId} data-row-link="">
          {row.problem}
        </TaskLink>
      ),
    },
    {
      key: 'manifestations',
      title: t.manifestations,
      kind: 'wide',
      cell: ({ row }) => lines(row.manifestations),
    },
    { key: 'causes', title: t.causes, kind: 'wide', cell: ({ row }) => lines(row.causes) },
    { key: 'state', title: t.state, cell: ({ row }) => <StateChip state={row.state} /> },
    { key: 'body', title: t.body, cell: ({ row }) => row.organisationName },
    { key: 'year', title: t.year, kind: 'figures', cell: ({ row }) => row.reportYear },
    { key: 'kind', title: t.kind, isExtra: true, cell: ({ row }) => wordFor(words.kinds, row.kind) },
  ];
}

function measureColumns({ t, text, day }: Cells): readonly Column<Of<MeasureRow>>[] {
  return [
    { key: 'number', title: t.number, kind: 'figures', sort: 'number', cell: ({ row }) => text(row.number) },
    {
      key: 'measure',
      title: t.measure,
      kind: 'wide',
      cell: ({ row }) => (
        <TaskLink taskId={row.taskId} data-row-link="">
          {row.measure}
        </TaskLink>
      ),
    },
    { key: 'target', title: t.target, kind: 'wide', cell: ({ row }) => text(row.target) },
    { key: 'milestone', title: t.milestone, kind: 'figures', cell: ({ row }) => day(row.milestoneOn) },
    { key: 'done', title: t.done, kind: 'figures', cell: ({ row }) => day(row.doneOn) },
    { key: 'due', title: t.due, kind: 'figures', sort: 'due', cell: ({ row }) => day(row.dueOn) },
    { key: 'weight', title: t.weight, kind: 'figures', isExtra: true, cell: ({ row }) => row.weight },
    { key: 'body', title: t.body, cell: ({ row }) => row.organisationName },
    { key: 'year', title: t.year, kind: 'figures', isExtra: true, cell: ({ row }) => row.reportYear },
  ];
}

function responsibilityColumns({ t, text, day, lines }: Cells): readonly Column<Of<ResponsibilityRow>>[] {
  return [
    { key: 'number', title: t.number, kind: 'figures', sort: 'number', cell: ({ row }) => text(row.number) },
    {
      key: 'title',
      title: t.title,
      kind: 'wide',
      cell: ({ row }) => (
        <TaskLink taskId={row.taskId} data-row-link="">
          {row.title}
        </TaskLink>
      ),
    },
    { key: 'lead', title: t.lead, cell: ({ row }) => text(row.lead) },
    { key: 'responsible', title: t.responsible, cell: ({ row }) => lines(row.responsible) },
    { key: 'assisting', title: t.assisting, cell: ({ row }) => lines(row.assisting) },
    { key: 'lineLeader', title: t.lineLeader, cell: ({ row }) => text(row.lineLeader) },
    { key: 'owner', title: t.owner, cell: ({ row }) => text(row.owner) },
    { key: 'liaison', title: t.liaison, cell: ({ row }) => text(row.liaison) },
    { key: 'due', title: t.due, kind: 'figures', sort: 'due', cell: ({ row }) => day(row.dueOn) },
    { key: 'body', title: t.body, isExtra: true, cell: ({ row }) => row.organisationName },
  ];
}

const COLUMNS = {
  tasks: taskColumns,
  problems: problemColumns,
  measures: measureColumns,
  responsibilities: responsibilityColumns,
} as const;
