import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';

const CLIENT = { id: 'zhenggai', secret: randomUUID() };
/** Seconds for which an ID token holds. */
export const ID_TOKEN_LIFE = 60;

export interface DirectoryPerson {
  /** `sub`; the login is another claim. */
  readonly subject: string;
  readonly login: string;
  readonly groups: readonly string[];
}

/** A certified OpenID Connect provider on a port of its own; whoever comes is signed in as `person`. */
export class OidcServer {
  person: DirectoryPerson = { subject: '-', login: '-', groups: [] };

  private readonly key: KeyObject = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(callback: string): Promise<OidcServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = new OidcServer(server, issuer);
    const provider = quietly(() => new Provider(issuer, started.settings(callback)));
    const answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/interaction/') !== true) return void answer(request, response);
      const login = { accountId: started.person.subject };
      void provider.interactionFinished(request, response, { login, consent: {} });
    });
    return started;
  }

  /** What the program is told about it. */
  environment(groups: Readonly<Record<string, string>>): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_SCOPE: 'openid profile groups',
      OIDC_GROUPS: JSON.stringify(groups),
    };
  }

  /** What the provider sends when a session of its own has ended; `more` replaces claims, null takes one away. */
  logoutToken(more: JWTPayload & Readonly<Record<string, unknown>>, key = this.key): Promise<string> {
    const claims = {
      iss: this.issuer,
      aud: CLIENT.id,
      iat: Math.floor(Date.now() / 1000),
      jti: randomUUID(),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      ...more,
    };
    const told = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
    return new SignJWT(told).setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'logout+jwt' }).sign(key);
  }

  /** Goes through the provider's pages as a browser without a memory would. @returns the address it sends the browser back to */
  async walk(from: string): Promise<URL> {
    const cookies = new Map<string, string>();
    let address = new URL(from);
    while (address.origin === this.issuer) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
      for (const one of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
      address = new URL(location, address);
    }
    return address;
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  private settings(callback: string): Configuration {
    const key = { ...this.key.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' };
    return {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
      jwks: { keys: [key] },
      cookies: { keys: ['test'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      ttl: {
        IdToken: ID_TOKEN_LIFE,
        AccessToken: 600,
        AuthorizationCode: 60,
        Grant: 600,
        Interaction: 600,
        Session: 600,
      },
      claims: { openid: ['sub'], profile: ['preferred_username'], groups: ['groups'] },
      findAccount: (_ctx, subject) => ({
        accountId: subject,
        claims: () => ({
          sub: subject,
          preferred_username: this.person.login,
          groups: [...this.person.groups],
        }),
      }),
      loadExistingGrant: async ({ oidc }) => {
        const { provider, client, session } = oidc;
        const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
        grant.addOIDCScope('openid profile groups');
        await grant.save();
        return grant;
      },
    };
  }
}

/** The library tells at length that a test is no production. */
function quietly<T>(work: () => T): T {
  const { warn, info } = console;
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    return work();
  } finally {
    Object.assign(console, { warn, info });
  }
}
