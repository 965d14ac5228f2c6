import { CalendarOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { calendarsSearchOf, draftSearchOf } from './calendars-search.js';

export const calendars: Feature = {
  name: 'calendars',
  pages: [
    {
      path: '/calendar-tables',
      title: { 'zh-CN': '工作日历', en: 'Calendars' },
      load: () => import('./calendars-page.js').then((m) => m.CalendarsPage),
      search: calendarsSearchOf,
      nav: {
        group: 'setup',
        icon: CalendarOutlined,
        roles: ['system_admin', 'supervisor', 'officer', 'line_leader', 'principal'],
        key: 'c',
      },
    },
    {
      path: '/calendar-tables/draft',
      title: { 'zh-CN': '节假日安排', en: 'Table of a year' },
      load: () => import('./draft-page.js').then((m) => m.DraftPage),
      search: draftSearchOf,
    },
  ],
};
