import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

/** After the last key; long enough for a word, short enough not to be felt as waiting. */
const SETTLED_MS = 250;

/**
 * What is typed stays with the field and is handed on once it settles: no key is ever dropped, however slow the answer is.
 * @param value what holds now, for instance in the address; a change from outside replaces what was typed
 * @param onSettled told `typed` once no key came for a moment; `value` becomes exactly that sooner or later. Not told any more when
 *   the person is already on the way to another page: a filter that settles late must not call them back.
 */
export function useSettled(
  value: string,
  onSettled: (typed: string) => void,
): readonly [string, (typed: string) => void] {
  const router = useRouter();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const [told, setTold] = useState<readonly string[]>([]);
  if (known !== value) {
    setKnown(value);
    const ours = told.indexOf(value);
    // Our own word comes back while the person types on: what they typed since is newer.
    setTold(told.slice(ours + 1));
    if (ours < 0) setTyped(value);
  }
  const tell = useRef(onSettled);
  useEffect(() => {
    tell.current = onSettled;
  });
  const last = told.at(-1) ?? known;
  useEffect(() => {
    if (typed === last) return undefined;
    const timer = setTimeout(() => {
      if (router.latestLocation.pathname !== router.state.resolvedLocation?.pathname) return;
      setTold((before) => [...before, typed]);
      tell.current(typed);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [typed, last, router]);
  return [typed, setTyped];
}
