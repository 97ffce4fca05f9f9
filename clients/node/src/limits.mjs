// How much is read at most, in bytes, of what others write.

export const MEBIBYTE = 1 << 20;
export const MAX_JSON = MEBIBYTE;
export const MAX_NOTE = 1 << 16;
export const MAX_METADATA = MEBIBYTE;
export const SIGNATURE_LENGTH = 64;
