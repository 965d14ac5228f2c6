export { isSealed, SecretBox } from './secret-box.js';
export { SecretKey, SECRET_KEY_FILE_NAME } from './secret-key.js';
export { SealedAccess, type PostAccess } from './sealed-access.js';
