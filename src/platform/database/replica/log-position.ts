/** A place in the write-ahead log, as PostgreSQL prints it (`16/B374D848`), as one number. */
export type LogPosition = bigint;

/** @returns null where it is none: what comes from a browser may be anything */
export function readLogPosition(text: string | undefined): LogPosition | null {
  const match = /^([0-9A-Fa-f]{1,8})\/([0-9A-Fa-f]{1,8})$/.exec(text ?? '');
  if (match === null) return null;
  return (BigInt(`0x${match[1]}`) << 32n) | BigInt(`0x${match[2]}`);
}
