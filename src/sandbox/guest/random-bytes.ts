/** "expand 32-byte k" */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
const BLOCK = 64;

/**
 * Random bytes that cannot be foretold, drawn from 32 bytes of the host's own: the key stream of ChaCha20 (RFC 8439).
 * A call of the host for each would take a turn; these come at once.
 */
export class RandomBytes {
  private readonly state = new Uint32Array(16);
  private readonly block = new Uint8Array(BLOCK);
  private used = BLOCK;

  /** @param hex of 32 bytes */
  seed(hex: string): void {
    this.state.set(CONSTANTS);
    for (let i = 0; i < 8; i++) {
      let word = 0;
      for (let byte = 3; byte >= 0; byte--) word = (word << 8) | parseInt(hex.slice((i * 4 + byte) * 2, (i * 4 + byte) * 2 + 2), 16);
      this.state[4 + i] = word;
    }
    this.state.fill(0, 12);
    this.used = BLOCK;
  }

  take(count: number): Uint8Array {
    const out = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      if (this.used === BLOCK) this.refill();
      out[i] = this.block[this.used]!;
      // What was given out is not kept.
      this.block[this.used++] = 0;
    }
    return out;
  }

  private refill(): void {
    const x = this.state.slice();
    for (let round = 0; round < 10; round++) {
      for (let i = 0; i < 4; i++) quarter(x, i, 4 + i, 8 + i, 12 + i);
      for (let i = 0; i < 4; i++) quarter(x, i, 4 + ((i + 1) & 3), 8 + ((i + 2) & 3), 12 + ((i + 3) & 3));
    }
    for (let i = 0; i < 16; i++) {
      const word = (x[i]! + this.state[i]!) >>> 0;
      for (let byte = 0; byte < 4; byte++) this.block[i * 4 + byte] = (word >>> (8 * byte)) & 255;
    }
    this.used = 0;
    // 2^32 blocks are 256 GB; the nonce carries on after them.
    this.state[12] = (this.state[12]! + 1) >>> 0;
    if (this.state[12] === 0) this.state[13] = (this.state[13]! + 1) >>> 0;
  }
}

function quarter(x: Uint32Array, a: number, b: number, c: number, d: number): void {
  x[a] = (x[a]! + x[b]!) >>> 0;
  x[d] = rotate(x[d]! ^ x[a]!, 16);
  x[c] = (x[c]! + x[d]!) >>> 0;
  x[b] = rotate(x[b]! ^ x[c]!, 12);
  x[a] = (x[a]! + x[b]!) >>> 0;
  x[d] = rotate(x[d]! ^ x[a]!, 8);
  x[c] = (x[c]! + x[d]!) >>> 0;
  x[b] = rotate(x[b]! ^ x[c]!, 7);
}

function rotate(value: number, bits: number): number {
  return ((value << bits) | (value >>> (32 - bits))) >>> 0;
}
