export { SmsGateway, type Sms } from './sms-gateway.js';
