import { promiseOfAnswer } from '../../../core/closure/index.js';
import { ANSWERS } from '../views/closure-words.js';

const OF_ANSWER = ANSWERS.map((answer) => `when '${answer}' then '${promiseOfAnswer(answer)}'`).join(' ');

/** SQL of the verdict in force on a plan item; `a` is the answer. A person who found another answer found another verdict. */
export const PROMISE_IN_FORCE = `case when a.confirmed_answer is null or a.confirmed_answer = a.answer then a.promise
  else case a.confirmed_answer ${OF_ANSWER} end end`;

/** SQL that keeps the last finished check of a body's year; `c` is the check. */
export const LATEST_CHECK = `c.state <> 'running' and not exists (select from closure_check l
  where l.organisation_id = c.organisation_id and l.year = c.year and l.edition > c.edition and l.state <> 'running')`;
