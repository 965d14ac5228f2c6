import { ActRoute } from '../../../platform/http/act-route.js';
import type { RouteAccess } from '../../../platform/http/access.js';
import { UNIT_ROLES } from '../../identity/index.js';
import { TaskView } from '../list/tasks.presenter.js';

export const SUPERVISOR: RouteAccess = { anyRole: ['supervisor'] };
export const OFFICE: RouteAccess = { anyRole: ['supervisor', 'officer'] };
export const UNIT: RouteAccess = { anyRole: UNIT_ROLES, verb: 'tasks:write' };

/** One edge of the task's life: answers with the task as it is now. */
export const Act = (path: string, access: RouteAccess) =>
  ActRoute(path, { access, answer: TaskView, record: 'task' });
