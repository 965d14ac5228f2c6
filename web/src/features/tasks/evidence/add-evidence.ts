import { api, read, type Schema } from '../../../api/client.js';

/** A file, or only where the paper is to be found. */
export type NewEvidence = Omit<Schema<'AddEvidenceFileDto'>, 'file'> & {
  readonly file?: File;
  readonly reference?: string;
};

/** @throws ApiProblem */
export async function addEvidence(taskId: string, evidence: NewEvidence, key: string): Promise<void> {
  const params = { path: { id: taskId }, header: { 'Idempotency-Key': key } };
  const { file, reference, ...particulars } = evidence;
  if (file === undefined) {
    await read(
      api.POST('/api/tasks/{id}/evidence', { params, body: { ...particulars, reference: reference ?? '' } }),
    );
    return;
  }
  await read(
    api.POST('/api/tasks/{id}/evidence/files', {
      params,
      body: { ...particulars, file: file as unknown as string },
      bodySerializer: () => formOf(particulars, file),
    }),
  );
}

/** Fields before the file: the API reads the form as it comes. */
function formOf(particulars: object, file: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(particulars))
    if (value !== undefined && value !== null && value !== '') form.append(name, String(value));
  form.append('file', file);
  return form;
}
