import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { Schema } from '../../../api/client.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import type { SimulatorSearch } from '../search.js';
import styles from '../simulator.module.css';
import { simulatorTexts } from '../texts.js';
import { NoticesByDay } from './notices-by-day.js';
import { PeopleTable } from './people-table.js';
import { useNotices } from './use-notices.js';

interface NoticeListProps {
  readonly simulation: Schema<'SimulationView'>;
  readonly search: SimulatorSearch;
}

type By = 'day' | 'person';
const SIDES = ['all', 'both', 'pack', 'against'] as const;

/** Every notice one by one, day after day, or who would get how many. */
export function NoticeList({ simulation, search }: NoticeListProps) {
  const t = useTexts(simulatorTexts);
  const navigate = useNavigate();
  const { id, against } = simulation;
  const isByPerson = search.by === 'person' && search.recipientId === undefined;
  const go = (next: SimulatorSearch) =>
    void navigate({ to: '/simulator', search: next, replace: true, resetScroll: false });
  return (
    <section aria-labelledby="simulation-list">
      <h2 id="simulation-list">{t.list}</h2>
      <div className={`${styles.switches} not-on-paper`}>
        <Segmented<By>
          aria-label={t.list}
          value={isByPerson ? 'person' : 'day'}
          options={[
            { value: 'day', label: t.byDay },
            { value: 'person', label: t.byPerson },
          ]}
          onChange={(by) => go({ id, ...(by === 'person' && { by }) })}
        />
        {against !== null && !isByPerson && (
          <Segmented<(typeof SIDES)[number]>
            aria-label={t.side}
            value={search.foundBy ?? 'all'}
            options={SIDES.map((side) => ({
              value: side,
              label: side === 'all' ? t.allSides : t.sides[side],
            }))}
            onChange={(side) => {
              const { foundBy: _before, ...rest } = search;
              go(side === 'all' ? rest : { ...rest, foundBy: side });
            }}
          />
        )}
      </div>
      {isByPerson ? (
        <PeopleTable simulation={simulation} />
      ) : (
        <Notices simulation={simulation} search={search} />
      )}
    </section>
  );
}

function Notices({ simulation, search }: NoticeListProps) {
  const notices = useNotices(simulation.id, search);
  const name = notices.rows[0]?.recipientName;
  return (
    <>
      <Narrowing id={simulation.id} search={search} name={name} />
      <NoticesByDay notices={notices} isCompared={simulation.against !== null} />
    </>
  );
}

interface NarrowingProps {
  readonly id: string;
  readonly search: SimulatorSearch;
  /** Of the person whose notices these are. */
  readonly name: string | undefined;
}

/** Says that this is one day or one person only, and leads back to all. */
function Narrowing({ id, search: { on, recipientId }, name }: NarrowingProps) {
  const t = useTexts(simulatorTexts);
  const { day } = useDates();
  const navigate = useNavigate();
  if (on === undefined && recipientId === undefined) return null;
  return (
    <p className={styles.narrowed}>
      {[
        ...(on === undefined ? [] : [t.onDay(day(on))]),
        ...(recipientId === undefined ? [] : [t.toPerson(name ?? t.somebody)]),
      ].join('，')}{' '}
      <Button
        size="small"
        onClick={() =>
          void navigate({
            to: '/simulator',
            search: { id, ...(recipientId !== undefined && { by: 'person' }) },
            replace: true,
            resetScroll: false,
          })
        }
      >
        {t.clear}
      </Button>
    </p>
  );
}
