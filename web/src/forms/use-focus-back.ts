import { useEffect, useRef, type RefObject } from 'react';

/**
 * An act may take away the button that began it. The keyboard then goes on at the place of the acts, not at the top of the page.
 * @param isOpen the dialog of the act stands
 * @param acts what can be done now, written out: changes with what stands there
 * @returns to be put on the place of the acts, together with `tabIndex={-1}`
 */
export function useFocusBack<Place extends HTMLElement>(
  isOpen: boolean,
  acts: string,
): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) wasOpen.current = true;
    else if (wasOpen.current && document.activeElement === document.body)
      place.current?.focus({ preventScroll: true });
  }, [isOpen, acts]);
  return place;
}
