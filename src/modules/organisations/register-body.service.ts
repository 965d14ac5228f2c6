import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import type { NamedOrganisation } from './organisations.queries.js';

/**
 * Registers a reporting body under its name; a name that the scope knows already gives the body that bears it. The head of a lower
 * level of government, and what stands under one, is not the scope's own (docs/adr/0041).
 */
@Injectable()
export class RegisterBody {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param scopePath subtree in which the body shall stand; its root becomes the parent */
  run(name: string, scopePath: string): Promise<NamedOrganisation> {
    return this.uow.run(SYSTEM, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`organisation ${name}`]);
      const [known] = await tx.query<NamedOrganisation>(KNOWN, [name]);
      if (known !== undefined) {
        await requireOwn(tx, known, scopePath);
        return known;
      }
      const [added] = await tx.query<NamedOrganisation>(ADD, [
        scopePath,
        codeOf(name),
        kindOf(name),
        levelOf(name),
        name,
      ]);
      if (added === undefined) throw new Problem('record.reference-missing');
      await requireOwn(tx, added, scopePath);
      return added;
    });
  }
}

async function requireOwn(tx: Tx, { path }: NamedOrganisation, scopePath: string): Promise<void> {
  const below = await tx.query(HEADS_BETWEEN, [scopePath, path]);
  if (!path.startsWith(scopePath) || below.length > 0) throw new Problem('report.body-not-yours');
}

/** No letters can be had from a Chinese name without a dictionary: a short hash names the place, people read the name. */
function codeOf(name: string): string {
  return `b${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

function kindOf(name: string): string {
  if (/委员会$/.test(name) && /中共|党/.test(name)) return 'party';
  if (/(?:局|委员会|办公室|厅|中心)$/.test(name)) return 'department';
  return levelOf(name) === 'town' ? 'town' : 'government';
}

function levelOf(name: string): string {
  const place = name.replace(/(?:人民政府|街道办事处|办事处)$/, (end) =>
    end.startsWith('街道') ? '街道' : '',
  );
  if (/(?:镇|乡|街道|苏木)$/.test(place)) return 'town';
  if (/(?:省|自治区)$/.test(place)) return 'province';
  return /市$/.test(place) && !/(?:市|州|盟).+市$/.test(place) ? 'city' : 'county';
}

const KNOWN = 'select id, path, name from organisation where name = $1';

const HEADS_BETWEEN = `
select path from organisation where heads_level and path <> $1 and starts_with(path, $1) and starts_with($2, path) limit 1`;

const ADD = `
insert into organisation (parent_id, path, code, kind, level, name, short_name, is_reporting_body)
select p.id, p.path || $2 || '/', $2, $3, $4, $5, $5, true from organisation p where p.path = $1
returning id, path, name`;
