import Docxtemplater, { type DXT } from 'docxtemplater';
import * as inspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import type { DocumentKind } from '../kinds/document-kinds.js';
import { READING } from './render-docx.js';

/** Why a template is not taken, in a word and with what it is about. */
export interface TemplateFault {
  readonly code:
    | 'not-a-document'
    | 'too-large'
    | 'has-macros'
    | 'external-link'
    | 'embedded-object'
    | 'active-field'
    | 'raw-placeholder'
    | 'unbalanced-placeholder'
    | 'unknown-placeholder';
  /** A placeholder or the name of a part. */
  readonly at: string;
}

/** 2 MiB on the disk, 20 MiB unpacked, 500 parts: many times the largest form with a picture of a seal. */
export const MAX_TEMPLATE_BYTES = 2 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 20 * 1024 * 1024;
const MAX_PARTS = 500;

/** Fields of Word that fetch or run something when the document is opened. */
const ACTIVE_FIELDS = /\b(?:DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|LINK|IMPORT|MACROBUTTON|DATABASE|RD)\b/;

/** Every fault of a template for this kind of document; none: it can be filled. */
export function inspectTemplate(bytes: Buffer, kind: DocumentKind): TemplateFault[] {
  if (bytes.length > MAX_TEMPLATE_BYTES) return [fault('too-large', `${bytes.length}`)];
  const zip = unpack(bytes);
  if (zip === null || zip.file('word/document.xml') === null) return [fault('not-a-document', '')];
  const size = unpackedSize(zip);
  if (size > MAX_UNPACKED_BYTES || Object.keys(zip.files).length > MAX_PARTS)
    return [fault('too-large', `${size}`)];
  const faults = [...partFaults(zip), ...contentFaults(zip)];
  return faults.length > 0 ? faults : placeholderFaults(zip, kind);
}

const fault = (code: TemplateFault['code'], at: string): TemplateFault => ({ code, at });

function unpack(bytes: Buffer): PizZip | null {
  try {
    return new PizZip(bytes);
  } catch {
    return null;
  }
}

/** By the archive's own list, before anything is unpacked. */
function unpackedSize(zip: PizZip): number {
  return Object.values(zip.files).reduce((sum, file) => {
    const { _data } = file as unknown as { _data?: { uncompressedSize?: number } };
    return sum + (_data?.uncompressedSize ?? 0);
  }, 0);
}

function partFaults(zip: PizZip): TemplateFault[] {
  const names = Object.keys(zip.files);
  return [
    ...names.filter((name) => /vbaProject|vbaData/i.test(name)).map((name) => fault('has-macros', name)),
    ...names
      .filter((name) => /^word\/(?:embeddings|activeX)\//i.test(name))
      .map((name) => fault('embedded-object', name)),
  ];
}

function contentFaults(zip: PizZip): TemplateFault[] {
  return Object.entries(zip.files).flatMap(([name, file]) => {
    if (!/\.(?:xml|rels)$/.test(name)) return [];
    const text = file.asText();
    if (name.endsWith('.rels'))
      return /TargetMode\s*=\s*["']External/i.test(text) ? [fault('external-link', name)] : [];
    if (/<!DOCTYPE/i.test(text)) return [fault('not-a-document', name)];
    if (name === '[Content_Types].xml' && /macroEnabled/i.test(text)) return [fault('has-macros', name)];
    const instructions = [...text.matchAll(/<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"/g)]
      .map(([, run = '', simple = '']) => run + simple)
      .join('');
    return ACTIVE_FIELDS.test(instructions) ? [fault('active-field', name)] : [];
  });
}

/** The package hands out a function that makes one; its types say a class. */
const makeInspector = (inspectModule as unknown as { default: () => DXT.Module & Inspector }).default;

interface Inspector {
  getAllTags(): object;
  getAllStructuredTags(): DXT.Part[];
}

interface Tags {
  readonly [name: string]: Tags;
}

function placeholderFaults(zip: PizZip, { fields, lists }: DocumentKind): TemplateFault[] {
  const inspector = makeInspector();
  try {
    new Docxtemplater(zip, { ...READING, modules: [inspector], errorLogging: false });
  } catch (error) {
    return unbalanced(error);
  }
  const raw = rawPlaceholders(inspector.getAllStructuredTags());
  if (raw.length > 0) return raw;
  const tags = inspector.getAllTags() as Tags;
  return Object.entries(tags).flatMap(([name, inner]) => {
    const columns = lists[name];
    if (columns === undefined) return fields.includes(name) ? [] : [fault('unknown-placeholder', name)];
    const known = [...columns, ...fields];
    return Object.keys(inner)
      .filter((column) => !known.includes(column))
      .map((column) => fault('unknown-placeholder', `${name}/${column}`));
  });
}

/** `{@…}` would put data into the document without escaping it: only texts and loops are filled. */
function rawPlaceholders(parts: readonly DXT.Part[]): TemplateFault[] {
  return parts.flatMap((part) => [
    ...([undefined, 'loop'].includes(part.module) ? [] : [fault('raw-placeholder', part.value)]),
    ...rawPlaceholders(part.subparsed ?? []),
  ]);
}

/** docxtemplater names every place at once: a loop that is not closed, a brace without its other half. */
function unbalanced(error: unknown): TemplateFault[] {
  const { properties = {} } = error as { properties?: ErrorProperties };
  const errors = properties.errors ?? [{ properties }];
  return errors.map((one) =>
    fault('unbalanced-placeholder', one.properties?.xtag ?? one.properties?.id ?? ''),
  );
}

interface ErrorProperties {
  readonly id?: string;
  readonly xtag?: string;
  readonly errors?: readonly { readonly properties?: ErrorProperties }[];
}
