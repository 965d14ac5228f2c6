import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Reader } from '../../../platform/database/reader.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Refusals, type Disclosed } from '../../../platform/http/disclosures.js';
import { PROBLEMS, type ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { withoutSecrets } from '../../../platform/observability/redaction.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { EventLog } from '../event-log.service.js';

type KnownRequest = FastifyRequest & { readonly actor?: Actor };

/** What a refusal says of the rules and nothing of the person: they signed in with a first password. */
const OF_NO_CONSEQUENCE: readonly ProblemCode[] = ['auth.password-change-required'];
/** A script that is refused all day long fills no chain: so many of one person are recorded in a minute, then one line says so. */
const RECORDED_A_MINUTE = 30;
const MINUTE_MS = 60_000;

/**
 * Records in the chain of the person's own body who was refused what, and who took what out. A refusal is written after its
 * answer, a disclosure before.
 */
@Injectable()
export class AccessRecord implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('AccessRecord');
  private readonly refusedLately = new Map<string, { count: number; until: number }>();
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly refusals: Refusals,
    private readonly events: EventLog,
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
  ) {}

  onModuleInit(): void {
    this.refusals.onRefusal((request, code) => this.refused(request, code));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.writing);
  }

  async disclosed(actor: Actor, request: FastifyRequest, what: Disclosed): Promise<void> {
    const hasPersonalData = what === 'evidence' && (await this.holdsPersonalData(actor, request));
    await this.write(actor, hasPersonalData ? 'personal-data.viewed' : 'data.disclosed', describe(request));
  }

  private async holdsPersonalData(actor: Actor, { params }: FastifyRequest): Promise<boolean> {
    const found = await this.reader.one(contextOf(actor), {
      text: `select 1 from evidence_scan where evidence_id = $1 and state = 'found'`,
      values: [(params as { id: string }).id],
    });
    return found !== null;
  }

  private refused(request: KnownRequest, code: ProblemCode): void {
    const { actor } = request;
    if (actor === undefined || PROBLEMS[code].status !== 403 || OF_NO_CONSEQUENCE.includes(code)) return;
    const nth = this.count(actor.accountId);
    if (nth > RECORDED_A_MINUTE + 1) return;
    const isLast = nth > RECORDED_A_MINUTE;
    const written = this.write(actor, 'access.refused', {
      ...describe(request),
      code,
      ...(isLast && { furtherNotRecorded: true }),
    }).catch((error: unknown) => this.logger.error(`a refusal was not recorded: ${String(error)}`));
    this.writing.add(written);
    void written.finally(() => this.writing.delete(written));
  }

  private async write(actor: Actor, name: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
    await this.uow.run(contextOf(actor), (tx) =>
      this.events.record(tx, actor, [
        {
          organisationId: actor.organisationId,
          orgPath: actor.organisationPath,
          subjectType: 'account',
          subjectId: actor.accountId,
          name,
          payload,
        },
      ]),
    );
  }

  private count(accountId: string): number {
    const now = performance.now();
    for (const [key, { until }] of this.refusedLately) if (until <= now) this.refusedLately.delete(key);
    const lately = this.refusedLately.get(accountId) ?? { count: 0, until: now + MINUTE_MS };
    lately.count++;
    this.refusedLately.set(accountId, lately);
    return lately.count;
  }
}

/** The route as it is written in the program, and the address asked for without its query: that may hold anything. */
function describe(request: FastifyRequest): Readonly<Record<string, unknown>> {
  return {
    method: request.method,
    route: request.routeOptions.url ?? null,
    path: withoutSecrets(request.url.split('?')[0] ?? ''),
    ...(request.method === 'GET' && hasWords(request.query) && { query: asked(request.query) }),
  };
}

function hasWords(query: unknown): query is Readonly<Record<string, unknown>> {
  return typeof query === 'object' && query !== null && Object.keys(query).length > 0;
}

const LONGEST = 200;

function asked(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query)
      .slice(0, 20)
      .map(([name, value]) => [
        name.slice(0, 60),
        withoutSecrets(JSON.stringify(value) ?? '').slice(0, LONGEST),
      ]),
  );
}
