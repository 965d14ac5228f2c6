import { DatePicker, type DatePickerProps } from 'antd';
import dayjs from 'dayjs';

const DAY = 'YYYY-MM-DD';

interface DayInputProps extends Pick<
  DatePickerProps,
  'id' | 'placeholder' | 'className' | 'style' | 'autoFocus'
> {
  /** Its name, where no label stands beside it. */
  readonly label?: string;
  /** `2026-03-02` */
  readonly value?: string | undefined;
  readonly onChange?: (day: string | undefined) => void;
  /** The last day that is taken. */
  readonly latest?: string | undefined;
}

/** A day as the API takes it, in the language of the console; the browser's own field speaks that of the browser. */
export function DayInput({ label, value, onChange, latest, ...rest }: DayInputProps) {
  return (
    <DatePicker
      {...rest}
      {...(label !== undefined && { 'aria-label': label })}
      {...(latest !== undefined && { maxDate: dayjs(latest) })}
      value={value === undefined || value === '' ? null : dayjs(value)}
      onChange={(day) => onChange?.(day?.format(DAY))}
    />
  );
}
