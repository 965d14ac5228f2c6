import { readFileSync } from 'node:fs';
import { databaseHosts } from '../database/hosts.js';
import { readRedisAddress } from '../queue/redis-address.js';
import { readMailIn, type MailIn } from './mail-in.js';

export type Environment = Readonly<Partial<Record<string, string>>>;

const KEY_BYTES = 32;

/** Reads one variable after the other and collects what is wrong with them; values are never repeated, they may be secrets. */
export class EnvironmentReader<Name extends string> {
  constructor(
    private readonly env: Environment,
    private readonly faults: string[],
  ) {}

  text(name: Name, fallback: string): string {
    return this.env[name]?.trim() || fallback;
  }

  /** From the variable itself, or from the file that the other one names, as secrets are mounted; empty where neither is set. */
  secret(name: Name, fileName: Name): string {
    const file = this.text(fileName, '');
    if (file === '') return this.text(name, '');
    if (this.text(name, '') !== '') this.faults.push(`set either ${name} or ${fileName}, not both`);
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      this.faults.push(`${fileName} names a file that cannot be read`);
      return '';
    }
  }

  /** 32 bytes as 64 hexadecimal digits or in base64. */
  key(name: Name, fileName: Name): Buffer | null {
    const raw = this.secret(name, fileName);
    if (raw === '') return null;
    const key = Buffer.from(raw, /^[\da-f]{64}$/i.test(raw) ? 'hex' : 'base64');
    if (key.length !== KEY_BYTES)
      this.faults.push(`${name} must be ${KEY_BYTES} bytes in base64 or as hexadecimal digits`);
    return key;
  }

  integer(name: Name, fallback: number, [least, most]: readonly [number, number]): number {
    const raw = this.text(name, String(fallback));
    const value = Number(raw);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.faults.push(`${name} must be a whole number from ${least} to ${most}`);
    return fallback;
  }

  url(name: Name, protocols: readonly string[]): string | null {
    const raw = this.text(name, '');
    if (raw === '') return null;
    if (URL.canParse(raw) && protocols.includes(new URL(raw).protocol)) return raw;
    this.faults.push(`${name} must be an address starting with ${protocols.join('// or ')}//`);
    return null;
  }

  /** One server of PostgreSQL, or several of which one takes writes: as `databaseHosts` says. */
  database(name: Name): string | null {
    const raw = this.text(name, '');
    if (raw === '' || databaseHosts(raw) !== null) return raw || null;
    this.faults.push(
      `${name} must be an address starting with postgres:// or postgresql://; several servers are parted by commas, with target_session_attrs=read-write`,
    );
    return null;
  }

  /** Entries parted by commas. */
  list(name: Name, isEntry: (entry: string) => boolean, what: string): readonly string[] {
    const entries = this.text(name, '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
    if (!entries.every(isEntry)) this.faults.push(`${name} must be ${what}, parted by commas`);
    return entries;
  }

  /** One server, a cluster or sentinels: as `readRedisAddress` says. */
  redis(name: Name): string | null {
    const raw = this.text(name, '');
    if (raw === '') return null;
    try {
      readRedisAddress(raw);
      return raw;
    } catch (error) {
      this.faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  mailIn(name: Name): MailIn | null {
    const raw = this.text(name, '');
    const found = raw === '' ? null : readMailIn(raw);
    if (raw !== '' && found === null)
      this.faults.push(`${name} must look like smtp://0.0.0.0:2525/jindu@example.cn`);
    return found;
  }

  flag(name: Name, fallback: boolean): boolean {
    return this.choice(name, ['on', 'off'] as const, fallback ? 'on' : 'off') === 'on';
  }

  choice<T extends string>(name: Name, choices: readonly T[], fallback: T): T {
    const raw = this.text(name, fallback);
    const found = choices.find((choice) => choice === raw);
    if (found === undefined) this.faults.push(`${name} must be one of ${choices.join(', ')}`);
    return found ?? fallback;
  }
}
