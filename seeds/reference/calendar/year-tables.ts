import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { YearTable } from '../../../src/core/calendar/index.js';
import { parseLocalDate } from '../../../src/core/shared/local-date.js';

const FILE_NAME = /^\d{4}(\.\d+)?\.json$/;

/**
 * Every year table in the folder, corrections included (README.md), in order of file names.
 * @throws Error naming the file whose year, version or days are not what a table needs
 */
export function readYearTables(folder: string): YearTable[] {
  return readdirSync(folder)
    .filter((name) => FILE_NAME.test(name))
    .sort()
    .map((name) => {
      const table: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      if (!isYearTable(table)) throw new Error(`${join(folder, name)} is not a year table`);
      return table;
    });
}

function isYearTable(value: unknown): value is YearTable {
  if (!isRecord(value)) return false;
  const { year, version, provisional, days } = value;
  if (!Number.isInteger(year) || !Number.isInteger(version)) return false;
  return typeof provisional === 'boolean' && Array.isArray(days) && days.every(isSpecialDay);
}

function isSpecialDay(value: unknown): boolean {
  if (!isRecord(value) || typeof value['date'] !== 'string' || typeof value['name'] !== 'string')
    return false;
  return parseLocalDate(value['date']) !== null && (value['kind'] === 'off' || value['kind'] === 'makeup');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
