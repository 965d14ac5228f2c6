import type { Feature } from '../../app/feature.js';

export const tasks: Feature = {
  name: 'tasks',
  pages: [
    {
      path: '/tasks/$taskId',
      title: { 'zh-CN': '任务', en: 'Task' },
      load: () => import('./task-page.js').then((m) => m.TaskPage),
    },
  ],
};
