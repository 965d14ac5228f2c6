/** Where Redis is, and in which of its three shapes. */
export type RedisAddress =
  | { readonly kind: 'single'; readonly url: string }
  | { readonly kind: 'cluster'; readonly nodes: readonly URL[] }
  | { readonly kind: 'sentinel'; readonly sentinels: readonly URL[]; readonly master: string };

/**
 * - `redis://host:6379/0` (or `rediss://`): one server
 * - `cluster:redis://a:6379,redis://b:6379`: a Redis Cluster, by some of its nodes
 * - `sentinel:redis://a:26379,redis://b:26379/mymaster`: the server the sentinels call `mymaster`
 *
 * @throws Error where the text is none of these; it does not repeat the text, which may hold a password
 */
export function readRedisAddress(text: string): RedisAddress {
  const kind = /^(cluster|sentinel):/.exec(text)?.[1];
  if (kind === undefined) return { kind: 'single', url: readNode(text).href };
  const nodes = text
    .slice(kind.length + 1)
    .split(',')
    .map(readNode);
  if (kind === 'cluster') return { kind, nodes };
  const master = nodes.at(-1)?.pathname.slice(1);
  if (!master) throw new Error('the last sentinel must name the master: redis://host:26379/mymaster');
  return { kind: 'sentinel', sentinels: nodes, master };
}

function readNode(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') {
    throw new Error(
      'Redis must be redis://…, rediss://…, cluster:redis://…,… or sentinel:redis://…,…/master',
    );
  }
  return url;
}
