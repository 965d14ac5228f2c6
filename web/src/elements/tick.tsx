import styles from './tick.module.css';

interface TickProps {
  readonly checked: boolean;
  readonly label: string;
  /** `isReach`: with the shift key, from the one before to this one. */
  readonly onTick: (isReach: boolean) => void;
}

/** The browser's own box to tick: lists have one in each row, and fifty of antd's take longer than the rows around them. */
export function Tick({ checked, label, onTick }: TickProps) {
  return (
    <input
      type="checkbox"
      className={styles.tick}
      checked={checked}
      aria-label={label}
      onChange={({ nativeEvent }) => onTick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
    />
  );
}
