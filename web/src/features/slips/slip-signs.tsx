import type { Schema } from '../../api/client.js';
import { Chip, type ChipTone } from '../../elements/chip.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './slips.module.css';
import { slipTexts } from './texts.js';

type Slip = Schema<'SlipSummary'>;

/** 单色: a mark in the colour and the word. */
export function SlipColour({ colour }: { readonly colour: Slip['colour'] }) {
  const { colours } = useTexts(slipTexts);
  return (
    <span className={styles.colour}>
      <i className={styles[colour]} aria-hidden />
      {colours[colour]}
    </span>
  );
}

const TONES: Readonly<Record<Slip['state'], ChipTone>> = {
  draft: 'plain',
  approved: 'open',
  issued: 'open',
  signed: 'open',
  replied: 'warn',
  met: 'good',
  unmet: 'bad',
  discarded: 'plain',
  withdrawn: 'plain',
};

export function SlipState({ state }: { readonly state: Slip['state'] }) {
  const { states } = useTexts(slipTexts);
  return <Chip tone={TONES[state]}>{states[state]}</Chip>;
}
