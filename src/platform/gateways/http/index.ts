export {
  OutgoingError,
  OutgoingHttp,
  type OutgoingAnswer,
  type OutgoingFault,
  type OutgoingRequest,
} from './outgoing-http.js';
export { isReachableEntry } from './reachable-addresses.js';
