import { problemWords } from '../api/problem-words.js';
import type { ApiProblem } from '../api/problem.js';
import { useLanguage } from '../i18n/language.js';
import { useTexts } from '../i18n/texts.js';
import { Notice } from './notice.js';
import { elementTexts } from './texts.js';
import styles from './problem-alert.module.css';

interface ProblemAlertProps {
  readonly problem: ApiProblem;
  /** What of the person's work is still there: `填写的内容还在`. */
  readonly kept?: string;
  /** What to do, where this place knows better than the kind of the problem. */
  readonly whatToDo?: string;
}

/** A request that did not come to its end: what happened, what was kept, what to do; and the number by which the log is searched. */
export function ProblemAlert({ problem, kept, whatToDo }: ProblemAlertProps) {
  const t = useTexts(elementTexts);
  const isEnglish = useLanguage() === 'en';
  const detail = isEnglish ? problemWords(problem.code) : problem.detail;
  const what = problem.detail === '' ? t.unreachable : detail;
  return (
    <Notice tone={problem.status >= 500 || problem.status === 0 ? 'bad' : 'warn'} title={what}>
      <div className={styles.body}>
        {isEnglish && problem.detail !== '' && <p lang="zh-CN">{problem.detail}</p>}
        {problem.errors.length > 0 && (
          <ul>
            {problem.errors.map(({ pointer, detail }) => (
              <li key={pointer}>
                <code>{pointer}</code> {detail}
              </li>
            ))}
          </ul>
        )}
        <p>
          {[
            kept ?? (problem.status === 0 ? t.inputKeptUnsure : t.inputKept),
            whatToDo ?? toDo(problem, t),
          ].join(' ')}
        </p>
        {problem.traceId !== null && (
          <p className={styles.trace}>
            {problem.code} · {t.trace} <code>{problem.traceId}</code>
          </p>
        )}
      </div>
    </Notice>
  );
}

type Names = (typeof elementTexts)['zh-CN'];

function toDo(problem: ApiProblem, t: Names): string {
  if (problem.isUnreachable) return t.toDoUnreachable;
  if (problem.status >= 500) return t.toDoOurs;
  if (problem.status === 409) return t.toDoConflict;
  if (problem.status === 429) return t.toDoLater;
  return problem.errors.length > 0 || problem.status === 422 ? t.toDoInput : t.toDoRefused;
}
