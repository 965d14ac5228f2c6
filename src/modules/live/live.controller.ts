import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { interval, map, merge, Observable, takeUntil, timer } from 'rxjs';
import { Access } from '../../platform/http/access.js';
import { LiveSignals, type LiveSignal } from '../../platform/live/live-signals.js';
import { CurrentActor, type Actor } from '../identity/index.js';
import { concerns } from './concerns.js';
import { OpenStreams } from './open-streams.js';

/** Proxies cut what is silent for half a minute. */
const HEARTBEAT_MS = 20_000;
/** Then the browser connects anew, and a session that has ended by now is found out. */
const LONGEST_MS = 10 * 60_000;

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(
    private readonly signals: LiveSignals,
    private readonly streams: OpenStreams,
  ) {}

  @ApiOperation({ summary: '实时信号（SSE）：有新消息、任务有变动、须重新读取' })
  @Sse()
  @Access('signed-in')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description:
      'Server-sent events: `notice` (something new in your inbox), `task` with its id (a task you see has changed), `resync` (read anew what you show), `beat`.',
  })
  open(@CurrentActor() actor: Actor): Observable<MessageEvent> {
    const leave = this.streams.enter(actor.accountId);
    const signals = new Observable<MessageEvent>((subscriber) => {
      const listening = this.signals.listen((signal) => {
        if (concerns(signal, actor)) subscriber.next(toEvent(signal));
      });
      return () => {
        leave();
        void listening.then((end) => end());
      };
    });
    const beats = interval(HEARTBEAT_MS).pipe(map(() => ({ type: 'beat', data: '' })));
    return merge(signals, beats).pipe(takeUntil(merge(timer(LONGEST_MS), this.streams.ending)));
  }
}

function toEvent(signal: LiveSignal): MessageEvent {
  return { type: signal.kind, data: signal.kind === 'task' ? { id: signal.taskId } : {} };
}
