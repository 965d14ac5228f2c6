import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const PROBE = 4096;
const MARKUP = /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|table|span)(?:\s[^<>]{0,300})?>/i;

/** Judged by the first tags, never by the file's name. */
export function looksLikeHtml(text: string): boolean {
  return MARKUP.test(text.slice(0, PROBE));
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const SKIPPED = words(
  'head script style noscript template iframe object svg canvas video audio nav footer select option button input textarea',
);
const BLOCKS = words(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section table tbody tfoot thead tr ul',
);
const CELLS = words('td th');
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
  const lengths = textLengths(root.childNodes);
  const budget = total(lengths, root.childNodes) * FURNITURE_SHARE;
  const lines: string[] = [''];
  // Nodes still to be read, the next one last; a string is text that closes an element. No recursion: pages nest freely.
  const open: (Node | string)[] = [...root.childNodes].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') append(next);
    else if ('tagName' in next) enter(next);
    else if (next.nodeName === '#text' && 'value' in next) append(next.value.replace(/[\t\n\f\r ]+/g, ' '));
  }
  return lines
    .map((line) => line.replace(/(?:[ ]*\|[ ]*)+$/, '').trim())
    .filter((line) => line !== '')
    .join('\n');

  function enter(node: Element): void {
    if (SKIPPED.has(node.tagName) || isHidden(node)) return;
    if (isFurniture(node) && (lengths.get(node) ?? 0) < budget) return;
    const block = BLOCKS.has(node.tagName);
    if (block) append('\n');
    open.push(CELLS.has(node.tagName) ? ' | ' : block ? '\n' : '');
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child) open.push(child);
    }
  }

  function append(text: string): void {
    if (text === '\n') lines.push('');
    else lines[lines.length - 1] += text;
  }
}

function attribute(node: Element, name: string): string {
  return node.attrs.find((found) => found.name === name)?.value ?? '';
}

function isHidden(node: Element): boolean {
  if (node.attrs.some((found) => found.name === 'hidden')) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(node, 'style'));
}

function isFurniture(node: Element): boolean {
  const named = `${attribute(node, 'class')} ${attribute(node, 'id')}`;
  return attribute(node, 'role') === 'navigation' || FURNITURE.test(named);
}

/** How much text each element holds, children counted before their parents. */
function textLengths(nodes: readonly Node[]): Map<Node, number> {
  const order: Node[] = [];
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    order.push(node);
    if ('tagName' in node && !SKIPPED.has(node.tagName))
      for (const child of node.childNodes) open.push(child);
  }
  const lengths = new Map<Node, number>();
  for (const node of order.reverse()) {
    if ('tagName' in node) lengths.set(node, SKIPPED.has(node.tagName) ? 0 : total(lengths, node.childNodes));
    else if (node.nodeName === '#text' && 'value' in node) lengths.set(node, node.value.trim().length);
  }
  return lengths;
}

function total(lengths: ReadonlyMap<Node, number>, nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + (lengths.get(node) ?? 0), 0);
}
