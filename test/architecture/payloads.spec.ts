import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../src/entrypoints/app.module.js';
import { PROJECT_ROOT } from '../../src/platform/config/config.js';
import { definedJobs, type JobContract } from '../../src/platform/queue/job-contract.js';

/** What the rules of a payload's fields are called, by field; `isOptional` among them where it may be missing. */
type PayloadShape = Readonly<Record<string, readonly string[]>>;
type PayloadRecord = Readonly<Record<string, { readonly queue: string; readonly payload: PayloadShape }>>;

/** Jobs of the releases before: written with UPDATE_PAYLOADS=yes, which adds and never takes away. */
const FILE = join(PROJECT_ROOT, 'test', 'architecture', 'payloads.json');

function shapeOf({ payload }: JobContract): PayloadShape {
  const rules = getMetadataStorage().getTargetValidationMetadatas(payload, '', false, false);
  const shape: Record<string, string[]> = {};
  for (const { propertyName, name, type } of rules) {
    const rule = type === 'conditionalValidation' ? 'isOptional' : (name ?? type);
    shape[propertyName] = [...(shape[propertyName] ?? []), rule].sort();
  }
  return shape;
}

const now: PayloadRecord = Object.fromEntries(
  definedJobs()
    .map((job) => [job.name, { queue: job.queue, payload: shapeOf(job) }] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1)),
);

function recorded(): PayloadRecord {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as PayloadRecord) : {};
}

/** Why jobs of the version before could not be done by this one, or the reverse. */
function breaches(before: PayloadRecord, after: PayloadRecord): string[] {
  return Object.entries(before).flatMap(([name, { queue, payload }]) => {
    const job = after[name];
    if (job === undefined) return [`${name} is gone: jobs of the version before would have no handler`];
    const lost = Object.entries(payload)
      .filter(([field, rules]) => JSON.stringify(job.payload[field]) !== JSON.stringify(rules))
      .map(([field]) => `${name}.${field} was changed or taken away`);
    const added = Object.entries(job.payload)
      .filter(([field, rules]) => payload[field] === undefined && !rules.includes('isOptional'))
      .map(
        ([field]) =>
          `${name}.${field} is new and must be @IsOptional(): the version before does not write it`,
      );
    return [...(job.queue === queue ? [] : [`${name} moved to another queue`]), ...lost, ...added];
  });
}

describe('payloads of jobs are readable by the version before and after', () => {
  const record = recorded();
  if (process.env['UPDATE_PAYLOADS'] === 'yes' && breaches(record, now).length === 0)
    writeFileSync(
      FILE,
      `${JSON.stringify({ ...record, ...now }, null, 2)}
`,
    );

  it('every job is on record (UPDATE_PAYLOADS=yes adds new ones)', () => {
    expect(Object.keys(now).filter((name) => recorded()[name] === undefined)).toEqual([]);
  });

  it('no field was renamed, taken away or made stricter, and what is new is optional', () => {
    expect(breaches(recorded(), now)).toEqual([]);
  });

  it('reports each kind of breach', () => {
    const before = {
      job: { queue: 'notify', payload: { taskId: ['isUuid'], at: ['isOptional', 'isString'] } },
    };
    const after = (payload: PayloadShape, queue = 'notify') => ({ job: { queue, payload } });
    expect(breaches(before, {})).toHaveLength(1);
    expect(breaches(before, after({ taskId: ['isUuid'] }))).toHaveLength(1);
    expect(breaches(before, after({ ...before.job.payload, taskId: ['isInt'] }))).toHaveLength(1);
    expect(breaches(before, after({ ...before.job.payload, more: ['isUuid'] }))).toHaveLength(1);
    expect(breaches(before, after(before.job.payload, 'sweep'))).toHaveLength(1);
    expect(breaches(before, after({ ...before.job.payload, more: ['isOptional', 'isUuid'] }))).toEqual([]);
  });
});
