export {
  OutgoingError,
  OutgoingHttp,
  type OutgoingAnswer,
  type OutgoingFault,
  type OutgoingRequest,
} from './outgoing-http.js';
export { isReachableEntry } from './reachable-addresses.js';
export { newSigningSecret, signed, type SignedHeaders } from './standard-webhook.js';
