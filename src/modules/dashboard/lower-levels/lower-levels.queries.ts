import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { ListReader } from '../../../platform/database/replica/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { weekEndOf } from '../board/board.queries.js';
import { figuresOf, type Counts } from '../metrics/metrics.queries.js';
import type {
  LevelFiguresPage,
  LevelFiguresView,
  LowerLevelsQuery,
  LowerLevelsView,
  LowerLevelView,
} from './lower-levels.dto.js';

type LevelCounts = Omit<LevelFiguresView, 'figures'> & { readonly counts: Counts };

/** 下级: an upper level sees how each lower one stands, in numbers (docs/adr/0041). */
@Injectable()
export class LowerLevelQueries {
  constructor(
    private readonly reader: ListReader,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor, query: LowerLevelsQuery): Promise<LowerLevelsView> {
    const today = this.clock.today();
    const weekEndsOn = weekEndOf(today);
    const year = yearOf(query, today);
    const items = await this.reader.rows<LowerLevelView>(contextOf(actor), {
      name: 'lower-levels',
      text: LOWER_LEVELS,
      values: [year, today, weekEndsOn],
    });
    return { today, weekEndsOn, year, items };
  }

  async figures(actor: Actor, query: LowerLevelsQuery): Promise<LevelFiguresPage> {
    const day = this.clock.today();
    const year = yearOf(query, day);
    const rows = await this.reader.rows<LevelCounts>(contextOf(actor), {
      name: 'level-figures',
      text: LEVEL_FIGURES,
      values: [year, day],
    });
    return {
      day,
      year,
      items: rows.map(({ counts, ...level }) => ({ ...level, figures: figuresOf(counts) })),
    };
  }
}

function yearOf({ year }: LowerLevelsQuery, today: string): number {
  return year ?? Number(today.slice(0, 4)) - 1;
}

const LOWER_LEVELS = `
select o.id as "organisationId", o.name, o.level, app.sees(o.path) as "isOpen", l.bodies::int, l.reports::int,
  l.confirmed_reports::int as "confirmedReports", l.issued::int, l.finished::int, l.open::int, l.red::int, l.yellow::int, l.green::int,
  l.grey::int, l.overdue::int, l.due_this_week::int as "dueThisWeek", l.waiting_for_office::int as "waitingForOffice"
from app.lower_levels($1, $2, $3) l join organisation o on o.id = l.organisation_id order by o.path`;

const LEVEL_FIGURES = `
select o.id as "organisationId", o.name, o.level,
  jsonb_object_agg(f.figure || '.n', f.numerator) || jsonb_object_agg(f.figure || '.d', f.denominator) as counts
from app.level_figures($1, $2) f join organisation o on o.id = f.organisation_id group by o.id, o.name, o.level, o.path order by o.path`;
