import { expect, it } from '@jest/globals';
import { sentSearchOf } from './sent-search.js';

const UNIT = '0190a5b0-0000-7000-8000-000000000001';
const PERSON = '0190a5b0-0000-7000-8000-000000000002';

it.each([
  [
    { unit: UNIT, person: PERSON, other: 1 },
    { unit: UNIT, person: PERSON },
  ],
  [{ unit: UNIT, person: "x' or 1=1" }, { unit: UNIT }],
  [{ person: PERSON }, {}],
  [{ unit: 7, person: PERSON }, {}],
])('of the address %j is kept %j', (raw, kept) => {
  expect(sentSearchOf(raw)).toEqual(kept);
});
