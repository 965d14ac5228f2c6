import { SendOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { channelsSearchOf } from './channels-search.js';
import { logSearchOf } from './log/log-search.js';

export const channels: Feature = {
  name: 'channels',
  pages: [
    {
      path: '/channels',
      title: { 'zh-CN': '通知通道', en: 'Channels' },
      load: () => import('./channels-page.js').then((m) => m.ChannelsPage),
      search: channelsSearchOf,
      nav: { group: 'setup', icon: SendOutlined, roles: ['system_admin'], key: 'e' },
    },
    {
      path: '/channels/log',
      title: { 'zh-CN': '发送记录', en: 'Delivery log' },
      load: () => import('./log/log-page.js').then((m) => m.LogPage),
      search: logSearchOf,
    },
  ],
};
