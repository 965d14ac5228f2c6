import { isIP } from 'node:net';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createRemoteJWKSet, customFetch, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import type { OidcConfig } from '../../platform/config/oidc.js';
import { GuardedConnections } from '../../platform/gateways/http/index.js';
import { Problem } from '../../platform/http/problem.js';

const TIMEOUT_SECONDS = 10;
/** Clocks of two machines differ. */
const TOLERANCE_SECONDS = 30;
export const CALLBACK_PATH = '/api/session/oidc/callback';

/** What has to come back unchanged with the answer of the provider. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider vouches for. */
export interface VouchedPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Claims of the ID token, completed by those of the userinfo endpoint where they lack what is asked for. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Whose sessions the provider has ended; at least one of subject and session is named. */
export interface EndedElsewhere {
  readonly issuer: string;
  readonly subject: string | null;
  readonly sid: string | null;
}

/** By a key that only the provider holds; a shared secret proves nothing about who sent it. */
const LOGOUT_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
  'Ed25519',
];
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const LOGOUT_AGE_SECONDS = 120;

/** The office's OpenID Connect provider: code flow with PKCE, state and nonce; issuer, audience, times and signature are checked. */
@Injectable()
export class IdentityProvider implements OnApplicationShutdown {
  private readonly logger = new Logger('SingleSignOn');
  private discovered: Promise<oidc.ServerMetadata> | null = null;
  private keys: JWTVerifyGetKey | null = null;
  private readonly connections: GuardedConnections;

  constructor(
    @Inject(CONFIG) private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    const issuer = config.oidc === null ? [] : [entryOf(new URL(config.oidc.issuer))];
    this.connections = new GuardedConnections([...config.outgoingAllow, ...issuer]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connections.close();
  }

  /** @throws Problem `sso.off` where none is configured */
  get settings(): OidcConfig {
    if (this.config.oidc === null) throw new Problem('sso.off');
    return this.config.oidc;
  }

  /** @returns where to send the browser, and what to remember until it comes back */
  async begin(): Promise<{ address: string; attempt: SignInAttempt }> {
    const configuration = await this.configuration();
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback().href,
      scope: this.settings.scope,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, attempt };
  }

