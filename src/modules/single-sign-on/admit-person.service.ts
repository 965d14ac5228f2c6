import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, ConfigError, type AppConfig } from '../../platform/config/config.js';
import type { GroupOffice } from '../../platform/config/oidc.js';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { toProblem } from '../../platform/http/problem.filter.js';
import { DirectoryOffices, type DirectoryOffice } from '../accounts/index.js';
import { DETAIL_ROLE, OpenSession, ROLES, SignInRecord, UNIT_ROLES, type Role } from '../identity/index.js';
import { IdentityProvider, type VouchedPerson } from './identity-provider.js';

export interface Place {
  readonly address: string | null;
  readonly userAgent: string | null;
}

interface KnownPerson {
  readonly id: string;
  readonly organisationId: string;
  readonly issuer: string | null;
  readonly subject: string | null;
}

/** Whom the provider vouches for is let in as the account of that login, with the offices that its groups give today. */
@Injectable()
export class AdmitPerson {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly provider: IdentityProvider,
    private readonly offices: DirectoryOffices,
    private readonly openSession: OpenSession,
    private readonly record: SignInRecord,
    @Inject(CONFIG) { oidc }: AppConfig,
  ) {
    const unknown = Object.values(oidc?.groups ?? {}).filter(
      ({ role }) => !ROLES.includes(role as Role) || role === DETAIL_ROLE,
    );
    if (unknown.length > 0)
      throw new ConfigError([`OIDC_GROUPS names a role that is none: ${unknown[0]?.role ?? ''}`]);
  }

  /**
   * @returns the session's secret, for the cookie
   * @throws Problem `sso.unknown-person`, `sso.other-person`, `sso.offices-apart`
   */
  async run(person: VouchedPerson, place: Place): Promise<string> {
    const known = await this.find(person);
    try {
      return await this.uow.run(SYSTEM, (tx) => this.admit(tx, { known, person, place }));
    } catch (error) {
      await this.record.add({ accountId: known.id, outcome: 'directory-refused', ...place });
      const { code } = toProblem(error);
      throw code === 'grant.offices-apart' ? new Problem('sso.offices-apart') : error;
    }
  }

  private find({ claims }: VouchedPerson): Promise<KnownPerson> {
    const login = claims[this.provider.settings.loginClaim];
    return this.uow.run(SYSTEM, async (tx) => {
      const [known] = typeof login === 'string' ? await tx.query<KnownPerson>(FIND, [login]) : [];
      if (known === undefined) throw new Problem('sso.unknown-person');
      return known;
    });
  }

  private async admit(
    tx: Tx,
    { known, person, place }: { known: KnownPerson; person: VouchedPerson; place: Place },
  ): Promise<string> {
    const bound = await tx.query(BIND, [known.id, person.issuer, person.subject]);
    if (bound.length === 0) throw new Problem('sso.other-person');
    const { groups, groupsClaim } = this.provider.settings;
    if (groups !== null) {
      const offices = await officesOf(tx, known, given(groups, person.claims[groupsClaim]));
      await this.offices.align(tx, { accountId: known.id, source: 'oidc', offices });
    }
    const { sid } = person.claims;
    const oidcSid = typeof sid === 'string' ? sid.slice(0, 500) : null;
    return this.openSession.within(tx, { accountId: known.id, via: 'oidc', oidcSid, ...place });
  }
}

/** Groups that the provider names and the settings know. */
function given(groups: Readonly<Record<string, GroupOffice>>, claim: unknown): [string, GroupOffice][] {
  const named = Array.isArray(claim) ? claim : [claim];
  return Object.entries(groups).filter(([group]) => named.includes(group));
}

async function officesOf(
  tx: Tx,
  { organisationId }: KnownPerson,
  groups: readonly [string, GroupOffice][],
): Promise<DirectoryOffice[]> {
  const paths = groups.map(([, { path }]) => path);
  const units = await tx.query<{ id: string; path: string }>(
    'select id, path from organisation where path = any($1) and closed_on is null',
    [paths],
  );
  return groups.flatMap(([group, { role, path }]) => {
    const isOfUnit = path === null || UNIT_ROLES.includes(role as Role);
    const unitId = isOfUnit ? organisationId : units.find((unit) => unit.path === path)?.id;
    return unitId === undefined
      ? []
      : [{ role: role as Role, organisationId: unitId, reason: `统一身份认证的组：${group}`.slice(0, 500) }];
  });
}

const FIND = `
select id, organisation_id as "organisationId", oidc_issuer as issuer, oidc_subject as subject
from account where login = $1 and disabled_at is null`;
/** The first sign-in binds the account to the one whom the provider calls so; a login that is given to somebody else opens nothing. */
const BIND = `
update account set oidc_issuer = $2, oidc_subject = $3
where id = $1 and (oidc_subject is null or (oidc_issuer = $2 and oidc_subject = $3)) returning id`;
