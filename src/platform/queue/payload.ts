import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { JobContract } from './job-contract.js';

/** A job that will fail however often it is tried: it goes to the dead letters at once. */
export class PoisonedJobError extends Error {
  override readonly name = 'PoisonedJobError';
}

/**
 * The payload as its class says it, fields the class does not know left out (a newer release may have written them).
 * @throws PoisonedJobError naming the faulty fields, not their values
 */
export async function readPayload<P extends object>(contract: JobContract<P>, data: unknown): Promise<P> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new PoisonedJobError(`${contract.name}: the payload is not an object`);
  }
  const payload = plainToInstance(contract.payload, data);
  const errors = await validate(payload, { whitelist: true, forbidUnknownValues: false });
  if (errors.length > 0)
    throw new PoisonedJobError(`${contract.name}: ${errors.flatMap(describe).join('; ')}`);
  return payload;
}

function describe({ constraints, children, property }: ValidationError): string[] {
  return [
    ...Object.values(constraints ?? {}),
    ...(children ?? []).flatMap(describe).map((fault) => `${property}.${fault}`),
  ];
}
