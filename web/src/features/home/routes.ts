import { HomeOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.js';
import { beginHome } from './queries.js';

export const home: Feature = {
  name: 'home',
  pages: [
    {
      path: '/',
      title: { 'zh-CN': '今日', en: 'Today' },
      load: () => import('./home-page.js').then((m) => m.HomePage),
      begin: beginHome,
      nav: { group: 'work', icon: HomeOutlined, key: 'h', onPhone: true },
    },
  ],
};
