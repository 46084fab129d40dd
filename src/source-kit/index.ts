export { binder, type BaseScope, type Loose, type Rows, type Value } from './bind.ts';
export {
  defineApp,
  defineModule,
  definePage,
  type EntityDefinition,
  type OwnComponentDefinition,
  type QueryDefinition,
  type StateDefinition,
} from './define.ts';
export { Custom, declare, type CommonProps, type CustomProps } from './elements.tsx';
export type { ThemeInput } from './manifest-types.ts';
export { timers } from './page-guest.ts';
export { runScript, steps, type Step } from './steps.ts';
