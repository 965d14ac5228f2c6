/** A server of an address and what leads to it alone. */
export interface DatabaseHost {
  /** `host:port`, for the log. */
  readonly name: string;
  readonly url: string;
}

/** `postgres://user:password@`, the hosts, and what comes after them. */
const ADDRESS = /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#]+)([^?#]*)(?:\?([^#]*))?$/;
const ATTRIBUTES = 'target_session_attrs=';

/**
 * The servers of an address, in its order: `postgres://u:p@db1:5432,db2:5432/zhenggai?target_session_attrs=read-write` names two, of
 * which the one that takes writes is meant. The driver knows neither the list nor the setting, so each server gets an address without.
 * @returns null where it is no address of PostgreSQL, or asks for any other attribute than `read-write`
 */
export function databaseHosts(address: string): DatabaseHost[] | null {
  const match = ADDRESS.exec(address);
  if (match === null) return null;
  const [, login = '', hosts = '', path = '', query = ''] = match;
  const settings = query.split('&').filter((setting) => setting !== '');
  const wanted = settings.filter((setting) => setting.startsWith(ATTRIBUTES));
  if (wanted.some((setting) => setting !== `${ATTRIBUTES}read-write`)) return null;
  const others = settings.filter((setting) => !wanted.includes(setting));
  const after = others.length === 0 ? path : `${path}?${others.join('&')}`;
  const found = hosts.split(',').map((name) => ({ name, url: `${login}${name}${after}` }));
  return found.every(({ name, url }) => name !== '' && URL.canParse(url)) ? found : null;
}
