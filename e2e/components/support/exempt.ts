/** Components without an example to draw on its own, and why. What is not here and has none makes the suite fail. */
export const EXEMPT: Readonly<Record<string, string>> = {
  CustomComponent: 'shows a component that the author wrote as code: e2e/own-components.spec.ts makes, places and runs one',
  Module: 'shows a component that the author made of others: e2e/own-components.spec.ts makes, places and updates one',
  Slot: 'the place inside such a component where others go: e2e/own-components.spec.ts fills one',
};
