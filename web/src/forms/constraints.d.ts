declare module 'virtual:constraints' {
  /** Bounds of one field of a request body, as docs/openapi.json states them. */
  export interface Constraint {
    readonly type?: 'string' | 'integer' | 'boolean' | 'array';
    readonly format?: 'date' | 'uuid' | 'binary';
    readonly enum?: readonly string[];
    /** What a list may hold. */
    readonly choices?: readonly string[];
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly required?: true;
  }
  export const constraints: Readonly<Record<string, Readonly<Record<string, Constraint>>>>;
}
