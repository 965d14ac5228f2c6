import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Long enough for the rows that just came to be painted. */
const QUIET_MS = 300;

/** @returns whether the page has shown what it was asked for: what can wait, waits until then */
export function useQuiet(): boolean {
  const isBusy = useIsFetching() > 0;
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    if (isBusy || isQuiet) return undefined;
    const timer = setTimeout(() => setQuiet(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [isBusy, isQuiet]);
  return isQuiet;
}
