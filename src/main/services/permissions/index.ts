export { createPermissionsService, type PermissionsDeps } from './permissions-service.ts';
export type * from './types.ts';
