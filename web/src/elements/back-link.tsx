import type { ReactNode } from 'react';
import styles from './page-head.module.css';

/** Above the title of a record: the list it stands in. `<BackLink><Link …>…</Link></BackLink>` */
export function BackLink({ children }: { readonly children: ReactNode }) {
  return (
    <p className={`${styles.back} not-on-paper`}>
      <span aria-hidden>← </span>
      {children}
    </p>
  );
}
