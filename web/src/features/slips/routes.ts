import { FileExclamationOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { slipsSearchOf } from './slips-search.js';

export const slips: Feature = {
  name: 'slips',
  pages: [
    {
      path: '/slips',
      title: { 'zh-CN': '督办单', en: 'Slips' },
      load: () => import('./slips-page.js').then((m) => m.SlipsPage),
      search: slipsSearchOf,
      nav: {
        group: 'work',
        icon: FileExclamationOutlined,
        roles: ['supervisor', 'officer', 'line_leader', 'principal', 'unit_signer', 'liaison', 'owner'],
        key: 's',
      },
    },
    {
      path: '/slips/$slipId',
      title: { 'zh-CN': '督办单', en: 'Slip' },
      load: () => import('./slip-page.js').then((m) => m.SlipPage),
    },
  ],
};
