import { Injectable } from '@nestjs/common';
import { localDate } from '../../../core/shared/local-date.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import { DraftFromLedger } from '../../tasks/index.js';
import { ClosureRepository } from '../checks/closures.repository.js';
import type { EnterMattersDto, MatterDto } from './last-year.dto.js';
import { RenewCheck } from './renew-check.service.js';

export interface EnteredMatters {
  readonly taskIds: readonly string[];
  /** The new edition of the check, where the report of the year had been checked already. */
  readonly checkId: string | null;
}

const TITLE_LENGTH = 60;

/** No report of the year before is at hand: its matters are entered by a person, as drafts, and checked like any others. */
@Injectable()
export class EnterMatters {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafts: DraftFromLedger,
    private readonly checks: ClosureRepository,
    private readonly renewCheck: RenewCheck,
  ) {}

  run(actor: Actor, { organisationId, year, matters }: EnterMattersDto): Promise<EnteredMatters> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const [body] = await tx.query<{ id: string; path: string }>(BODY, [organisationId]);
      if (body === undefined || !oversees(actor, body.path)) throw new Problem('record.not-found');
      if (!hasRole(actor, 'supervisor', 'officer')) throw new Problem('auth.forbidden');
      const taskIds: string[] = [];
      for (const matter of matters)
        taskIds.push(await this.drafts.runIn(tx, actor, toDraft(body, year - 1, matter)));
      const check = await this.checks.lockLatest(tx, organisationId, year);
      return { taskIds, checkId: check === null ? null : await this.renewCheck.within(tx, actor, check) };
    });
  }
}

function toDraft(body: { id: string; path: string }, reportYear: number, matter: MatterDto) {
  const { kind, problem, title, target, dueOn, leadOrganisationId } = matter;
  return {
    ...{ body, reportYear, kind, problem, title: title ?? [...problem].slice(0, TITLE_LENGTH).join('') },
    ...{ target: target ?? null, measures: null, rectificationClass: null },
    dueOn: dueOn === undefined ? null : localDate(dueOn),
    ...{ leadId: leadOrganisationId ?? null, responsibleIds: [], assistingIds: [], source: null },
  };
}

const BODY = 'select id, path from organisation where id = $1 and is_reporting_body';
