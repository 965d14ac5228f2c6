import { useEffect, useRef, useState, type ReactNode } from 'react';

/** Laid out this far before it comes into view, so that scrolling meets no blanks. */
const MARGIN = '1200px 0px';

interface NearWindowProps {
  /** Laid out wherever it stands: texts of ordinary length, and what is to be shown now. */
  readonly always: boolean;
  /** Height in its place until then, in px: about right is enough. */
  readonly height: number;
  readonly className?: string | undefined;
  readonly children: () => ReactNode;
}

/** Lays its content out only where it is near what is seen: a text of five megabytes is some thousand of these. */
export function NearWindow({ always, height, className, children }: NearWindowProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(always);
  useEffect(() => {
    const element = place.current;
    if (always || element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: element.parentElement,
      rootMargin: MARGIN,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [always]);
  const isLaidOut = always || isNear;
  return (
    <div ref={place} className={className} style={isLaidOut ? undefined : { height }}>
      {isLaidOut && children()}
    </div>
  );
}
