import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.js';

/** SHA-256 as 64 lower-case hex digits. Text is hashed as UTF-8 (a lone surrogate counts as U+FFFD). */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? new TextEncoder().encode(content) : content));
}

/** The address of a JSON value: SHA-256 of its canonical JSON. Errors as `canonicalJson`. */
export function contentHash(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
