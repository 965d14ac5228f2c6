import type { ComponentProps } from 'react';
import { PlainLink } from './plain-link.js';

interface TaskLinkProps extends Omit<ComponentProps<typeof PlainLink>, 'href'> {
  readonly taskId: string;
}

/** The way to a task, for lists of many. */
export function TaskLink({ taskId, ...rest }: TaskLinkProps) {
  return <PlainLink {...rest} href={`/tasks/${taskId}`} />;
}
