/**
 * The names as a list that SQL's `in` takes: `('issued', 'paused')`. For names that the program itself defines and that a
 * partial index repeats; what a person sends is bound as a parameter instead.
 * @throws RangeError where a name holds anything but small letters and underscores, or where there is none
 */
export function sqlList(names: readonly string[]): string {
  const strange = names.find((name) => !/^[a-z_]+$/.test(name));
  if (strange !== undefined || names.length === 0) throw new RangeError(`no list of names: ${names.join()}`);
  return `(${names.map((name) => `'${name}'`).join(', ')})`;
}
