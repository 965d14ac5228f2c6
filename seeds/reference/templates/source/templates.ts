import type { Document } from 'docx';
import * as forms from './forms.js';
import * as letters from './letters.js';
import { threeLists } from './lists.js';
import { supervisionSlip } from './slips.js';

/** Every default template by the kind of its document. */
export const TEMPLATES: Readonly<Record<string, () => Document>> = {
  'supervision-notice': forms.supervisionNotice,
  'reminder-notice': forms.reminderNotice,
  'extension-request': forms.extensionRequest,
  'extension-decision': letters.extensionDecision,
  'return-form': forms.returnForm,
  'return-request': forms.returnRequest,
  'verification-record': forms.verificationRecord,
  'strike-off-form': forms.strikeOffForm,
  'recheck-record': forms.recheckRecord,
  'interview-notice': letters.interviewNotice,
  'urging-letter': letters.urgingLetter,
  bulletin: letters.bulletin,
  'three-lists': threeLists,
  'supervision-slip': supervisionSlip,
  'handover-sheet': forms.handoverSheet,
};
