import { refuse } from '../../shared/refusal.js';
import { isOneOf, STATES_TO_MERGE_INTO } from '../phases.js';
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

/** 并案 joins two matters of one body, and only into a task that goes on: so no chain of mergers ever closes into a ring. */
export const replacementGoesOn: InputGuard = (_facts, { input: { replacement } }) => {
  if (replacement === undefined) return refuse('replacement.missing');
  if (replacement.isItself) return refuse('replacement.is-itself');
  if (!replacement.isOfSameBody) return refuse('replacement.other-body');
  return isOneOf(STATES_TO_MERGE_INTO, replacement.state)
    ? null
    : refuse('replacement.ended', { state: replacement.state });
};

export const requestIsDecided: InputGuard = (_facts, { input }) =>
  input.outcome === 'granted' || input.outcome === 'refused' ? null : refuse('outcome.missing');

export const recheckHasResult: InputGuard = (_facts, { input }) =>
  input.outcome === 'passed' || input.outcome === 'failed' ? null : refuse('outcome.missing');

/** A refused request and a failed re-check are explained; the others speak for themselves. */
export const badOutcomeIsExplained: InputGuard = (facts, ctx) =>
  ctx.input.outcome === 'refused' || ctx.input.outcome === 'failed' ? reasonIsGiven(facts, ctx) : null;
