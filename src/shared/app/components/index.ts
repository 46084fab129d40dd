export { isInstance, ownSpec, specOfNode } from './own-spec.ts';
