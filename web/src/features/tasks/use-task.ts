import { useQuery } from '@tanstack/react-query';
import { api, read, type Schema } from '../../api/client.js';

export type Task = Schema<'TaskView'>;
export type TaskAction = Task['allowedActions'][number];

/** A task as the person sees it now; the live stream reads it anew when anybody acts on it. */
export function useTask(taskId: string) {
  return useQuery({
    queryKey: ['task', taskId, 'view'],
    queryFn: () => read(api.GET('/api/tasks/{id}', { params: { path: { id: taskId } } })),
  });
}
