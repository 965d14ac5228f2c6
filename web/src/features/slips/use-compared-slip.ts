import type { Schema } from '../../api/client.js';
import type { ComparedField } from '../../elements/stale-record-dialog.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { slipTexts } from './texts.js';

type Slip = Schema<'SlipView'>;

/** What of a slip is held side by side when it changed under somebody's hands. */
export function useComparedSlip(): readonly ComparedField<Slip>[] {
  const t = useTexts(slipTexts);
  const { day } = useDates();
  return [
    { name: 'number', label: t.columns.number, show: ({ number }) => number },
    { name: 'colour', label: t.columns.colour, show: ({ colour }) => t.colours[colour] },
    { name: 'state', label: t.columns.state, show: ({ state }) => t.states[state] },
    { name: 'demands', label: t.demands, show: ({ demands }) => demands },
    { name: 'cause', label: t.cause, show: ({ cause }) => cause },
    { name: 'limit', label: t.limit, show: ({ limitOn }) => (limitOn === null ? null : day(limitOn)) },
    { name: 'reply', label: t.replies, show: ({ replies }) => replies.at(-1)?.text ?? null },
    { name: 'outcome', label: t.reason, show: ({ outcomeReason }) => outcomeReason },
  ];
}
