export { CalendarsModule } from './calendars.module.js';
export { WorkCalendars } from './work-calendars.service.js';
