import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const PROBE = 4096;
const MARKUP = /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|table|span)(?:\s[^<>]{0,300})?>/i;

/** Judged by the first tags, never by the file's name. */
export function looksLikeHtml(text: string): boolean {
  return MARKUP.test(text.slice(0, PROBE));
}

const SKIPPED = new Set(
  'head script style noscript template iframe object svg canvas video audio nav footer select option button input textarea'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);
const FURNITURE =
  /(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumb|footer|foot|share|sidebar|toolbar|copyright|top-?bar|search)(?:$|[\s_-])/i;
/** What holds more of the page than this is the page, whatever it is called. */
const FURNITURE_SHARE = 0.3;

/**
 * The text a reader of the page sees: block elements become lines, cells of a row are parted by ` | `; scripts, styles,
 * hidden parts and navigation are left out. Nothing of the page is run or fetched.
 */
export function textOfHtml(html: string): string {
  const root = parse(html);
  const budget = textLength(root.childNodes) * FURNITURE_SHARE;
  const lines: string[] = [''];
  walk(root.childNodes);
  return lines
    .map((line) => line.replace(/(?:\s*\|\s*)+$/, '').trim())
    .filter((line) => line !== '')
    .join('\n');

  function walk(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.nodeName === '#text' && 'value' in node) append(node.value.replace(/[\t\n\f\r ]+/g, ' '));
      else if ('tagName' in node) element(node);
    }
  }

  function element(node: Element): void {
    if (SKIPPED.has(node.tagName) || isHidden(node) || isFurniture(node, budget)) return;
    const block = BLOCKS.has(node.tagName);
    if (block) lines.push('');
    walk(node.childNodes);
    if (block) lines.push('');
    if (CELLS.has(node.tagName)) append(' | ');
  }

  function append(text: string): void {
    lines[lines.length - 1] += text;
  }
}

function attribute(node: Element, name: string): string {
  return node.attrs.find((found) => found.name === name)?.value ?? '';
}

function isHidden(node: Element): boolean {
  if (node.attrs.some((found) => found.name === 'hidden')) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(node, 'style'));
}

function isFurniture(node: Element, budget: number): boolean {
  const named = `${attribute(node, 'class')} ${attribute(node, 'id')}`;
  if (attribute(node, 'role') !== 'navigation' && !FURNITURE.test(named)) return false;
  return textLength(node.childNodes) < budget;
}

function textLength(nodes: readonly Node[]): number {
  let length = 0;
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('value' in node) length += node.value.trim().length;
    else if ('tagName' in node && !SKIPPED.has(node.tagName)) open.push(...node.childNodes);
  }
  return length;
}
