import { Global, Module } from '@nestjs/common';
import { WorkCalendars } from './work-calendars.service.js';

@Global()
@Module({ providers: [WorkCalendars], exports: [WorkCalendars] })
export class CalendarsModule {}
