import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, read, type Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { hasAnyRole, type Role } from '../../../app/roles.js';
import { useSession } from '../../../app/session.js';
import { LIGHTS } from '../../../elements/lights.js';
import { FailureState } from '../../../elements/states.js';
import { elementTexts } from '../../../elements/texts.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import type { BoardFilters } from '../board-search.js';
import { ChartCard } from '../charts/chart-card.js';
import styles from '../charts/charts.module.css';
import { LevelFiguresCard } from './level-figures-card.js';
import { sumsOf } from './sums.js';
import { lowerLevelTexts } from './texts.js';

const OVERSEEING: readonly Role[] = ['supervisor', 'officer', 'line_leader', 'principal'];

/**
 * 下级: how the cities of a province or the counties of a city stand, in numbers as of today. Nothing at all where there is no level
 * below, and where the dashboard was narrowed to something else.
 */
export function LowerLevelsCard({ filters }: { readonly filters: BoardFilters }) {
  const { year, underOrganisationId, leadOrganisationId, asOf } = filters;
  const isNarrowed = [underOrganisationId, leadOrganisationId, asOf].some((filter) => filter !== undefined);
  const isAsked = hasAnyRole(useSession(), OVERSEEING) && !isNarrowed;
  const levels = useQuery({
    queryKey: ['tasks', 'lower-levels', year],
    queryFn: () =>
      read(api.GET('/api/board/lower-levels', { params: { query: year === undefined ? {} : { year } } })),
    enabled: isAsked,
  });
  if (!isAsked) return null;
  if (isLost(levels))
    return <FailureState problem={asProblem(levels.error)} onRetry={() => void levels.refetch()} />;
  if (levels.data === undefined || levels.data.items.length === 0) return null;
  return (
    <>
      <Levels {...levels.data} />
      <LevelFiguresCard year={levels.data.year} />
    </>
  );
}

function Levels({ items, today, year }: Schema<'LowerLevelsView'>) {
  const t = useTexts(lowerLevelTexts);
  const { lights } = useTexts(elementTexts);
  const { number, day } = useDates();
  const all = sumsOf(items);
  const words = LIGHTS.map((light) => `${lights[light]} ${number(all[light])}`).join(t.comma);
  return (
    <ChartCard
      isWide
      title={t.title}
      summary={[
        t.standing({
          levels: number(items.length),
          open: number(all.open),
          words,
          late: number(all.overdue),
        }),
        t.handedIn({ year: String(year), reports: number(all.reports), bodies: number(all.bodies) }),
      ].join('')}
      detail={`${t.asOf(day(today))}${t.numbersOnly}`}
      table={{
        head: [
          ...[t.level, t.reports(String(year)), t.confirmed, t.finished, t.open],
          ...LIGHTS.map((light) => lights[light]),
          ...[t.overdue, t.dueThisWeek, t.waiting],
        ],
        rows: items.map((level) => ({
          key: level.organisationId,
          cells: [
            <LevelName key="name" level={level} />,
            `${number(level.reports)} / ${number(level.bodies)}`,
            number(level.confirmedReports),
            `${number(level.finished)} / ${number(level.issued)}`,
            number(level.open),
            ...LIGHTS.map((light) => number(level[light])),
            level.overdue === 0 ? number(0) : <strong key="late">{number(level.overdue)}</strong>,
            number(level.dueThisWeek),
            number(level.waitingForOffice),
          ],
        })),
      }}
    />
  );
}

/** A way on only for who holds an office or a grant of details for it. */
function LevelName({
  level: { organisationId, name, isOpen },
}: {
  readonly level: Schema<'LowerLevelView'>;
}) {
  const t = useTexts(lowerLevelTexts);
  return (
    <>
      {isOpen ? (
        <Link to="/board" search={{ underOrganisationId: organisationId }}>
          {name}
        </Link>
      ) : (
        name
      )}
      <small className={styles.under}>{isOpen ? t.isOpen : t.isClosed}</small>
    </>
  );
}
