import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/config/config.js';

/** Of two classes of one name the OpenAPI document keeps the one that was read last. */
it('no two classes that the API describes have the same name', () => {
  const places = new Map<string, string[]>();
  for (const file of readdirSync(join(PROJECT_ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(dto|views)\.ts$/.test(file)) continue;
    for (const [, name = ''] of readFileSync(join(PROJECT_ROOT, 'src', file), 'utf8').matchAll(
      /^export class (\w+)/gm,
    ))
      places.set(name, [...(places.get(name) ?? []), file]);
  }
  expect(places.size).toBeGreaterThan(100);
  expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});
