import { expect, type Locator, type Page } from '@playwright/test';
import type { Json, JsonObject } from '../../../src/shared/kernel/json.ts';
import type { Gallery } from './gallery.ts';

/** A component in a running app, whose methods the app's own buttons call. */
export type Running = {
  gallery: Gallery;
  page: Page;
  of: Locator;
  id: string;
  /** Clicks the button of the page whose step calls the method. */
  call: (method: string) => Promise<void>;
  /** What an expression reads as `<id>.<key>`. */
  state: (key: string) => Promise<Json>;
  /** Names of the events that the app's steps heard, oldest first. */
  said: () => Promise<string[]>;
};

/** How a method is tried: what the component is given, the arguments, and what has to be seen. */
export type MethodCheck = {
  props?: JsonObject;
  args?: readonly Json[];
  /** Arguments of other methods that the check calls. */
  calls?: Readonly<Record<string, readonly Json[]>>;
  check: (at: Running) => Promise<void>;
};

export const isState = (at: Running, key: string, value: unknown): Promise<void> =>
  expect.poll(() => at.state(key), { message: `${at.id}.${key}` }).toEqual(value);
export const hasFocus = (at: Running): Promise<void> =>
  expect.poll(() => at.of.evaluate((element) => element.contains(document.activeElement)), { message: `${at.id} has the focus` }).toBe(true);
