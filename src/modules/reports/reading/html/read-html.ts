import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { LineWriter, type PageText } from './line-writer.js';

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
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|crumbs?|breadcrumb|footer|foot|share|bdshare\w*|sidebar|toolbar|tools?|copyright|beian|icp|top-?bar|search|pager?|pagination|related|recommend|qrcode|weixin|login)(?:$|[\s_-])/i;
/** What holds more of the page than this is the page, whatever it is called. */
const FURNITURE_SHARE = 0.3;

/** So many links with hardly a word between them are a menu, a share bar or a list of other pages. */
const LEAST_LINKS = 5;
const LINK_SHARE = 0.85;

/**
 * The text a reader of the page sees: block elements become lines, cells of a row are parted by ` | `; scripts, styles,
 * hidden parts, navigation, share bars and footers are left out. Nothing of the page is run or fetched.
 */
export function readHtml(html: string): PageText {
  const root = parse(html, { sourceCodeLocationInfo: true });
  const measures = measure(root.childNodes);
  const budget = total(measures, root.childNodes).text * FURNITURE_SHARE;
  const writer = new LineWriter();
  // Nodes still to be read, the next one last; a string is text that closes an element. No recursion: pages nest freely.
  const open: (Node | string)[] = [...root.childNodes].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') writer.write(next);
    else if ('tagName' in next) enter(next);
    else if (next.nodeName === '#text' && 'value' in next)
      writer.write(next.value.replace(/[\t\n\f\r ]+/g, ' '), next.sourceCodeLocation?.startOffset);
  }
  return writer.finish();

  function enter(node: Element): void {
    if (SKIPPED.has(node.tagName) || isHidden(node)) return;
    const { text, linked, links } = measures.get(node) ?? NOTHING;
    const isMenu = links >= LEAST_LINKS && linked >= text * LINK_SHARE;
    if ((isMenu || isFurniture(node)) && text < budget) return;
    const block = BLOCKS.has(node.tagName);
    if (block) writer.write('\n');
    open.push(CELLS.has(node.tagName) ? ' | ' : block ? '\n' : '');
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child) open.push(child);
    }
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

interface Measure {
  /** Characters, and how many of them are links; how many links. */
  readonly text: number;
  readonly linked: number;
  readonly links: number;
}
const NOTHING: Measure = { text: 0, linked: 0, links: 0 };

/** How much text each element holds, children counted before their parents. */
function measure(nodes: readonly Node[]): Map<Node, Measure> {
  const order: Node[] = [];
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    order.push(node);
    if ('tagName' in node && !SKIPPED.has(node.tagName))
      for (const child of node.childNodes) open.push(child);
  }
  const measures = new Map<Node, Measure>();
  for (const node of order.reverse()) {
    if ('tagName' in node) measures.set(node, measureOf(measures, node));
    else if (node.nodeName === '#text' && 'value' in node)
      measures.set(node, { text: node.value.trim().length, linked: 0, links: 0 });
  }
  return measures;
}

function measureOf(measures: ReadonlyMap<Node, Measure>, node: Element): Measure {
  if (SKIPPED.has(node.tagName)) return NOTHING;
  const inside = total(measures, node.childNodes);
  return node.tagName === 'a' ? { text: inside.text, linked: inside.text, links: 1 } : inside;
}

function total(measures: ReadonlyMap<Node, Measure>, nodes: readonly Node[]): Measure {
  let [text, linked, links] = [0, 0, 0];
  for (const node of nodes) {
    const one = measures.get(node);
    if (one) [text, linked, links] = [text + one.text, linked + one.linked, links + one.links];
  }
  return { text, linked, links };
}
