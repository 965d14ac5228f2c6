export { MailReceiver, MailRefused, type MailTaker, type ReceivedMail } from './mail-receiver.js';
