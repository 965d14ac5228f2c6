import type { Span } from './marks.js';

/** @returns the places of the report that the person has marked within the text; null: nothing, or something else */
export function selectedSpan(): Span | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return null;
  const one = placeOf(selection.anchorNode, selection.anchorOffset);
  const other = placeOf(selection.focusNode, selection.focusOffset);
  if (one === null || other === null || one === other) return null;
  return { start: Math.min(one, other), end: Math.max(one, other) };
}

/** @returns the place of the report where the person last clicked in the text; null: elsewhere */
export function caretPlace(): number | null {
  const selection = getSelection();
  return selection === null ? null : placeOf(selection.focusNode, selection.focusOffset);
}

/** Every stretch of text carries where it begins in `data-start`. */
function placeOf(node: Node | null, offset: number): number | null {
  if (node === null) return null;
  if (node.nodeType === Node.TEXT_NODE) {
    const start = node.parentElement?.closest<HTMLElement>('[data-start]')?.dataset['start'];
    return start === undefined ? null : Number(start) + offset;
  }
  return edgeOf(node, offset);
}

/** A triple click ends at the beginning of the next paragraph, where there is no text yet. */
function edgeOf(node: Node, offset: number): number | null {
  if (!(node instanceof HTMLElement)) return null;
  const inside = node.childNodes[offset];
  const next = inside instanceof HTMLElement ? startWithin(inside) : startWithin(node);
  return next;
}

function startWithin(element: HTMLElement): number | null {
  const holder = element.matches('[data-start]')
    ? element
    : element.querySelector<HTMLElement>('[data-start]');
  const start = holder?.dataset['start'];
  return start === undefined ? null : Number(start);
}
