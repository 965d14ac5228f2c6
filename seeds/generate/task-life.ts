import type { Ending, Life } from './life.js';
import { conclude } from './task-ending.js';
import { fill } from './words.js';

const BEFORE_ISSUE: readonly Ending[] = ['draft', 'registered', 'merged'];

/** Lives a registered task up to its ending, or to the last day. */
export function live(life: Life, ending: Ending): void {
  if (BEFORE_ISSUE.includes(ending)) return;
  if (!issue(life) || ending === 'issued' || !sign(life)) return;
  if (ending === 'return_pending') return void askToReturn(life);
  if (!plan(life)) return;
  work(life);
  if (ending === 'in_progress') return;
  if (ending === 'paused') return void pause(life);
  if (ending === 'cancelled') return void cancel(life);
  conclude(life, ending);
}

function issue({ course, staff, number, span }: Life): boolean {
  return course.act(4, 'issued', {
    actor: staff.officer,
    patch: {
      state: 'issued',
      number,
      issued_on: course.after(4),
      sign_due_on: course.after(7),
      original_due_on: course.after(4 + span),
      current_due_on: course.after(4 + span),
    },
    payload: { document: 'supervision_notice', issuedOn: [null, course.after(4)] },
  });
}

function sign({ course, staff, random }: Life): boolean {
  const days = random.between(1, 3);
  const patch = { state: 'in_progress', signed_by: staff.liaison.id, signed_on: course.after(days) };
  return course.act(days, 'signed', {
    actor: staff.liaison,
    patch,
    payload: { document: 'sign_for_record' },
  });
}

function askToReturn({ course, staff }: Life): boolean {
  return course.act(2, 'return-requested', {
    actor: staff.owner,
    patch: {
      state: 'return_pending',
      return_requested_by: staff.owner.id,
      return_requested_on: course.after(2),
      return_decision_due_on: course.after(6),
      returned_at_least_once: true,
    },
    payload: { document: 'return_request', reason: '该事项的主责在上级主管部门,我单位配合办理。' },
  });
}

function plan({ course, staff, matter, papers }: Life): boolean {
  const measures = matter.measures.map((text, n) => ({ text, milestoneOn: course.after(60 + n * 45) }));
  const isPlanned = course.act(6, 'plan-submitted', {
    actor: staff.liaison,
    patch: {
      plan_state: 'submitted',
      plan_submitted_by: staff.liaison.id,
      measures: measures.map((measure) => ({ ...measure, weight: 1 })),
    },
    payload: { document: 'rectification_plan' },
  });
  if (!isPlanned) return false;
  papers.measures = measures;
  return course.act(3, 'plan-approved', { actor: staff.officer, patch: { plan_state: 'approved' } });
}

function work(life: Life): void {
  const { course, random, span } = life;
  const reports = random.between(2, 5);
  for (let n = 1; n <= reports; n++) {
    const progress = n === reports ? 100 : Math.round((n * 95) / reports);
    if (!report(life, progress, Math.round((span - 15) / reports))) return;
    if (n === reports - 1 && random.chance(12)) extend(life);
    if (course.day > life.course.day) return;
  }
}

function report({ course, staff, matter, random, papers }: Life, progress: number, days: number): boolean {
  const text = fill(random.pick(matter.progress), random);
  const isReported = course.act(days, 'progress-reported', {
    actor: staff.liaison,
    patch: { progress, progress_text: text, progress_reported_on: course.after(days) },
    payload: { document: 'progress_sheet', text },
  });
  const at = course.acts.at(-1)?.at ?? 0;
  if (isReported) papers.progress.push({ text, progress, day: course.today, at });
  return isReported;
}

const SHORT_OF_TIME = '涉及部门较多,会商尚未结束,申请延长时限。';

function extend({ course, staff, papers }: Life): void {
  const dueOn = course.text('current_due_on');
  const newDueOn = course.after(120);
  if (newDueOn <= dueOn) return;
  const asked = { dueOn, reason: SHORT_OF_TIME, newDueOn };
  const isAsked = course.act(2, 'extension-requested', {
    actor: staff.liaison,
    patch: {
      last_extension: asked,
      extension_new_due_on: newDueOn,
      extension_requested_by: staff.liaison.id,
      extension_decision_due_on: course.after(5),
    },
    payload: { document: 'extension_request', reason: SHORT_OF_TIME, newDueOn },
  });
  if (!isAsked) return;
  const progress = Number(course.fields['progress'] ?? 0);
  papers.extension = {
    reason: SHORT_OF_TIME,
    progress,
    dueOn,
    newDueOn,
    requestedAt: course.acts.at(-1)?.at ?? 0,
    granted: null,
  };
  const isGranted = course.act(2, 'extension-granted', {
    actor: staff.leader,
    patch: {
      current_due_on: newDueOn,
      last_extension: { ...asked, outcome: 'granted', grantedDueOn: newDueOn },
      extension_count: 1,
      extension_new_due_on: null,
      extension_requested_by: null,
      extension_decision_due_on: null,
    },
    payload: { document: 'extension_reply', outcome: 'granted', newDueOn },
  });
  if (isGranted) papers.extension.granted = course.acts.at(-1)?.at ?? 0;
}

function pause({ course, staff }: Life): boolean {
  return course.act(5, 'paused', {
    actor: staff.officer,
    patch: {
      state: 'paused',
      paused_on: course.after(5),
      paused_from: 'in_progress',
      review_on: course.after(95),
    },
    payload: { document: 'pause_slip', reason: '等待上级专项资金下达。' },
  });
}

function cancel({ course, staff }: Life): boolean {
  return course.act(5, 'cancelled', {
    actor: staff.leader,
    patch: { state: 'cancelled' },
    payload: { document: 'cancellation_slip', reason: '职能已经划转,由新的主管部门另行立项。' },
  });
}
