import { useEffect, useRef, useState, type RefObject } from 'react';

interface OpenBelow {
  readonly place: RefObject<HTMLSpanElement | null>;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** Closes what is open; the keyboard goes on at the button that opened it. */
  readonly close: () => void;
}

/** For a button and what it opens below itself, both within `place`: a press or the keyboard elsewhere closes it. */
export function useOpenBelow(): OpenBelow {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = ({ target }: Event) => {
      if (!(target instanceof Node && place.current?.contains(target) === true)) setOpen(false);
    };
    const kinds = ['pointerdown', 'focusin'];
    for (const kind of kinds) document.addEventListener(kind, leave);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, leave);
    };
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  return { place, isOpen, setOpen, close };
}
