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

/**
 * The ids of a JSON list that is bound at `place`, as an array for `any`. The planner takes JSON for the same number of rows whatever
 * is in it, so the statement is planned once a connection; of an array it counts the elements and plans anew each time.
 * @param place such as `$1`
 */
export function sqlIds(place: string): string {
  return `array(select value::uuid from json_array_elements_text(${place}::json))`;
}
