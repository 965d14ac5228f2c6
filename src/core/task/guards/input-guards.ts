import { refuse } from '../../shared/refusal.js';
import type { InputGuard } from './guard.js';

export function isFilled(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

/** Closing, cancelling, pausing and extending always need a reason. */
export const reasonIsGiven: InputGuard = (_facts, { input }) =>
  isFilled(input.reason) ? null : refuse('reason.missing');

/** 退回重办 names one of the coded reasons. */
export const sendBackReasonIsGiven: InputGuard = (_facts, { input }) =>
  input.sendBackReason ? null : refuse('reason.missing');

export const replacementIsNamed: InputGuard = (_facts, { input }) =>
  isFilled(input.replacementTaskId) ? null : refuse('replacement.missing');

export const requestIsDecided: InputGuard = (_facts, { input }) =>
  input.outcome === 'granted' || input.outcome === 'refused' ? null : refuse('outcome.missing');

export const recheckHasResult: InputGuard = (_facts, { input }) =>
  input.outcome === 'passed' || input.outcome === 'failed' ? null : refuse('outcome.missing');

/** A refused request and a failed re-check are explained; the others speak for themselves. */
export const badOutcomeIsExplained: InputGuard = (facts, ctx) =>
  ctx.input.outcome === 'refused' || ctx.input.outcome === 'failed' ? reasonIsGiven(facts, ctx) : null;
