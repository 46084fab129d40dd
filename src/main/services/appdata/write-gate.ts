import type { Patience } from '../../../shared/app/data/index.ts';

/** How long a write waits for a long job or an open transaction before it is refused, ms. */
const PATIENCE_MS = 2000;

/** SQLite would make this whole thread wait for another connection that writes the same file; this waits without holding anybody up. */
export const limitedPatience: Patience = async (held, late) => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), PATIENCE_MS);
  });
  try {
    await Promise.race([held, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
