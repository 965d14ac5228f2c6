import type { Light } from '../warning/index.js';

/**
 * Checks in a row, up to the newest, that showed red.
 * @param lights of the scheduled checks of one task, newest first
 */
export function redInARow(lights: readonly Light[]): number {
  const other = lights.findIndex((light) => light !== 'red');
  return other === -1 ? lights.length : other;
}
