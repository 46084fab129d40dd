export { AppView, type AppViewProps } from './app-view.tsx';
export { ICON_NAMES, hasIcon } from './core/icons.ts';
export { AppIcon } from './core/icon.tsx';
export { SessionStore } from './core/session-store.ts';
export type { SourceStatus, ViewSource } from './core/view-source.ts';
export { PageView, type PageViewProps } from './page-view.tsx';
export { PermissionGate, type PermissionGateProps } from './permissions/permission-gate.tsx';
export { sealOf, SealMark, type Seal } from './permissions/seal.tsx';
export { usePermissionRequests } from './permissions/use-permission-requests.ts';
