export * from './action.ts';
export * from './common.ts';
export * from './component.ts';
export * from './entity.ts';
export * from './manifest.ts';
export * from './node.ts';
export * from './query.ts';
export * from './trigger.ts';