  /**
   * @param query what came back in the address, with its question mark
   * @throws Problem `sso.refused` where anything about the answer is not as it was asked for, `sso.unreachable` without the provider
   */
  async finish(query: string, { state, nonce, verifier }: SignInAttempt): Promise<VouchedPerson> {
    const configuration = await this.configuration();
    const answered = new URL(query, this.callback());
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, answered, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Problem('sso.refused');
      return {
        issuer: claims.iss,
        subject: claims.sub,
        claims: await this.completed(configuration, claims, tokens.access_token),
      };
    } catch (error) {
      if (isOutage(error)) throw this.outage(error);
      throw new Problem('sso.refused', { because: reasonOf(error) });
    }
  }

  /** @returns where the browser ends its sign-in at the provider, too; null where the provider has no such page */
  async endAddress(): Promise<string | null> {
    const configuration = await this.configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const back = new URL('/sign-in', this.config.publicUrl);
    return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: back.href }).href;
  }

  /**
   * Signature, issuer, audience, age and what the token says of itself are checked (Back-Channel Logout 1.0 §2.6).
   * @throws Problem `sso.logout-refused`, `sso.unreachable`
   */
  async endedElsewhere(logoutToken: string): Promise<EndedElsewhere> {
    const { issuer, jwks_uri: jwks } = (await this.configuration()).serverMetadata();
    if (jwks === undefined) throw new Problem('sso.logout-refused');
    this.keys ??= createRemoteJWKSet(new URL(jwks), {
      [customFetch]: (url, options) => this.guarded(url, options as unknown as oidc.CustomFetchOptions),
    });
    try {
      const { payload } = await jwtVerify(logoutToken, this.keys, {
        ...{ issuer, audience: this.settings.clientId, algorithms: LOGOUT_ALGORITHMS },
        ...{
          currentDate: this.clock.now(),
          clockTolerance: TOLERANCE_SECONDS,
          maxTokenAge: LOGOUT_AGE_SECONDS,
        },
        requiredClaims: ['iat', 'jti', 'events'],
      });
      const { sub = null, sid, nonce, events } = payload;
      const isLogout = typeof (events as Record<string, unknown>)[LOGOUT_EVENT] === 'object';
      const session = typeof sid === 'string' ? sid : null;
      if (!isLogout || nonce !== undefined || (sub === null && session === null))
        throw new Problem('sso.logout-refused');
      return { issuer, subject: sub, sid: session };
    } catch (error) {
      if (isOutage(error)) throw new Problem('sso.unreachable');
      throw new Problem('sso.logout-refused', { because: reasonOf(error) });
    }
  }

  private async completed(configuration: oidc.Configuration, claims: oidc.IDToken, accessToken: string) {
    const { loginClaim, groupsClaim, groups } = this.settings;
    const wanted = groups === null ? [loginClaim] : [loginClaim, groupsClaim];
    const lacks = wanted.some((claim) => claims[claim] === undefined);
    if (!lacks || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    const more = await oidc.fetchUserInfo(configuration, accessToken, claims.sub);
    return { ...more, ...claims };
  }

  /** What the provider says about itself is asked for once; after an outage, anew. Its times are judged by this program's clock. */
  private async configuration(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const methods = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    this.discovered ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: TIMEOUT_SECONDS,
        execute: methods,
        [oidc.customFetch]: this.guarded,
      })
      .then((found) => found.serverMetadata());
    try {
      const configuration = new oidc.Configuration(await this.discovered, clientId, {
        client_secret: clientSecret,
        [oidc.clockSkew]: Math.round((this.clock.now().getTime() - Date.now()) / 1000),
        [oidc.clockTolerance]: TOLERANCE_SECONDS,
      });
      configuration.timeout = TIMEOUT_SECONDS;
      configuration[oidc.customFetch] = this.guarded;
      for (const method of [...methods, oidc.enableNonRepudiationChecks]) method(configuration);
      return configuration;
    } catch (error) {
      this.discovered = null;
      throw this.outage(error);
    }
  }

  /** The issuer lies where the operator says; where it says that its keys or tokens lie is a stranger's word. */
  private readonly guarded: oidc.CustomFetch = (url, options) => this.connections.fetch(url, options);

  /** The person reads that the directory does not answer; why not is the operator's to read. */
  private outage(error: unknown): Problem {
    this.logger.warn(`${this.settings.issuer} does not answer: ${causeOf(error)}`);
    return new Problem('sso.unreachable');
  }

  private callback(): URL {
    return new URL(CALLBACK_PATH, this.config.publicUrl);
  }
}

/** The issuer as an entry of what may be reached although it lies inside. */
function entryOf({ hostname }: URL): string {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) === 0) return hostname;
  return `${address}/${isIP(address) === 6 ? 128 : 32}`;
}

/** What lies under `fetch failed`: a name that is not found, a certificate that has expired. */
function causeOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: unknown; readonly message: string };
  const hasReason = typeof (cause as { message?: unknown } | null | undefined)?.message === 'string';
  return hasReason ? causeOf(cause) : message;
}

/** No answer at all, or one that only a broken provider gives. */
function isOutage(error: unknown): boolean {
  const { name, code, status } = (error ?? {}) as { name?: string; code?: string; status?: number };
  return name === 'TypeError' || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || (status ?? 0) >= 500;
}

/** The library's code, such as `OAUTH_JWT_TIMESTAMP_CHECK_FAILED`, or the provider's, such as `invalid_grant`; no token is in either. */
function reasonOf(error: unknown): string {
  const { code, error: told } = (error ?? {}) as { code?: unknown; error?: unknown };
  return [told, code].filter((one) => typeof one === 'string').join(' ') || 'unknown';
}
