import { FastForwardOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { simulatorSearch } from './search.js';

export const simulator: Feature = {
  name: 'simulator',
  pages: [
    {
      path: '/simulator',
      title: { 'zh-CN': '推演', en: 'Simulator' },
      load: () => import('./simulator-page.js').then((m) => m.SimulatorPage),
      search: simulatorSearch,
      nav: {
        group: 'records',
        icon: FastForwardOutlined,
        roles: ['supervisor', 'officer', 'line_leader', 'principal'],
        key: 't',
      },
    },
  ],
};
