import { useRouter } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent } from 'react';

interface PlainLinkProps extends Omit<ComponentProps<'a'>, 'id'> {
  /** Address within the console. */
  readonly href: string;
}

/**
 * A link of the browser that the router follows, for where many stand. The router's own listens to the address, each of them, and takes
 * longer to be drawn than the row it stands in.
 */
export function PlainLink({ href, onClick, children, ...rest }: PlainLinkProps) {
  const router = useRouter();
  const fetchAhead = () => void router.preloadRoute({ to: href }).catch(() => undefined);
  return (
    <a
      {...rest}
      href={href}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={(event) => {
        onClick?.(event);
        if (isForTheBrowser(event)) return;
        event.preventDefault();
        void router.navigate({ to: href });
      }}
    >
      {children}
    </a>
  );
}

/** In another tab or window, or saved. */
function isForTheBrowser({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
}
