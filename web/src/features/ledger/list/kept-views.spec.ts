import { describe, expect, it } from '@jest/globals';
import { filtersOf, type LedgerSearch } from '../ledger-search.js';
import { addressOf, columnsOf, raised, viewOf, withView, type KeptView } from './kept-views.js';

const kept = (id: string, name: string, more: Partial<KeptView> = {}): KeptView => ({
  id,
  name,
  list: 'tasks',
  filters: {},
  ...more,
});

describe('kept views', () => {
  it.each<LedgerSearch>([
    {},
    { light: 'red', sort: '-changed' },
    { all: true, search: '执法 文书' },
    { view: 'responsibilities', state: 'closed', year: 2025, sort: 'number' },
    { view: 'measures', dueBefore: '2026-12-31' },
  ])('open what was shown: %j', (search) => {
    const view: KeptView = { ...viewOf('视图', search, null), id: 'a' };
    expect(addressOf(view)).toEqual(search);
    expect(filtersOf(addressOf(view))).toEqual(view.filters);
  });

  it('keep the order, and not the export that happens to run', () => {
    expect(viewOf(' 措施 ', { view: 'measures', sort: '-number', export: 'x' }, ['number'])).toEqual({
      name: '措施',
      list: 'measures',
      filters: { open: true },
      sort: '-number',
      columns: ['number'],
    });
  });

  it('come last when new, keep place and address when kept again', () => {
    const views = [kept('a', '红灯'), kept('b', '到期')];
    const again = viewOf('红灯', { light: 'yellow' }, null);
    expect(withView(views, again)).toEqual([{ ...again, id: 'a' }, views[1]]);
    const fresh = viewOf('公示', {}, null);
    expect(withView(views, fresh)).toEqual([...views, fresh]);
    expect(withView(views, viewOf('  ', {}, null))).toBe(views);
  });

  it('go up one by one', () => {
    const [a, b] = [kept('a', '红灯'), kept('b', '到期')];
    expect(raised([a, b], 'b')).toEqual([b, a]);
    expect(raised([a, b], 'a')).toEqual([a, b]);
    expect(raised([a, b], 'c')).toEqual([a, b]);
  });
});

it('columns of each list are kept apart', () => {
  expect(columnsOf('{"tasks":["number"],"problems":3}', 'tasks')).toEqual(['number']);
  expect(columnsOf('{"tasks":["number"],"problems":3}', 'problems')).toBeNull();
  expect(columnsOf('[]', 'tasks')).toBeNull();
});
