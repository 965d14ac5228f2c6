import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface PageHeadProps {
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly detail?: string;
  /** What can be done here. */
  readonly children?: ReactNode;
}

/** Title of a page, what it is for, and what can be done on it. */
export function PageHead({ title, detail, children }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h1>{title}</h1>
        {children !== undefined && <div className={`${styles.acts} not-on-paper`}>{children}</div>}
      </div>
      {detail !== undefined && <p>{detail}</p>}
    </header>
  );
}
