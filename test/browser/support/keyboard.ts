import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

/** Longer than the longest page of the console has places to stop at. */
const MOST_STOPS = 150;

const HAS_FOCUS = ':focus, label:focus-within, .ant-select:focus-within';

/** A ring, a frame or a line that the element or what frames it shows with the focus. */
const SHOWS_FOCUS = `(() => {
  const marks = (one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  };
  let one = document.activeElement;
  for (let i = 0; one !== null && i < 4; i += 1, one = one.parentElement) {
    if (marks(one) || (one.nextElementSibling !== null && marks(one.nextElementSibling))) return true;
    for (const child of one === document.activeElement ? one.children : []) if (marks(child)) return true;
  }
  return false;
})()`;

const WHERE = `(() => { const one = document.activeElement; return one === null ? 'nowhere' : one.tagName + ' ' + (one.getAttribute('aria-label') ?? one.textContent ?? '').slice(0, 40); })()`;

/** Goes there with Tab alone, as a person without a mouse does, and wants the place to be seen. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor({ state: 'attached' });
  const stops: string[] = [];
  for (let i = 0; i < MOST_STOPS; i += 1) {
    if ((await wanted.and(page.locator(HAS_FOCUS)).count()) > 0) {
      expect({
        at: await page.evaluate<string>(WHERE),
        isSeen: await page.evaluate<boolean>(SHOWS_FOCUS),
      }).toEqual({
        at: expect.any(String),
        isSeen: true,
      });
      return;
    }
    await page.keyboard.press(key);
    stops.push(await page.evaluate<string>(WHERE));
  }
  throw new Error(`never reached ${String(wanted)}: ${stops.join(' | ')}`);
}
