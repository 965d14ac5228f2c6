import styles from './input.module.css';

interface ChoiceProps<Value extends string> {
  readonly id: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | undefined;
  /** What choosing none of them is called; absent: one is always chosen. */
  readonly none?: string;
  readonly onChange?: (value: Value | undefined) => void;
  readonly isDisabled?: boolean;
}

/** One of a list that is known beforehand: the browser's own, which on a phone is the phone's. */
export function Choice<Value extends string>({
  id,
  options,
  value,
  none,
  onChange,
  isDisabled,
}: ChoiceProps<Value>) {
  return (
    <select
      id={id}
      className={`${styles.frame} ${styles.input} ${styles.choice} ${value === undefined ? styles.none : ''}`}
      value={value ?? ''}
      disabled={isDisabled}
      onChange={({ target }) => onChange?.(options.find((option) => option.value === target.value)?.value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
