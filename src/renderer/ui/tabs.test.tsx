// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Tabs } from './tabs.tsx';

afterEach(cleanup);

it('keeps the room of a count that comes and goes, and says nothing while it is away', () => {
  const strip = (count: number | undefined) => (
    <Tabs
      name="t"
      label="Dock"
      active="problems"
      onChange={() => {}}
      tabs={[
        { id: 'problems', label: 'Problems', count, keepsRoom: true },
        { id: 'data', label: 'Data' },
      ]}
    />
  );
  const { rerender, container } = render(strip(undefined));
  expect(container.querySelectorAll('.count')).toHaveLength(1);
  expect(screen.getByRole('tab', { name: 'Problems' })).toBeTruthy();
  rerender(strip(3));
  expect(container.querySelectorAll('.count')).toHaveLength(1);
  expect(screen.getByRole('tab', { name: /Problems\s*3/ })).toBeTruthy();
});
