/** 32 bytes of the system's generator as hex: an app draws its random bytes from them, see guest/random-bytes.ts. */
export function freshEntropy(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
