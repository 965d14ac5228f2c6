import type { ComponentProps } from 'react';
import styles from './input.module.css';

/** The browser's own field, in the height of a row of filters. */
export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={`${styles.frame} ${styles.input} ${className}`} />;
}
