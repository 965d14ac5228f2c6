import type { Feature } from '../../app/feature.js';
import { reviewSearch } from './search.js';

export const review: Feature = {
  name: 'review',
  pages: [
    {
      path: '/reports/$reportId',
      title: { 'zh-CN': '报告审阅', en: 'Review of a report' },
      load: () => import('./review-page.js').then((m) => m.ReviewPage),
      search: reviewSearch,
    },
  ],
};
