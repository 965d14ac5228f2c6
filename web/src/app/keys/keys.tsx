import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';

export interface KeyBinding {
  /** What is pressed, one after the other: `?`, `j`, `g h`. Compared with `KeyboardEvent.key`. */
  readonly keys: string;
  /** What it does, for the list behind `?`. */
  readonly text: string;
  readonly scope: 'everywhere' | 'page';
  readonly run: () => void;
}

interface Keys {
  readonly register: (binding: KeyBinding) => () => void;
  /** What can be pressed now. */
  readonly bindings: readonly KeyBinding[];
}

const KeysContext = createContext<Keys | null>(null);
/** The second key of `g h` comes within this time. */
const PATIENCE_MS = 1200;

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [bindings, setBindings] = useState<readonly KeyBinding[]>([]);
  const current = useRef<readonly KeyBinding[]>([]);
  useEffect(() => {
    current.current = bindings;
  }, [bindings]);
  const [register] = useState(() => (binding: KeyBinding) => {
    setBindings((before) => [...before, binding]);
    return () => setBindings((before) => before.filter((other) => other !== binding));
  });
  useEffect(() => listen(() => current.current), []);
  return <KeysContext value={{ register, bindings }}>{children}</KeysContext>;
}

/** Binds keys as long as the component stands. `run` is the one of the last render; null: not bound now. */
export function useKey(binding: KeyBinding | null): void {
  const { register } = useKeys();
  const run = useRef(binding?.run);
  useEffect(() => {
    run.current = binding?.run;
  });
  const { keys, text, scope } = binding ?? {};
  useEffect(() => {
    if (keys === undefined || text === undefined || scope === undefined) return undefined;
    return register({ keys, text, scope, run: () => run.current?.() });
  }, [register, keys, text, scope]);
}

export function useKeys(): Keys {
  const keys = use(KeysContext);
  if (keys === null) throw new Error('no KeysProvider above');
  return keys;
}

function listen(bindings: () => readonly KeyBinding[]): () => void {
  let first: { key: string; at: number } | null = null;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isForWriting(event.target))
      return;
    const begun = first !== null && event.timeStamp - first.at < PATIENCE_MS ? `${first.key} ` : '';
    first = null;
    const pressed = begun + event.key;
    const hit = bindings().findLast(({ keys }) => keys === pressed);
    if (hit !== undefined) {
      event.preventDefault();
      hit.run();
    } else if (bindings().some(({ keys }) => keys.startsWith(`${event.key} `))) {
      first = { key: event.key, at: event.timeStamp };
    }
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

/** Where a letter is a letter; and within a dialog the page behind it hears nothing. */
function isForWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="combobox"], [role="dialog"]') !== null)
  );
}
