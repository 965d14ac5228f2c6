import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey } from '../../../api/act.js';
import { asProblem, type ApiProblem } from '../../../api/problem.js';
import { reportKey, reportQuery, type Report } from '../queries.js';
import { foreseen, sendAct, type Outcome, type ReviewAct, type Sent } from './review-act.js';

export interface ReviewActs {
  /** Queues the act: what is pressed one after the other is done one after the other, and no key is lost. */
  readonly run: (act: ReviewAct, onDone?: (outcome: Outcome) => void) => void;
  /** Acts whose answer has not come yet; the screen shows the report as they will leave it. */
  readonly pending: readonly Sent[];
  /** The report as all acts so far leave it, also before the screen shows it. */
  readonly latest: () => Report | undefined;
  /** Why an act was not done; until the next one is begun. */
  readonly problem: ApiProblem | null;
}

export function asForeseen(report: Report, pending: readonly Sent[]): Report {
  return pending.reduce((shown, { act }) => foreseen(shown, act), report);
}

/** Acts of a review. Each is sent on the version that the one before it left; after each the report is read anew. */
export function useReviewActs(reportId: string): ReviewActs {
  const client = useQueryClient();
  const queryKey = reportKey(reportId);
  const queue = useRef<readonly Sent[]>([]);
  const [pending, setPending] = useState<readonly Sent[]>([]);
  // Of its own: the state of the mutation is that of the act begun last, and an earlier one may fail behind it.
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const setQueue = (next: readonly Sent[]) => {
    queue.current = next;
    setPending(next);
  };
  const mutation = useMutation<Outcome, ApiProblem, Sent>({
    scope: { id: `review ${reportId}` },
    mutationFn: async (sent) => {
      try {
        return await sendAct(client, sent);
      } catch (error) {
        throw asProblem(error);
      }
    },
    onError: setProblem,
    onSettled: async (outcome, _error, sent) => {
      await readAnew(client, reportId);
      await client.invalidateQueries({ queryKey: ['reports'], refetchType: 'none' });
      setQueue(queue.current.filter((one) => one !== sent));
      if (outcome !== undefined) sent.onDone?.(outcome);
    },
  });
  const run: ReviewActs['run'] = (act, onDone) => {
    const sent = { reportId, act, key: newKey(), onDone };
    setProblem(null);
    setQueue([...queue.current, sent]);
    mutation.mutate(sent);
  };
  const latest = () => {
    const report = client.getQueryData<Report>(queryKey);
    return report && asForeseen(report, queue.current);
  };
  return { run, pending, latest, problem };
}

/** A reading that news of somebody else's act broke off is awaited in the one that took its place. */
async function readAnew(client: QueryClient, reportId: string): Promise<void> {
  await client.invalidateQueries({ queryKey: reportKey(reportId) });
  await client.prefetchQuery({ ...reportQuery(reportId), staleTime: Infinity });
}
