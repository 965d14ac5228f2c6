import { useRouter } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent } from 'react';

interface TaskLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'id'> {
  readonly taskId: string;
}

/**
 * The way to a task, for lists of many: a plain link that the router follows. The router's own listens to the address, each of them, and
 * takes longer to be drawn than the row it stands in.
 */
export function TaskLink({ taskId, children, ...rest }: TaskLinkProps) {
  const router = useRouter();
  const task = { to: '/tasks/$taskId', params: { taskId } };
  const fetchAhead = () => void router.preloadRoute(task).catch(() => undefined);
  return (
    <a
      {...rest}
      href={`/tasks/${taskId}`}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={(event) => {
        if (isForTheBrowser(event)) return;
        event.preventDefault();
        void router.navigate(task);
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
