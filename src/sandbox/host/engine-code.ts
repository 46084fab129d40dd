declare global {
  /** What the supervisor needs of it where no DOM types are loaded; merges with them where they are. */
  namespace WebAssembly {
    interface Module {}
    function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>;
  }
}

/** The engine: compiled once and shared between workers, or the address of its file. */
export type EngineCode = WebAssembly.Module | string;
