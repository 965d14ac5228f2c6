import { Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ProblemCode } from './problem-catalogue.js';

export const DISCLOSES_METADATA = 'zhenggai:discloses';

/**
 * Business data leaves the system as a file: the act is recorded before the answer goes out.
 * @param what evidence may hold personal data; the record says where a search has found some
 */
export const Discloses = (what: Disclosed = 'paper') => SetMetadata(DISCLOSES_METADATA, what);
export type Disclosed = 'paper' | 'evidence';

type RefusalListener = (request: FastifyRequest, code: ProblemCode) => void;

/** Tells whoever keeps the record which requests were refused; the platform itself keeps none. */
@Injectable()
export class Refusals {
  private readonly listeners: RefusalListener[] = [];

  /** @param listener must not throw */
  onRefusal(listener: RefusalListener): void {
    this.listeners.push(listener);
  }

  tell(request: FastifyRequest, code: ProblemCode): void {
    for (const listener of this.listeners) listener(request, code);
  }
}
