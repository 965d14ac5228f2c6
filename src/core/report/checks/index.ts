export { type Checked, type CheckedAgainst, checkReport, CHECKS_VERSION } from './check-report.js';
export { noteText } from './note-texts.js';
export { type Note, NOTE_CODES, type NoteCode } from './notes.js';
