import type { Feature } from '../../app/feature.js';
import { assignSearch } from './search.js';

export const assign: Feature = {
  name: 'assign',
  pages: [
    {
      path: '/assign',
      title: { 'zh-CN': '交办', en: 'Assign' },
      load: () => import('./assign-page.js').then((m) => m.AssignPage),
      search: assignSearch,
    },
  ],
};
