import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import type { NamedOrganisation } from './organisations.queries.js';

/** Registers a reporting body under its name; a name that the scope knows already gives the body that bears it. */
@Injectable()
export class RegisterBody {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param scopePath subtree in which the body shall stand; its root becomes the parent */
  run(name: string, scopePath: string): Promise<NamedOrganisation> {
    return this.uow.run(SYSTEM, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`organisation ${name}`]);
      const [known] = await tx.query<NamedOrganisation>(
        'select id, path, name from organisation where name = $1',
        [name],
      );
      if (known !== undefined) {
        if (known.path.startsWith(scopePath)) return known;
        throw new Problem('report.body-not-yours');
      }
      const [added] = await tx.query<NamedOrganisation>(ADD, [
        scopePath,
        codeOf(name),
        kindOf(name),
        levelOf(name),
        name,
      ]);
      if (added === undefined) throw new Problem('record.reference-missing');
      return added;
    });
  }
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

const ADD = `
insert into organisation (parent_id, path, code, kind, level, name, short_name, is_reporting_body)
select p.id, p.path || $2 || '/', $2, $3, $4, $5, $5, true from organisation p where p.path = $1
returning id, path, name`;
