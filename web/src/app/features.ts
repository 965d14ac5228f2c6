import { account } from '../features/account/routes.js';
import { accounts } from '../features/accounts/routes.js';
import { assign } from '../features/assign/routes.js';
import { audit } from '../features/audit/routes.js';
import { board } from '../features/board/routes.js';
import { calendars } from '../features/calendars/routes.js';
import { channels } from '../features/channels/routes.js';
import { closures } from '../features/closures/routes.js';
import { directories } from '../features/directories/routes.js';
import { handovers } from '../features/handovers/routes.js';
import { home } from '../features/home/routes.js';
import { jobs } from '../features/jobs/routes.js';
import { ledger } from '../features/ledger/routes.js';
import { notices } from '../features/notices/routes.js';
import { organisations } from '../features/organisations/routes.js';
import { reports } from '../features/reports/routes.js';
import { review } from '../features/review/routes.js';
import { rules } from '../features/rules/routes.js';
import { simulator } from '../features/simulator/routes.js';
import { slips } from '../features/slips/routes.js';
import { tasks } from '../features/tasks/routes.js';
import { templates } from '../features/templates/routes.js';
import { tokens } from '../features/tokens/routes.js';
import { webhooks } from '../features/webhooks/routes.js';
import type { Feature } from './feature.js';

/** Every feature of the console, in the order of the navigation. One line for each. */
export const FEATURES: readonly Feature[] = [
  home,
  reports,
  review,
  assign,
  tasks,
  ledger,
  slips,
  notices,
  closures,
  board,
  simulator,
  handovers,
  audit,
  organisations,
  accounts,
  directories,
  rules,
  calendars,
  templates,
  tokens,
  webhooks,
  channels,
  jobs,
  account,
];
