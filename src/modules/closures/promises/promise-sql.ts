import { promiseOfAnswer } from '../../../core/closure/index.js';
import { ANSWERS } from '../views/closure-words.js';

const OF_ANSWER = ANSWERS.map((answer) => `when '${answer}' then '${promiseOfAnswer(answer)}'`).join(' ');

/** SQL of the verdict in force on a plan item; `a` is the answer. A person who found another answer found another verdict. */
export const PROMISE_IN_FORCE = `case when a.confirmed_answer is null or a.confirmed_answer = a.answer then a.promise
  else case a.confirmed_answer ${OF_ANSWER} end end`;

/**
 * SQL that keeps the last check of a body's year that was finished before an instant; `c` is the check, `instant` SQL of the
 * instant, null for now.
 */
export function lastCheckBefore(instant: string): string {
  const finished = (check: string) =>
    `${check}.finished_at is not null and (${instant} is null or ${check}.finished_at < ${instant})`;
  return `${finished('c')} and not exists (select from closure_check l
  where l.organisation_id = c.organisation_id and l.year = c.year and l.edition > c.edition and ${finished('l')})`;
}

/** SQL of what a person confirmed of the answer `f` before an instant; `instant` as above. */
export function confirmedBefore(instant: string): string {
  return `case when ${instant} is null or f.confirmed_at < ${instant} then f.confirmed_answer end`;
}
