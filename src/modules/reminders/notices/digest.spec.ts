import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../core/shared/local-date.js';
import { notifiedPerson } from '../../../../test/builders/notified-person.js';
import { digestOf, type WaitingReminder } from './digest.js';

const TODAY = localDate('2026-10-09');
const DAY = { day: TODAY, today: TODAY };
const PERSON = notifiedPerson('a');

function waiting(number: number, given: Partial<WaitingReminder> = {}): WaitingReminder {
  return {
    recipientId: 'a',
    taskId: `task-${number}`,
    number: `2026-qy-${String(number).padStart(3, '0')}`,
    title: '案卷评查',
    light: 'yellow',
    dueOn: localDate('2026-10-12'),
    family: 'due',
    ruleId: 'due.before-3',
    dueDay: TODAY,
    reasonCode: 'notice.due-before',
    params: { workdaysLeft: 2, dueOn: '2026-10-12' },
    channels: ['inbox'],
    ...given,
  };
}

describe('a digest', () => {
  it('has one line a task, its sentences side by side, none twice', () => {
    const plan = waiting(1, { reasonCode: 'notice.plan-on', params: {} });
    const { body, title } = digestOf(PERSON, DAY, [waiting(1), plan, waiting(1)]);
    expect(title).toBe('整改提醒 2026-10-09:1项');
    expect(body).toBe(
      '【黄灯】1\n· 2026-qy-001 案卷评查:距办结时限还有2个工作日(时限2026-10-12);今天应报送整改方案',
    );
  });

  it('puts red first, then yellow, green and grey, and the earlier deadline before the later', () => {
    const { body, light } = digestOf(PERSON, DAY, [
      waiting(1, { light: 'grey', dueOn: null }),
      waiting(2, { dueOn: localDate('2026-10-20') }),
      waiting(3, { light: 'green' }),
      waiting(4, { light: 'red' }),
      waiting(5),
    ]);
    expect(body.match(/【.灯】|【其他】|qy-\d+/g)).toEqual([
      ...['【红灯】', 'qy-004', '【黄灯】', 'qy-005', 'qy-002', '【绿灯】', 'qy-003', '【其他】', 'qy-001'],
    ]);
    expect(light).toBe('red');
  });

  it('leads to the task where it is about one, else to the list', () => {
    expect(digestOf(PERSON, DAY, [waiting(1)]).link).toBe('/tasks/task-1');
    expect(digestOf(PERSON, DAY, [waiting(1), waiting(2)]).link).toBe('/notices');
  });

  it('shows fifty tasks and counts the rest', () => {
    const many = Array.from({ length: 53 }, (_, i) => waiting(i + 1));
    const { body, title } = digestOf(PERSON, DAY, many);
    expect(title).toBe('整改提醒 2026-10-09:53项');
    expect(body.match(/^· /gm)).toHaveLength(50);
    expect(body).toMatch(/另有3项,请登录系统查看。$/);
  });

  it('goes by every channel for which something waits', () => {
    const { channels } = digestOf(PERSON, DAY, [waiting(1), waiting(2, { channels: ['inbox', 'mail'] })]);
    expect(channels).toEqual(['inbox', 'mail']);
  });
});
