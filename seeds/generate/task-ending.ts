import type { Ending, Life } from './life.js';

/** From the report of completion on. */
export function conclude(life: Life, ending: Ending): void {
  if (Number(life.course.fields['progress']) < 100 || !submit(life) || ending === 'submitted') return;
  if (!verify(life) || ending === 'verifying') return;
  const verdict = VERDICT_ON_THE_WAY[ending] ?? ending;
  if (!decide(life, verdict)) return;
  const { course, staff } = life;
  if (ending === 'publicity')
    course.act(3, 'published', {
      actor: staff.officer,
      patch: { state: 'publicity', publicity_ends_on: course.after(10) },
    });
  if (ending === 'carried_over')
    course.act(9, 'carried-over', { actor: staff.officer, patch: { state: 'carried_over' } });
  if (ending === 'closed' || ending === 'reopened') strikeOff(life, ending === 'reopened');
}

const VERDICT_ON_THE_WAY: Readonly<Partial<Record<Ending, string>>> = {
  publicity: 'done',
  closed: 'done',
  reopened: 'done',
  carried_over: 'continuing',
};

function submit({ course, staff }: Life): boolean {
  return course.act(4, 'submitted', {
    actor: staff.owner,
    patch: {
      state: 'submitted',
      submitted_by: staff.owner.id,
      submitted_on: course.after(4),
      same_kind_review: '同类问题一并检查,未发现新的情况。',
    },
    payload: { document: 'completion_report', pledgeSigned: true },
  });
}

function verify({ course, staff }: Life): boolean {
  return course.act(5, 'verification-started', {
    actor: staff.officer,
    patch: {
      state: 'verifying',
      verified_by: staff.officer.id,
      verification_method: 'paper',
      has_findings: true,
    },
    payload: { document: 'verification_record', method: 'paper' },
  });
}

function decide({ course, staff }: Life, verdict: string): boolean {
  return course.act(4, 'decided', {
    actor: staff.leader,
    patch: { state: verdict, verdict, decided_by: staff.leader.id, decided_on: course.after(4) },
    payload: { document: 'acceptance_opinion', verdict },
  });
}

function strikeOff({ course, staff }: Life, isReopened: boolean): void {
  const recheckOn = course.after(183);
  const isClosed = course.act(3, 'struck-off', {
    actor: staff.officer,
    patch: {
      state: 'closed',
      closed_on: course.after(3),
      rechecks_on: [recheckOn],
      next_recheck_on: recheckOn,
    },
    payload: { document: 'strike_off_slip', reason: '材料核对一致,按程序销号。' },
  });
  if (!isClosed || !isReopened) return;
  course.act(90, 'reopened', {
    actor: staff.supervisor,
    patch: {
      state: 'reopened',
      closed_on: null,
      next_recheck_on: null,
      reopened_count: 1,
      plan_state: 'none',
      plan_submitted_by: null,
      submitted_by: null,
      submitted_on: null,
      verified_by: null,
      verification_method: null,
      has_findings: false,
    },
    payload: { document: 'recheck_record', reason: '抽查发现同类问题再次出现。' },
  });
}
