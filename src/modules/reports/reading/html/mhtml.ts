import PostalMime from 'postal-mime';
import { UnreadableDocument } from '../source.js';

/** The page within a page saved as one file (.mht, .mhtml): its pictures and styles are left where they are. */
export async function pageOfMhtml(bytes: Uint8Array): Promise<string> {
  const saved = await new PostalMime().parse(bytes).catch(() => null);
  if (saved?.html === undefined || saved.html.trim() === '') throw new UnreadableDocument('report.damaged');
  return saved.html;
}
