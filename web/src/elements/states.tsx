import { useEffect, useState, type ReactNode } from 'react';
import type { ApiProblem } from '../api/problem.js';
import { useTexts } from '../i18n/texts.js';
import { Button } from './button.js';
import { ProblemAlert } from './problem-alert.js';
import { elementTexts } from './texts.js';
import styles from './states.module.css';

/** Below this nobody needs to be told that something is loading; a flash would be noise. */
const QUIET_MS = 150;

export function LoadingState({ rows = 6 }: { readonly rows?: number }) {
  const t = useTexts(elementTexts);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={styles.loading}>
      <span className="unseen">{t.loading}</span>
      {isLong && Array.from({ length: rows }, (_, row) => <div key={row} className={styles.bar} />)}
    </div>
  );
}

interface StateOfPageProps {
  readonly title: string;
  readonly detail?: string;
  /** What can be done about it: buttons, links. */
  readonly children?: ReactNode;
}

/** In the place of a page: nothing there, not allowed, broken. */
export function StateOfPage({ title, detail, children }: StateOfPageProps) {
  return (
    <section className={styles.page}>
      <h1>{title}</h1>
      {detail !== undefined && <p>{detail}</p>}
      {children !== undefined && <div className={styles.acts}>{children}</div>}
    </section>
  );
}

/** In the place of a list without rows: why it is empty and how rows come to be there. */
export function EmptyState({ title, detail, children }: StateOfPageProps) {
  return (
    <div className={styles.empty}>
      <strong>{title}</strong>
      {detail !== undefined && <p>{detail}</p>}
      {children !== undefined && <div className={styles.acts}>{children}</div>}
    </div>
  );
}

/** In the place of what could not be read: not allowed, not there, or not reached. */
export function FailureState({
  problem,
  onRetry,
}: {
  readonly problem: ApiProblem;
  readonly onRetry?: () => void;
}) {
  const t = useTexts(elementTexts);
  if (problem.status === 403) return <StateOfPage title={t.noPermission} detail={t.noPermissionDetail} />;
  if (problem.status === 404) return <StateOfPage title={t.notFound} detail={t.notFoundDetail} />;
  return (
    <div className={styles.failure}>
      <ProblemAlert problem={problem} kept={t.nothingChanged} />
      {onRetry !== undefined && <Button onClick={onRetry}>{t.retry}</Button>}
    </div>
  );
}
