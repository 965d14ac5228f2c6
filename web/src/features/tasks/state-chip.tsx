import type { Schema } from '../../api/client.js';
import { Chip, type ChipTone } from '../../elements/chip.js';
import { terms } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';

type State = Schema<'TaskView'>['state'];

const TONES: Readonly<Partial<Record<State, ChipTone>>> = {
  issued: 'open',
  in_progress: 'open',
  submitted: 'open',
  verifying: 'open',
  return_pending: 'warn',
  paused: 'warn',
  reopened: 'warn',
  basically_done: 'warn',
  continuing: 'warn',
  not_done: 'bad',
  done: 'good',
  publicity: 'good',
  closed: 'good',
};

/** Where a task stands. */
export function StateChip({ state }: { readonly state: State }) {
  const words = useTexts(terms);
  return <Chip tone={TONES[state] ?? 'plain'}>{words.states[state]}</Chip>;
}
