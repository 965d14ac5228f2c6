import { describe, expect, it } from '@jest/globals';
import { countByKind, neighbour, nextToJudge, shownItems, sureIds } from './item-order.js';

const item = (id: string, state = 'candidate', kind: 'shortcoming' | 'plan' | 'cause' = 'shortcoming') => ({
  ...{ id, state, kind, confidence: 0.8 },
});
const items = [
  item('one', 'accepted'),
  item('two'),
  item('whole', 'split'),
  item('why', 'candidate', 'cause'),
  item('three'),
  item('promise', 'rejected', 'plan'),
];
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);

describe('going through the items', () => {
  it('leaves out what lives on in others', () => {
    expect(ids(shownItems(items, 'all'))).toEqual(['one', 'two', 'why', 'three', 'promise']);
    expect(ids(shownItems(items, 'undecided'))).toEqual(['two', 'why', 'three']);
    expect(countByKind(items)).toMatchObject({ undecided: 3, shortcoming: 3, plan: 1, cause: 1, all: 5 });
  });

  it('stays at the ends and begins at the first', () => {
    expect(neighbour(items, 'one', -1)?.id).toBe('one');
    expect(neighbour(items, 'promise', 1)?.id).toBe('promise');
    expect(neighbour(items, null, 1)?.id).toBe('one');
    expect(neighbour([], null, 1)).toBeNull();
  });

  it('goes on to what must be judged, from the beginning again, until nothing is left', () => {
    expect(nextToJudge(items, 'two')?.id).toBe('three');
    expect(nextToJudge(items, 'three')?.id).toBe('two');
    expect(nextToJudge([item('only')], 'only')).toBeNull();
  });

  it('is sure of open shortcomings and plan items alone', () => {
    const sure = [
      { ...item('sure'), confidence: 0.9 },
      { ...item('done', 'accepted'), confidence: 1 },
      { ...item('why', 'candidate', 'cause'), confidence: 1 },
    ];
    expect(sureIds(sure)).toEqual(['sure']);
  });
});
