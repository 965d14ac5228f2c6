import type { ReactNode } from 'react';
import { CloseCircleFilled, ExclamationCircleFilled } from './icons.js';
import styles from './notice.module.css';

interface NoticeProps {
  /** `bad`: something failed; `warn`: something is to be looked at. */
  readonly tone: 'warn' | 'bad';
  readonly title: string;
  readonly children?: ReactNode;
}

/** Told at once, to the eye and to the ear: what happened, and below it what follows. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div role="alert" className={`${styles.notice} ${styles[tone]}`}>
      <span className={styles.sign}>
        {tone === 'bad' ? <CloseCircleFilled /> : <ExclamationCircleFilled />}
      </span>
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        {children}
      </div>
    </div>
  );
}
