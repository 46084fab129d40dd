/** ms that a screen without the focus leaves to the one that has it */
const HEAD_START = 400;
/** ms that a task stays taken after it was done, so that a slower screen does not do it again */
const STAYS_TAKEN = 1500;

/**
 * An app can be on several screens at once and each is told of a task. Runs it on one of them: the one the person is at, else any.
 *
 * @param task a name that all screens give this task and no other task has
 */
export async function onOneScreen(task: string, run: () => Promise<void>): Promise<void> {
  // Without locks (an insecure page) there is one screen as far as anyone can tell.
  if (typeof navigator === 'undefined' || navigator.locks === undefined) return run();
  if (!document.hasFocus()) await new Promise((resolve) => setTimeout(resolve, HEAD_START));
  await navigator.locks.request(`casual.perform ${task}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    await run();
    await new Promise((resolve) => setTimeout(resolve, STAYS_TAKEN));
  });
}
