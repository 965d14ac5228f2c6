import type { EnvironmentReader } from './environment-reader.js';

/** What a group of the directory gives: an office for a subtree, or for the person's own unit. */
export interface GroupOffice {
  readonly role: string;
  /** `/yh/qy/`; null: the unit in which the person works. */
  readonly path: string | null;
}

/** The office's own sign-in (OpenID Connect). */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Claim that holds the login under which the person has an account here. */
  readonly loginClaim: string;
  readonly groupsClaim: string;
  /** Null: groups give nothing, offices are granted here. */
  readonly groups: Readonly<Record<string, GroupOffice>> | null;
}

export const OIDC_NAMES = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET_FILE',
  'OIDC_SCOPE',
  'OIDC_LOGIN_CLAIM',
  'OIDC_GROUPS_CLAIM',
  'OIDC_GROUPS',
] as const;
type OidcReader = EnvironmentReader<(typeof OIDC_NAMES)[number]>;

/** Set by its issuer; without one there is no such sign-in. */
export function readOidc(read: OidcReader, faults: string[]): OidcConfig | null {
  const issuer = read.url('OIDC_ISSUER', ['https:', 'http:']);
  if (issuer === null) return null;
  if (!isSafe(issuer)) faults.push('OIDC_ISSUER must be https, or http on this machine');
  const clientId = read.text('OIDC_CLIENT_ID', '');
  const clientSecret = read.secret('OIDC_CLIENT_SECRET', 'OIDC_CLIENT_SECRET_FILE');
  if (clientId === '' || clientSecret === '')
    faults.push(
      'OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET (or OIDC_CLIENT_SECRET_FILE) beside it',
    );
  return {
    issuer,
    clientId,
    clientSecret,
    scope: read.text('OIDC_SCOPE', 'openid profile'),
    loginClaim: read.text('OIDC_LOGIN_CLAIM', 'preferred_username'),
    groupsClaim: read.text('OIDC_GROUPS_CLAIM', 'groups'),
    groups: readGroups(read.text('OIDC_GROUPS', ''), faults),
  };
}

function isSafe(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** `{"督查室": "officer@/yh/qy/", "联络员": "liaison"}` */
function readGroups(raw: string, faults: string[]): OidcConfig['groups'] {
  if (raw === '') return null;
  const groups = parse(raw);
  const entries = Object.entries(groups ?? {}).map(([group, office]) => [group, officeOf(office)] as const);
  if (groups === null || entries.some(([, office]) => office === null)) {
    faults.push('OIDC_GROUPS must be JSON: from a group to "role@/path/" or, for the own unit, "role"');
    return null;
  }
  return Object.fromEntries(entries) as Record<string, GroupOffice>;
}

function parse(raw: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function officeOf(office: unknown): GroupOffice | null {
  const match = /^([a-z_]+)(?:@(\/(?:[a-z0-9-]+\/)+))?$/.exec(typeof office === 'string' ? office : '');
  return match === null ? null : { role: match[1] ?? '', path: match[2] ?? null };
}
