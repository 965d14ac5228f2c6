import { api, read, type Schema } from '../../api/client.js';
import type { Role } from '../../app/roles.js';

/** Records whose every change is kept and shown in one way; a task has its timeline beside. */
export type RecordKind =
  | 'report'
  | 'report-item'
  | 'closure-check'
  | 'slip'
  | 'proposal'
  | 'evidence'
  | 'substitution'
  | 'handover'
  | 'account'
  | 'organisation';

const OFFICE: readonly Role[] = ['supervisor', 'officer', 'line_leader', 'principal'];
const INSIDERS: readonly Role[] = [...OFFICE, 'unit_signer', 'liaison', 'owner'];

/** Who is let in by the API. */
export const READERS: Readonly<Record<RecordKind, readonly Role[]>> = {
  report: OFFICE,
  'report-item': OFFICE,
  'closure-check': OFFICE,
  slip: INSIDERS,
  proposal: INSIDERS,
  evidence: INSIDERS,
  substitution: INSIDERS,
  handover: INSIDERS,
  account: ['security_admin', 'audit_admin'],
  organisation: ['system_admin', 'audit_admin'],
};

const ACTS_A_PAGE = 20;

type Page = Schema<'HistoryPage'>;
type Params = {
  readonly params: {
    readonly path: { readonly id: string };
    readonly query: { readonly limit: number; readonly cursor?: string };
  };
};

const READ: Readonly<Record<RecordKind, (params: Params) => Promise<Page>>> = {
  report: (params) => read(api.GET('/api/reports/{id}/history', params)),
  'report-item': (params) => read(api.GET('/api/report-items/{id}/history', params)),
  'closure-check': (params) => read(api.GET('/api/closure-checks/{id}/history', params)),
  slip: (params) => read(api.GET('/api/slips/{id}/history', params)),
  proposal: (params) => read(api.GET('/api/proposals/{id}/history', params)),
  evidence: (params) => read(api.GET('/api/evidence/{id}/history', params)),
  substitution: (params) => read(api.GET('/api/substitutions/{id}/history', params)),
  handover: (params) => read(api.GET('/api/handovers/{id}/history', params)),
  account: (params) => read(api.GET('/api/accounts/{id}/history', params)),
  organisation: (params) => read(api.GET('/api/organisations/{id}/history', params)),
};

/** A page of acts on the record that changed something people know, oldest first. */
export function readHistory(kind: RecordKind, id: string, cursor: string | undefined): Promise<Page> {
  return READ[kind]({
    params: { path: { id }, query: { limit: ACTS_A_PAGE, ...(cursor !== undefined && { cursor }) } },
  });
}
