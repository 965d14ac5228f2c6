import { SlidersOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { rulesSearchOf } from './rules-search.js';

export const rules: Feature = {
  name: 'rules',
  pages: [
    {
      path: '/rule-packs',
      title: { 'zh-CN': '规则包', en: 'Rule packs' },
      load: () => import('./rules-page.js').then((m) => m.RulesPage),
      search: rulesSearchOf,
      nav: {
        group: 'setup',
        icon: SlidersOutlined,
        roles: ['supervisor', 'officer', 'line_leader', 'principal'],
        key: 'g',
      },
    },
  ],
};
