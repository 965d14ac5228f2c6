/** Files in one request; a zip is one of them, whatever is in it. */
export const FILES_PER_UPLOAD = 100;
