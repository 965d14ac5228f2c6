const MS_PER_DAY = 86_400_000;
/** Day 0 of a workbook counting from 1900, with the leap day that Lotus invented; and of one counting from 1904. */
const EPOCHS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const LAST_SERIAL = 2_958_465;

/** How the number in a cell is shown. */
export type CellFormat = 'plain' | 'date' | 'percent';

const BUILT_IN_DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

/** @param code the custom format behind the id, if any */
export function formatOf(id: number, code: string | undefined): CellFormat {
  if (id === 9 || id === 10) return 'percent';
  if (BUILT_IN_DATES.includes(id)) return 'date';
  const bare = (code ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/[yd年月日]/i.test(bare)) return 'date';
  return bare.includes('%') ? 'percent' : 'plain';
}

/** A number as the sheet shows it: a day as YYYY-MM-DD, a share with its sign, anything else without the noise of binary fractions. */
export function shown(raw: string, format: CellFormat, epoch: keyof typeof EPOCHS): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format === 'date' && value >= 0 && value <= LAST_SERIAL)
    return new Date(EPOCHS[epoch] + Math.floor(value) * MS_PER_DAY).toISOString().slice(0, 10);
  const plain = (n: number) => String(Number(n.toPrecision(15)));
  return format === 'percent' ? `${plain(value * 100)}%` : plain(value);
}
