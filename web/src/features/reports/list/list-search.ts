import type { Schema } from '../../../api/client.js';

export type ReportState = Schema<'ReportRow'>['state'];

export const REPORT_STATES = [
  'parsed',
  'reviewing',
  'confirmed',
  'archived',
  'superseded',
  'uploaded',
] as const satisfies readonly ReportState[];

/** The filters of the list, as they stand in the address. */
export interface ListSearch {
  readonly year?: number;
  readonly state?: ReportState;
  readonly organisationId?: string;
}

export function listSearch(raw: Readonly<Record<string, unknown>>): ListSearch {
  const year = yearOf(raw['year']);
  const state = REPORT_STATES.find((one) => one === raw['state']);
  const organisationId = uuidOf(raw['organisationId']);
  return {
    ...(year !== undefined && { year }),
    ...(state !== undefined && { state }),
    ...(organisationId !== undefined && { organisationId }),
  };
}

/** A year that the API takes; undefined: anything else. */
export function yearOf(value: unknown): number | undefined {
  const year = Number(value);
  return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined;
}

export function uuidOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? value
    : undefined;
}
