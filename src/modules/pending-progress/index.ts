export { ReplyAddressesModule } from './mail/reply-addresses.module.js';
export { ReplyAddresses } from './mail/reply-addresses.service.js';
export { PendingProgressModule } from './pending-progress.module.js';
export { ReceiveProgress, type IncomingProgress, type ProgressSource } from './receive-progress.service.js';
