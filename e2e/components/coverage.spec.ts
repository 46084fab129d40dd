import { expect, test } from '@playwright/test';
import { EXAMPLES } from '../../src/shared/app/catalogue/examples/index.ts';
import { COMPONENT_IDS, componentSpec } from '../../src/shared/app/catalogue/index.ts';
import { DRIVERS, INPUT_DRIVERS } from './support/drivers.ts';
import { EXEMPT } from './support/exempt.ts';
import { inputCheck, SET_VALUES } from './support/input-checks.ts';
import { METHOD_CHECKS } from './support/method-checks.ts';
import { RUNNING_DRIVERS } from './support/running-drivers.ts';

const TRIED = COMPONENT_IDS.filter((id) => EXEMPT[id] === undefined);
const isInput = (id: string): boolean => componentSpec(id)?.isInput === true;
const names = (id: string, kind: 'events' | 'methods'): string[] => Object.keys(componentSpec(id)?.[kind] ?? {});

test('every component of the catalogue is drawn by these tests, or it is said why not', () => {
  for (const [id, reason] of Object.entries(EXEMPT)) console.log(`not drawn on its own: ${id} (${reason})`);
  expect(TRIED.filter((id) => EXAMPLES[id] === undefined)).toEqual([]);
  expect(
    Object.keys(EXEMPT).filter((id) => componentSpec(id) === undefined || EXAMPLES[id] !== undefined),
    'exempt without a need',
  ).toEqual([]);
});

test('every event has a person’s act that leads to it, and every act an event', () => {
  const acts = { ...DRIVERS, ...RUNNING_DRIVERS };
  const missing = TRIED.flatMap((id) =>
    names(id, 'events').flatMap((event) =>
      acts[`${id}.${event}`] === undefined && !(isInput(id) && INPUT_DRIVERS[event] !== undefined) ? [`${id}.${event}`] : [],
    ),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(acts).filter((key) => !isDeclared(key, 'events'))).toEqual([]);
});

test('every method has a check, and every check a method', () => {
  const missing = TRIED.flatMap((id) =>
    names(id, 'methods').flatMap((method) =>
      METHOD_CHECKS[`${id}.${method}`] === undefined && !(isInput(id) && inputCheck(id, method, null) !== undefined) ? [`${id}.${method}`] : [],
    ),
  );
  expect(missing).toEqual([]);
  expect(Object.keys(METHOD_CHECKS).filter((key) => !isDeclared(key, 'methods'))).toEqual([]);
  expect(
    TRIED.filter((id) => isInput(id) && SET_VALUES[id] === undefined),
    'inputs that nothing is set in',
  ).toEqual([]);
});

function isDeclared(key: string, kind: 'events' | 'methods'): boolean {
  const [id = '', name = ''] = key.split('.');
  return names(id, kind).includes(name);
}
