import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button.js';
import styles from './menu-button.module.css';
import { useOpenBelow } from './use-open-below.js';

interface PanelButtonProps extends Omit<ComponentProps<typeof Button>, 'children'> {
  readonly label: string;
  /** What is shown below the button. @param close puts it away again */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens something small to look at or to fill in below itself; Escape and a press elsewhere close it. */
export function PanelButton({ label, children, ...button }: PanelButtonProps) {
  const { place, isOpen, setOpen, close } = useOpenBelow();
  return (
    <span
      ref={place}
      className={styles.place}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && isOpen) close();
      }}
    >
      <Button {...button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {label}
      </Button>
      {isOpen && <div className={`${styles.menu} ${styles.panel}`}>{children(close)}</div>}
    </span>
  );
}
