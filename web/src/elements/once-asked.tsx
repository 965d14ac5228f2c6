import { Suspense, useState, type ReactNode } from 'react';

interface OnceAskedProps {
  readonly isAsked: boolean;
  readonly children: (isAsked: boolean) => ReactNode;
}

/** Nothing until somebody asks for it for the first time; from then on it stays, so that it can close as it opened. */
export function OnceAsked({ isAsked, children }: OnceAskedProps) {
  const [wasAsked, setAsked] = useState(isAsked);
  if (isAsked && !wasAsked) setAsked(true);
  return wasAsked || isAsked ? <Suspense fallback={null}>{children(isAsked)}</Suspense> : null;
}
