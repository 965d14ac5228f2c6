import { SwapOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';

export const handovers: Feature = {
  name: 'handovers',
  pages: [
    {
      path: '/handovers',
      title: { 'zh-CN': '换人交接', en: 'Hand-overs' },
      load: () => import('./handovers-page.js').then((m) => m.HandoversPage),
      nav: {
        group: 'records',
        icon: SwapOutlined,
        roles: ['supervisor', 'officer', 'line_leader', 'principal', 'unit_signer', 'liaison', 'owner'],
        key: 'v',
      },
    },
    {
      path: '/handovers/$handoverId',
      title: { 'zh-CN': '换人交接', en: 'Hand-over' },
      load: () => import('./handover-page.js').then((m) => m.HandoverPage),
    },
  ],
};
