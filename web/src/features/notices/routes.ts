import { BellOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { sentSearchOf } from './sent-search.js';
import { UnreadCount } from './unread-count.js';

export const notices: Feature = {
  name: 'notices',
  pages: [
    {
      path: '/notices',
      title: { 'zh-CN': '通知', en: 'Notices' },
      load: () => import('./notices-page.js').then((m) => m.NoticesPage),
      search: (raw) => ({ ...(raw['unopened'] === true && { unopened: true }) }),
      nav: { group: 'work', icon: BellOutlined, key: 'n', onPhone: true, mark: UnreadCount },
    },
    {
      path: '/notices/sent',
      title: { 'zh-CN': '查一个人收到过什么', en: 'What a person was sent' },
      load: () => import('./sent-page.js').then((m) => m.SentPage),
      search: sentSearchOf,
    },
  ],
};
