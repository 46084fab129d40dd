import { componentSpec } from '../../../src/shared/app/catalogue/index.ts';

/** What is looked at on a page of its own: dialogs lie over the others, and the frame of a whole page brings that page's landmarks. */
export const isAlone = (id: string): boolean => componentSpec(id)?.isOverlay === true || id === 'AppShell';
