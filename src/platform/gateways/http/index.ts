export { GuardedConnections } from './guarded-connections.js';
export { OutgoingError, type OutgoingFault } from './outgoing-error.js';
export { OutgoingHttp, type OutgoingAnswer, type OutgoingRequest } from './outgoing-http.js';
export { isReachableEntry } from './reachable-addresses.js';
export { newSigningSecret, signed, type SignedHeaders } from './standard-webhook.js';
