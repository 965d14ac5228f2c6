import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

interface Property {
  readonly [keyword: string]: unknown;
}
interface OpenApi {
  readonly components: {
    readonly schemas: Readonly<
      Record<
        string,
        { readonly properties?: Record<string, Property>; readonly required?: readonly string[] }
      >
    >;
  };
}

const MODULE = 'virtual:constraints';
/** What a form can hold a person to; everything else of the document stays out of the bundle. */
const KEYWORDS = [
  'type',
  'format',
  'enum',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
];

/** `virtual:constraints`: the bounds of every request body of the API, so that a form asks for what the DTO asks for. */
export function constraints(openApi: URL): Plugin {
  return {
    name: 'zhenggai:constraints',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const { components } = JSON.parse(readFileSync(openApi, 'utf8')) as OpenApi;
      const bodies = Object.entries(components.schemas).filter(([name]) => name.endsWith('Dto'));
      const bounds = Object.fromEntries(bodies.map(([name, schema]) => [name, boundsOf(schema)]));
      return `export const constraints = JSON.parse(${JSON.stringify(JSON.stringify(bounds))});`;
    },
  };
}

function boundsOf({ properties = {}, required = [] }: OpenApi['components']['schemas'][string]) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const kept = KEYWORDS.flatMap((key) => (property[key] === undefined ? [] : [[key, property[key]]]));
      const choices = (property['items'] as Property | undefined)?.['enum'];
      return [
        name,
        {
          ...Object.fromEntries(kept),
          ...(choices !== undefined && { choices }),
          ...(required.includes(name) && { required: true }),
        },
      ];
    }),
  );
}
