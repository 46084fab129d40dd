export { codeComponentsOf } from './code-components.ts';
export { isInstance, ownSpec, specOfNode } from './own-spec.ts';
