import { describe, expect, it } from '@jest/globals';
import { accountsSearchOf } from './accounts-search.js';

describe('accountsSearchOf', () => {
  it('keeps what the page knows', () => {
    const search = {
      tab: 'ending',
      search: '李',
      state: 'suspended',
      role: 'liaison',
      withoutOffice: 'true',
    };
    expect(accountsSearchOf(search)).toEqual({ ...search, withoutOffice: true });
  });

  it('drops what it does not know, and a search without letters', () => {
    expect(
      accountsSearchOf({ tab: 'x', search: '', organisationId: '1', state: 'x', role: 'emperor' }),
    ).toEqual({});
  });
});
