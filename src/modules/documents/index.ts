export { longDate, word } from './compose/document-words.js';
export { DOCX } from './docx.js';
export { DocumentsModule } from './documents.module.js';
export type { DocumentKindName } from './kinds/document-kinds.js';
export { MakeDocument, type DocumentToMake, type MadeDocument } from './make/make-document.service.js';
export { SendDocument } from './make/send-document.service.js';
export type { DocumentData, DocumentRow } from './rendering/render-docx.js';
