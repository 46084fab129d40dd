/** Limits an engine can be given, MB. Below the first the runtime itself does not fit. Apps may have 128 at most. */
export const MIN_MEMORY_MB = 4;
export const MAX_MEMORY_MB = 1024;
