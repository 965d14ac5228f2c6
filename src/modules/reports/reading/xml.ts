import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnreadableDocument } from './source.js';

export interface XmlHandlers {
  /** Name without its prefix, attributes without theirs. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** No document of an office nests deeper; a file that does wants to exhaust whoever reads it. */
const DEEPEST = 400;

/**
 * Reads XML piece by piece. A document type is refused unread, so neither an entity of the file's own nor one from outside
 * is ever looked at; only the five entities of XML itself are known.
 * @throws UnreadableDocument `report.unsafe-xml` for a document type or endless nesting, `report.damaged` for what is no XML
 */
export async function readXml(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  handlers: XmlHandlers,
): Promise<void> {
  const parser = parserFor(handlers);
  const decoder = new StringDecoder('utf8');
  try {
    for await (const chunk of chunks) parser.write(decoder.write(chunk));
    parser.write(decoder.end()).close();
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : new UnreadableDocument('report.damaged');
  }
}

function parserFor({ open, text, close }: XmlHandlers): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new UnreadableDocument('report.unsafe-xml');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (++depth > DEEPEST) throw new UnreadableDocument('report.unsafe-xml');
    open(localName(name), withoutPrefixes(attributes));
  });
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.on('closetag', ({ name }) => {
    depth--;
    close?.(localName(name));
  });
  return parser;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withoutPrefixes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const name in attributes) plain[localName(name)] = attributes[name] ?? '';
  return plain;
}
