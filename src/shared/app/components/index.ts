export { codeComponentsOf } from './code-components.ts';
export { codeScript } from './code-script.ts';
export { guardLoops } from './guard-loops.ts';
export { changesBetween, compareVersions, componentPackage, libraryIdentifier, PACKAGE_FORMAT, type ComponentPackage, type PackageChange } from './package.ts';
export { isInstance, ownSpec, specOfNode } from './own-spec.ts';
