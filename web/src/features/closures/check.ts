import { createContext, use } from 'react';
import { useAct } from '../../api/act.js';
import { api, ifMatch, type Schema } from '../../api/client.js';

export type Check = Schema<'CheckView'>;
export type Answer = Schema<'AnswerView'>;
export type Recurrence = Schema<'RecurrenceView'>;

/** An act of a person on a check; `rowId` is an answer or a recurrence of it. */
export type CheckAct =
  | { readonly act: 'answer'; readonly rowId: string; readonly body: Schema<'ConfirmAnswerDto'> }
  | { readonly act: 'same'; readonly rowId: string }
  | { readonly act: 'notSame'; readonly rowId: string; readonly reason: string }
  | { readonly act: 'reopen'; readonly rowId: string; readonly body: Schema<'ReopenDto'> }
  | { readonly act: 'sign' };

export const checkKey = (id: string) => ['closure-check', id] as const;

/** Acts on the version of the check that the person sees. */
export function useCheckAct({ id, version }: Check) {
  return useAct({
    send: (act: CheckAct, key) => {
      const header = { 'Idempotency-Key': key, ...ifMatch(version) };
      if (act.act === 'sign')
        return api.POST('/api/closure-checks/{id}/signature', { params: { path: { id }, header } });
      const params = { path: { id, rowId: act.rowId }, header };
      switch (act.act) {
        case 'answer':
          return api.POST('/api/closure-checks/{id}/answers/{rowId}/confirmation', {
            params,
            body: act.body,
          });
        case 'same':
          return api.POST('/api/closure-checks/{id}/recurrences/{rowId}/confirmation', { params, body: {} });
        case 'notSame':
          return api.POST('/api/closure-checks/{id}/recurrences/{rowId}/refusal', {
            params,
            body: { reason: act.reason },
          });
        case 'reopen':
          return api.POST('/api/closure-checks/{id}/recurrences/{rowId}/reopening', {
            params,
            body: act.body,
          });
      }
    },
    changes: [checkKey(id), ['closure-checks'], ['tasks']],
  });
}

export interface CheckPageState {
  readonly check: Check;
  readonly act: ReturnType<typeof useCheckAct>;
  /** The person judges, and the check is open. */
  readonly mayJudge: boolean;
  readonly isSupervisor: boolean;
}

export const CheckContext = createContext<CheckPageState | null>(null);

export function useCheck(): CheckPageState {
  const state = use(CheckContext);
  if (state === null) throw new Error('this stands on the page of a check');
  return state;
}
