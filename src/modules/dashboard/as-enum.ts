/** Names as an object that Nest's pipe for enums takes. */
export function asEnum<Name extends string>(names: readonly Name[]): Record<Name, Name> {
  return Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;
}
