import type { Schema } from '../../../api/client.js';

export type IntakeSheet = Schema<'IntakeSheetView'>;
export type IntakeField = Schema<'MappedColumnDto'>['field'];
export const FIELDS: readonly IntakeField[] = [
  ...(['number', 'problem', 'title', 'target', 'measures'] as const),
  ...(['lead', 'responsible', 'assisting', 'class', 'dueOn'] as const),
];

/** Which field each column is; absent: not imported. */
export type Mapping = Readonly<Record<number, IntakeField | undefined>>;

/** The sheet that most looks like a ledger: the one in which most columns were recognised, hidden ones last. */
export function likelySheet(sheets: readonly IntakeSheet[]): IntakeSheet | undefined {
  const score = ({ hidden, columns }: IntakeSheet) =>
    columns.filter(({ field }) => field !== null).length - (hidden ? 100 : 0);
  return [...sheets].sort((a, b) => score(b) - score(a))[0];
}

/** What the API guessed from the headers; of two columns that look alike the first. */
export function guessed(sheet: IntakeSheet): Mapping {
  const taken = new Set<string>();
  return Object.fromEntries(
    sheet.columns.flatMap(({ column, field }) => {
      if (field === null || taken.has(field)) return [];
      taken.add(field);
      return [[column, field]];
    }),
  );
}

/** @returns the code of what is wrong; null: it can be sent */
export function mappingFault(mapping: Mapping): 'twice' | 'needsProblem' | null {
  const fields = Object.values(mapping).filter((field) => field !== undefined);
  if (new Set(fields).size < fields.length) return 'twice';
  return fields.includes('problem') ? null : 'needsProblem';
}

export function columnsOf(mapping: Mapping): Schema<'MappedColumnDto'>[] {
  return Object.entries(mapping).flatMap(([column, field]) =>
    field === undefined ? [] : [{ column: Number(column), field }],
  );
}
