/** Media type of a Word document (.docx). */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
