// What the supervisor needs of WebAssembly where no DOM types are loaded. Merges with lib.dom where they are.
declare namespace WebAssembly {
  interface Module {}
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>;
}
