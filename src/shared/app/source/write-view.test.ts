import { expect, test } from 'vitest';
import { viewText } from './write-view.ts';

const code = "import { useState } from 'react';\n\nexport default function Meter({ inputs }) {\n  return <b>{inputs.label}</b>;\n}\n";
const compiled = 'exports.default = function Meter() {};';

test('OWN-23: code stands in the project as its author wrote it', () => {
  expect(viewText({ kind: 'code', code, compiled })).toBe(`// @ts-nocheck\n// React as it was written. Remove the first line once it has types.\n${code}`);
});

test('React, which is there without being asked for in a frame, is imported where it is used', () => {
  const classic = 'export default function Meter() {\n  return React.createElement("b");\n}';
  expect(viewText({ kind: 'code', code: classic, compiled })).toContain("\nimport * as React from 'react';\nexport default");
  for (const head of ["import React from 'react';", "import * as React from 'react';", "import React, { useState } from 'react';"]) {
    expect(viewText({ kind: 'code', code: `${head}\n${classic}`, compiled })).not.toContain("import * as React from 'react';\nimport");
  }
});

test('what no bundler would take is left out: components made from parts, code that was never compiled, and text that is no code', () => {
  expect(viewText({ kind: 'parts', code, compiled })).toBeNull();
  expect(viewText({ kind: 'code', code })).toBeNull();
  expect(viewText({ kind: 'code', code: 'no component', compiled })).toBeNull();
  expect(viewText({ kind: 'code', code, compiled: 'not ( script' })).toBeNull();
});
