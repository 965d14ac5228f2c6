import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { type JobContract, NoPayload } from './job-contract.js';
import { PoisonedJobError, readPayload } from './payload.js';

class Leaf {
  @IsInt()
  page: number;
}

class Letter {
  @IsUUID()
  letterId: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Leaf)
  leaf?: Leaf;
}

const plan = {
  name: 'stamp',
  queue: 'notify',
  attempts: 1,
  backoff: { kind: 'fixed', delayMs: 1 },
  timeoutMs: 1,
} as const;
const contract: JobContract<Letter> = { ...plan, payload: Letter };
const letterId = 'f3b4c1de-7a0e-4c52-9a53-8f2f6c1c9b11';

describe('a payload', () => {
  it('is read into its class, without what the class does not know', async () => {
    const payload = await readPayload(contract, { letterId, writtenBy: 'a later release' });
    expect(payload).toBeInstanceOf(Letter);
    expect(payload).toEqual({ letterId });
  });

  it.each([null, undefined, 'text', 7, []])('is not %p', async (data) => {
    await expect(readPayload(contract, data)).rejects.toThrow(PoisonedJobError);
  });

  it('is refused with the names of its faults and without its values', async () => {
    await expect(readPayload(contract, { letterId: 'secret', leaf: { page: 'x' } })).rejects.toThrow(
      new PoisonedJobError('stamp: letterId must be a UUID; leaf.page must be an integer number'),
    );
  });

  it('may be none at all', async () => {
    expect(await readPayload({ ...plan, payload: NoPayload }, { tick: 1 })).toEqual({});
  });
});
