import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';

/** Gives every module the one clock; tests put a `FixedClock` in its place. */
@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
export class ClockModule {}
