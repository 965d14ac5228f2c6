import { HomeOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { firstHome } from './first.js';

export const home: Feature = {
  name: 'home',
  pages: [
    {
      ...firstHome,
      title: { 'zh-CN': '今日', en: 'Today' },
      nav: { group: 'work', icon: HomeOutlined, key: 'h', onPhone: true },
    },
  ],
};
