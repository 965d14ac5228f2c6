import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.js';

/** Longer than the longest page of the console has places to stop at. */
const MOST_STOPS = 150;
const MOST_OPTIONS = 30;

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

/** Goes there with Tab and presses it. */
export async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/**
 * Opens the dialog of an act, fills it in, sends it, and is not thrown to the top of the page.
 * @param send the button that sends it, where it is not called as the one that opened it
 */
export async function act(
  page: Page,
  name: string,
  fill: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
  send = name,
): Promise<void> {
  await press(page, page.getByRole('main').getByRole('button', { name, exact: true }));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await eventually(async () =>
    expect(await page.evaluate(`document.activeElement.closest('[role=dialog]') !== null`)).toBe(true),
  );
  await fill(dialog);
  await press(page, dialog.getByRole('button', { name: send, exact: true }));
  await dialog.waitFor({ state: 'hidden' });
  await keepsFocus(page);
}

export async function keepsFocus(page: Page): Promise<void> {
  await eventually(async () =>
    expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY'),
  );
}

export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Goes to the group of a dialog, and by arrows to the one that is wanted. */
export async function choose(page: Page, dialog: Locator, option: string): Promise<void> {
  const wanted = dialog.getByRole('radio', { name: option, exact: true });
  await tabTo(page, dialog.getByRole('radio').first());
  for (let i = 0; i < MOST_OPTIONS && (await wanted.and(page.locator(':focus')).count()) === 0; i += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await wanted.and(page.locator(':checked')).waitFor();
}

/** Opens the list with the arrow and goes down it until the one is under the cursor. */
export async function pick(page: Page, field: Locator, option: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ArrowDown');
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await list.locator(`[title^="${option}"]`).first().waitFor();
  const active = list.locator('.ant-select-item-option-active');
  for (let i = 0; i < MOST_OPTIONS; i += 1) {
    if (((await active.getAttribute('title')) ?? '').startsWith(option)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
}
