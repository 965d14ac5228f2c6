import { ScheduleOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';

export const jobs: Feature = {
  name: 'jobs',
  pages: [
    {
      path: '/jobs',
      title: { 'zh-CN': '后台作业', en: 'Jobs' },
      load: () => import('./jobs-page.js').then((m) => m.JobsPage),
      nav: { group: 'setup', icon: ScheduleOutlined, roles: ['system_admin'], key: 'j' },
    },
  ],
};
