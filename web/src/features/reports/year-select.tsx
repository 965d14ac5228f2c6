import { Select } from 'antd';
import { today } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { reportsTexts } from './texts.js';

const YEARS_BACK = 8;

interface YearSelectProps {
  readonly value: number | undefined;
  readonly onChange: (year: number | undefined) => void;
  readonly allowClear?: boolean;
}

/** A year under review: this one and those before. */
export function YearSelect({ value, onChange, allowClear = true }: YearSelectProps) {
  const t = useTexts(reportsTexts);
  const thisYear = Number(today().slice(0, 4));
  const years = Array.from({ length: YEARS_BACK }, (_, i) => thisYear - i);
  const offered = value === undefined || years.includes(value) ? years : [value, ...years];
  return (
    <Select
      allowClear={allowClear}
      style={{ width: 130 }}
      value={value}
      placeholder={t.year}
      aria-label={t.year}
      options={offered.map((year) => ({ value: year, label: t.ofYear(year) }))}
      onChange={(year: number | undefined) => onChange(year)}
    />
  );
}
