// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReactElement } from 'react';
import { ErrorBoundary } from './error-boundary.tsx';

afterEach(cleanup);

describe('ErrorBoundary', () => {
  it('keeps a failure inside its panel, tells what happened, and draws it again on request', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    let isBroken = true;
    const onError = vi.fn();
    function Panel(): ReactElement {
      if (isBroken) throw new Error('a binding is gone');
      return <p>Layers are here</p>;
    }
    render(
      <>
        <ErrorBoundary name="Layers" onError={onError}>
          <Panel />
        </ErrorBoundary>
        <ErrorBoundary name="Canvas">
          <p>Canvas is here</p>
        </ErrorBoundary>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toContain('Layers could not be drawn');
    expect(screen.getByRole('alert').textContent).toContain('a binding is gone');
    expect(screen.getByText('Canvas is here')).toBeTruthy();
    expect(onError).toHaveBeenCalledTimes(1);

    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('alert').textContent).toContain('Layers could not be drawn');

    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('Layers are here')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    quiet.mockRestore();
  });

  it('copies the details', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    function Broken(): ReactElement {
      throw new Error('no luck');
    }
    render(
      <ErrorBoundary name="Data">
        <Broken />
      </ErrorBoundary>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Copy details' }));
    expect(writeText).toHaveBeenCalledWith(expect.stringMatching(/^Data: [\s\S]*no luck[\s\S]*Broken/));
    quiet.mockRestore();
    vi.unstubAllGlobals();
  });
});
