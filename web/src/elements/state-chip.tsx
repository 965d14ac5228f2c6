import { terms, wordFor } from '../i18n/terms.js';
import { useTexts } from '../i18n/texts.js';
import { Chip, type ChipTone } from './chip.js';

const TONES: Readonly<Record<string, ChipTone>> = {
  issued: 'open',
  in_progress: 'open',
  submitted: 'open',
  verifying: 'open',
  publicity: 'good',
  done: 'good',
  closed: 'good',
  basically_done: 'warn',
  continuing: 'warn',
  paused: 'warn',
  return_pending: 'warn',
  not_done: 'bad',
  reopened: 'warn',
};

/** 任务状态 as a word; the tone only supports it. */
export function StateChip({ state }: { readonly state: string }) {
  const { states } = useTexts(terms);
  return <Chip tone={TONES[state] ?? 'plain'}>{wordFor(states, state)}</Chip>;
}
