import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import styles from '../lists.module.css';

interface StepProps {
  readonly isDone: boolean;
  readonly title: string;
  readonly children?: ReactNode;
}

/** One thing that has to be so before a report is confirmed. */
export function Step({ isDone, title, children }: StepProps) {
  return (
    <section className={styles.step}>
      <h2>
        <span className={isDone ? styles.done : styles.open}>
          {isDone ? <CheckCircleOutlined aria-hidden /> : <ExclamationCircleOutlined aria-hidden />}
        </span>{' '}
        {title}
      </h2>
      {children}
    </section>
  );
}
