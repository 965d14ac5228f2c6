import { describe, expect, it } from '@jest/globals';
import { columnsOf, viewsOf, withView } from './kept-views.js';

describe('views kept in the browser', () => {
  it('are read as far as they are understood', () => {
    const stored = JSON.stringify([
      { name: '红灯', search: { light: 'red', nonsense: 1 }, columns: ['number', 7] },
      { name: 5, search: {} },
      'thing',
      { name: '全部', search: { all: true } },
    ]);
    expect(viewsOf(stored)).toEqual([
      { name: '红灯', search: { light: 'red' }, columns: ['number'] },
      { name: '全部', search: { all: true }, columns: null },
    ]);
    for (const broken of [null, '', '{', '7', '{}']) expect(viewsOf(broken)).toEqual([]);
  });

  it('take the place of one of the same name, without the export that happens to run', () => {
    const first = withView([], { name: ' 红灯 ', search: { light: 'red', export: 'x' }, columns: null });
    expect(first).toEqual([{ name: '红灯', search: { light: 'red' }, columns: null }]);
    const second = withView(first, { name: '红灯', search: { light: 'yellow' }, columns: null });
    expect(second).toHaveLength(1);
    expect(second[0]?.search).toEqual({ light: 'yellow' });
    expect(withView(second, { name: '  ', search: {}, columns: null })).toBe(second);
  });

  it('keep the columns of each list apart', () => {
    expect(columnsOf('{"tasks":["number"],"problems":3}', 'tasks')).toEqual(['number']);
    expect(columnsOf('{"tasks":["number"],"problems":3}', 'problems')).toBeNull();
    expect(columnsOf('[]', 'tasks')).toBeNull();
  });
});
