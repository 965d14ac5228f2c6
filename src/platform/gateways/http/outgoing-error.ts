/** `address`: we do not go there; `unreachable`: nobody answered properly; `timeout`: nobody answered in time. */
export type OutgoingFault = 'address' | 'unreachable' | 'timeout';

export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';

  constructor(
    readonly fault: OutgoingFault,
    message: string,
  ) {
    super(message);
  }
}
