import { describe, expect, it } from '@jest/globals';
import { isChosen, isEmpty, NOTHING, reach, toggle, toggleShown, type Selection } from './selection.js';

const SHOWN = ['a', 'b', 'c', 'd'];
const chosen = (selection: Selection) => SHOWN.filter((id) => isChosen(selection, id));

describe('choosing rows', () => {
  it('takes one in and out', () => {
    const one = toggle(NOTHING, 'b', SHOWN);
    expect(chosen(one)).toEqual(['b']);
    expect(isEmpty(toggle(one, 'b', SHOWN))).toBe(true);
  });

  it('takes all that are shown, and keeps what was chosen before', () => {
    const before = toggle(NOTHING, 'elsewhere', SHOWN);
    const all = toggleShown(before, SHOWN);
    expect(chosen(all)).toEqual(SHOWN);
    expect(isChosen(toggleShown(all, SHOWN), 'elsewhere')).toBe(true);
    expect(chosen(toggleShown(all, SHOWN))).toEqual([]);
  });

  it('reaches from one row to another in either direction', () => {
    const from = toggle(NOTHING, 'c', SHOWN);
    expect(chosen(reach(from, ['c', 'a'], SHOWN))).toEqual(['a', 'b', 'c']);
    expect(chosen(reach(from, ['gone', 'a'], SHOWN))).toEqual(['c']);
  });

  it('taking one out of everything leaves the rest of what is shown', () => {
    const rest = toggle({ kind: 'filter' }, 'a', SHOWN);
    expect(chosen(rest)).toEqual(['b', 'c', 'd']);
    expect(isChosen(rest, 'not shown')).toBe(false);
    expect(toggleShown({ kind: 'filter' }, SHOWN)).toEqual(NOTHING);
  });
});
