import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { Chip } from '../../../elements/chip.js';
import { RecordTable } from '../../../elements/record-table.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { calendarTexts } from '../texts.js';
import type { MoveRow } from './move-row.js';

interface MoveTableProps {
  readonly rows: readonly MoveRow[];
  /** Absent: only looked at. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (key: string, isChosen: boolean) => void;
}

export function MoveTable({ rows, chosen, onChoose }: MoveTableProps) {
  const t = useTexts(calendarTexts);
  const { day } = useDates();
  const choosing =
    chosen === undefined
      ? []
      : [
          {
            label: t.choose,
            show: ({ key, title }: MoveRow) => (
              <Checkbox
                aria-label={`${t.choose}：${title}`}
                checked={chosen.has(key)}
                onChange={({ target }) => onChoose?.(key, target.checked)}
              />
            ),
          },
        ];
  return (
    <RecordTable
      caption={t.tabs.moves}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        ...choosing,
        {
          label: t.task,
          isName: true,
          show: ({ taskId, number, title }) => (
            <>
              <Link to="/tasks/$taskId" params={{ taskId }}>
                {title}
              </Link>
              {number !== null && <small>{number}</small>}
            </>
          ),
        },
        {
          label: t.limitKind,
          show: ({ kind, unitName }) => (
            <>
              {kind === null ? t.due : t.limitKinds[kind]}
              {unitName !== null && <small>{unitName}</small>}
            </>
          ),
        },
        { label: t.from, isFigures: true, show: ({ from }) => day(from) },
        {
          label: t.to,
          isFigures: true,
          show: ({ to, isEarlier }) => (
            <>
              {day(to)} <Chip tone={isEarlier ? 'warn' : 'plain'}>{isEarlier ? t.earlier : t.later}</Chip>
            </>
          ),
        },
      ]}
    />
  );
}
