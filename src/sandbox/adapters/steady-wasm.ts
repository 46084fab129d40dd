import { setFlagsFromString } from 'node:v8';

/**
 * V8 keeps the glue between wasm and JavaScript in one cache for all threads of the process. Compiling it anew for calls that became
 * frequent, and freeing the older piece, can meet a thread that ends: the process then aborts with “Check failed: jit_page.has_value()”
 * (stack: TierUpWasmToJSWrapper → WasmImportWrapperCache::Free; nodejs/node#64500 is of the same kind). Apps start and end threads all
 * the time, so the glue stays as it is first made. Can go once Node carries a mended V8.
 */
export function keepWasmGlue(): void {
  setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000');
  setFlagsFromString('--no-wasm-code-gc');
}
