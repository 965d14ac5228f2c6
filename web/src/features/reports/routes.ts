import { FileTextOutlined } from '../../elements/icons.js';
import type { Feature } from '../../app/feature.js';
import { BUSINESS_ROLES } from '../../app/roles.js';
import { calendarSearch } from './calendar/calendar-search.js';
import { listSearch } from './list/list-search.js';

export const reports: Feature = {
  name: 'reports',
  pages: [
    {
      path: '/reports',
      title: { 'zh-CN': '报告', en: 'Reports' },
      load: () => import('./list/report-list-page.js').then((m) => m.ReportListPage),
      search: listSearch,
      nav: { group: 'work', icon: FileTextOutlined, roles: BUSINESS_ROLES, key: 'r' },
    },
    {
      path: '/reports/intake',
      title: { 'zh-CN': '交报告', en: 'Hand reports in' },
      load: () => import('./intake/intake-page.js').then((m) => m.IntakePage),
    },
    {
      path: '/reports/calendar',
      title: { 'zh-CN': '报告日历', en: 'Report calendar' },
      load: () => import('./calendar/report-calendar-page.js').then((m) => m.ReportCalendarPage),
      search: calendarSearch,
    },
  ],
};
