import { lazyView } from '../../ui/index.ts';

export { AppGate } from './app-gate.tsx';
export { QuestionNotice } from './question-notice.tsx';
export { TrustedPermissions } from './trusted-permissions.tsx';
/** The panel's code is loaded when it is first shown. */
export const PermissionsView = lazyView(() => import('./permissions-view.tsx').then((module) => module.PermissionsView));
