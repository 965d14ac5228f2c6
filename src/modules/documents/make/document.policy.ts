import { Problem } from '../../../platform/http/problem.js';
import { hasRole, oversees, reads, type Actor } from '../../identity/index.js';
import { dueDocuments } from '../compose/task-documents.js';
import type { TaskPaper } from '../compose/task-paper.js';
import type { DocumentKindName } from '../kinds/document-kinds.js';

/** Units of the task get what concerns them; what the supervising office writes is for the office. */
export function documentsFor(actor: Actor, paper: TaskPaper): DocumentKindName[] {
  const isOver = oversees(actor, paper.orgPath);
  if (!isOver && !paper.takesPart && !reads(actor, paper.orgPath)) throw new Problem('record.not-found');
  return dueDocuments(paper, isOver && hasRole(actor, 'supervisor', 'officer'));
}
