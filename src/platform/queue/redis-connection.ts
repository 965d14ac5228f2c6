import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisAddress } from './redis-address.js';

const RETRY_EVERY_MS = 1000;

export type Patience = Pick<
  RedisOptions,
  'maxRetriesPerRequest' | 'commandTimeout' | 'disconnectTimeout' | 'enableOfflineQueue'
>;

/** A connection that comes back by itself, to one server, a cluster, or the server that sentinels name. */
export function openRedis(address: RedisAddress, patience: Patience): Redis | Cluster {
  const retryStrategy = () => RETRY_EVERY_MS;
  if (address.kind === 'single') return new Redis(address.url, { ...patience, retryStrategy });
  if (address.kind === 'cluster') {
    return new Cluster(address.nodes.map(endpointOf), {
      clusterRetryStrategy: retryStrategy,
      redisOptions: { ...patience, ...credentialsOf(address.nodes[0]) },
    });
  }
  return new Redis({
    ...patience,
    ...credentialsOf(address.sentinels[0]),
    sentinels: address.sentinels.map(endpointOf),
    name: address.master,
    retryStrategy,
    sentinelRetryStrategy: retryStrategy,
  });
}

function endpointOf({ hostname, port }: URL): { host: string; port: number } {
  return { host: hostname, port: Number(port || 6379) };
}

/** A cluster, and the servers behind sentinels, are entered with one account: that of the first address. */
function credentialsOf(node: URL | undefined): RedisOptions {
  if (!node) return {};
  return {
    ...(node.username && { username: decodeURIComponent(node.username) }),
    ...(node.password && { password: decodeURIComponent(node.password) }),
    ...(node.protocol === 'rediss:' && { tls: {} }),
  };
}
