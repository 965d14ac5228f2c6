import { readFileSync } from 'node:fs';
import type { Environment } from './environment-reader.js';

/** What gives entry somewhere. Each may stand in a file that `NAME_FILE` names, as containers and service managers mount secrets. */
export const SECRET_NAMES = [
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'DATABASE_REPLICA_URL',
  'REDIS_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'SMTP_URL',
  'SMS_TOKEN',
] as const;
type SecretName = (typeof SECRET_NAMES)[number];

export const SECRET_FILE_NAMES = SECRET_NAMES.map((name): `${SecretName}_FILE` => `${name}_FILE`);

/**
 * The environment with every secret that stands in a file in its place.
 * @param faults is told of files that cannot be read and of secrets given twice, never of what they hold
 */
export function withSecretFiles(env: Environment, faults: string[]): Environment {
  const read: Record<string, string> = {};
  for (const name of SECRET_NAMES) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (env[name]?.trim()) faults.push(`set either ${name} or ${name}_FILE, not both`);
    try {
      read[name] = readFileSync(file, 'utf8').trim();
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read`);
    }
  }
  return { ...env, ...read };
}
