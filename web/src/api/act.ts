import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem, asProblem } from './problem.js';

export interface ActOptions<Input, Output> {
  /** Sends the act; `key` goes as `Idempotency-Key` with every POST that creates, so that a second try is no second act. */
  readonly send: (input: Input, key: string) => Promise<Output>;
  /** What is read anew afterwards, by the first words of query keys; everything where absent. */
  readonly changes?: readonly (readonly unknown[])[];
  readonly onDone?: (output: Output) => void;
}

export type Act<Input, Output> = Omit<
  UseMutationResult<Output, ApiProblem, Input>,
  'mutate' | 'mutateAsync'
> & {
  /** Does nothing while the same act is under way: a double click acts once. */
  readonly run: (input: Input) => void;
};

/**
 * An act of a person on the API. One intent has one `Idempotency-Key`: it stays the same over every try until one succeeds or the
 * input changes, so that neither a double click nor a lost answer does anything twice.
 */
export function useAct<Input, Output>({
  send,
  changes,
  onDone,
}: ActOptions<Input, Output>): Act<Input, Output> {
  const client = useQueryClient();
  const intent = useRef<{ input: string; key: string } | null>(null);
  const isUnderWay = useRef(false);
  const mutation = useMutation<Output, ApiProblem, Input>({
    mutationFn: async (input) => {
      try {
        return await send(input, keyOf(intent, input));
      } catch (error) {
        throw asProblem(error);
      }
    },
    onSuccess: async (output) => {
      intent.current = null;
      onDone?.(output);
      await Promise.all((changes ?? [[]]).map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onSettled: () => {
      isUnderWay.current = false;
    },
  });
  const run = (input: Input) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    mutation.mutate(input);
  };
  return { ...mutation, run };
}

function keyOf(intent: { current: { input: string; key: string } | null }, input: unknown): string {
  const written = fingerprint(input);
  if (intent.current?.input !== written) intent.current = { input: written, key: newKey() };
  return intent.current.key;
}

/** Files have no JSON: their name, size and date stand for them. */
function fingerprint(input: unknown): string {
  return (
    JSON.stringify(input, (_name, value: unknown) =>
      value instanceof File ? [value.name, value.size, value.lastModified] : value,
    ) ?? ''
  );
}

/** `crypto.randomUUID` is there on https and localhost only; offices open the console by http and an address, too. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
