import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { OVERSEEING_ROLES, oversees, UNIT_ROLES, type Actor } from '../../identity/index.js';
import type { ListUnitPeopleQuery, UnitPeoplePage, UnitPersonView } from './unit-people.dto.js';

const DEFAULT_LIMIT = 50;

/** Who works in a unit. Accounts stand outside row-level security, so the unit is checked here: one's own, or one that the reader oversees. */
@Injectable()
export class UnitPeopleQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Those who hold an office of the field's business today, by name. @throws Problem `record.not-found` for a unit that is none of the reader's */
  async list(actor: Actor, unitId: string, query: ListUnitPeopleQuery): Promise<UnitPeoplePage> {
    const [unit] = await this.reader.unscoped<{ path: string }>({
      text: 'select path from organisation where id = $1',
      values: [unitId],
    });
    if (unit === undefined || (actor.organisationId !== unitId && !oversees(actor, unit.path)))
      throw new Problem('record.not-found');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [name, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.unscoped<UnitPersonView>({
      text: PEOPLE,
      values: [unitId, this.clock.today(), BUSINESS, query.search ?? null, name, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.displayName, row.id]);
  }
}

const BUSINESS = [...OVERSEEING_ROLES, ...UNIT_ROLES];

const PEOPLE = `
select a.id, a.display_name as "displayName", a.post_title as "postTitle", h.roles
from account a cross join lateral (
  select array_agg(distinct g.role order by g.role) as roles from role_grant g
  where g.account_id = a.id and g.role = any($3::text[]) and g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2)) h
where a.organisation_id = $1 and a.disabled_at is null and h.roles is not null
  and ($4::text is null or strpos(a.display_name, $4) > 0)
  and ($5::text is null or (a.display_name collate "C", a.id) > ($5, $6::uuid))
order by a.display_name collate "C", a.id limit $7`;
