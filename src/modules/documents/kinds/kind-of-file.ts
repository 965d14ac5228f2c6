import { Problem } from '../../../platform/http/problem.js';
import { DOCUMENT_KIND_NAMES, type DocumentKindName } from './document-kinds.js';

/** `strike-off-form.docx`, or the kind alone. @throws Problem `document.unknown-kind` */
export function kindOfFile(file: string): DocumentKindName {
  const kind = DOCUMENT_KIND_NAMES.find((name) => file === name || file === `${name}.docx`);
  if (kind === undefined) throw new Problem('document.unknown-kind');
  return kind;
}
