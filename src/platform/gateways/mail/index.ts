export { MailError, type MailVerdict } from './mail-error.js';
export { MailGateway, type Mail } from './mail-gateway.js';
