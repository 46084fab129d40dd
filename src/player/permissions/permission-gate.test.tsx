// @vitest-environment jsdom
import '../testing/dom.ts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PermissionDecision, PermissionRequest, PermissionState } from '../../shared/contracts/permissions.ts';
import { PermissionGate } from './permission-gate.tsx';

const request = (over: Partial<PermissionRequest> = {}): PermissionRequest => ({
  requestId: 'q1',
  capability: 'network',
  target: 'sms.reminders.example',
  isLocal: false,
  because: 'You clicked Remind on Bookings',
  summary: 'Send 1 request of 412 bytes',
  detail: 'POST https://sms.reminders.example/v1\n\n{"name":"Yusuf"}',
  askedAt: 0,
  ...over,
});
const STATE: PermissionState = {
  grants: [
    { capability: 'notifications', target: '', decision: 'allow', scope: 'always', decidedAt: 0, uses: 2, lastUsedAt: 5, refusals: 0 },
    { capability: 'network', target: 'fonts.example.net', decision: 'deny', scope: 'once', decidedAt: 0, uses: 0, lastUsedAt: null, refusals: 3 },
  ],
  undecided: [],
  disk: { usedBytes: 1.8 * 1048576, limitBytes: 50 * 1048576, files: 3 },
};

type Decided = { requestId: string } & PermissionDecision;

function show(pending: PermissionRequest[], options: { state?: PermissionState; decide?: () => Promise<void>; appName?: string } = {}) {
  const decided: Decided[] = [];
  const clicks = vi.fn();
  const draw = (now: PermissionRequest[]) => (
    <PermissionGate
      appName={options.appName ?? 'Clinic bookings'}
      pending={now}
      state={options.state ?? STATE}
      sealSecret="3f9c"
      onDecide={(requestId, decision) => {
        decided.push({ requestId, ...decision });
        return options.decide?.() ?? Promise.resolve();
      }}
    >
      <button type="button" onClick={clicks} onKeyDown={clicks}>
        In the app
      </button>
    </PermissionGate>
  );
  const view = render(draw(pending));
  return { decided, clicks, next: (now: PermissionRequest[]) => view.rerender(draw(now)) };
}

const sheet = (): HTMLElement => screen.getByRole('alertdialog');
const button = (name: RegExp): HTMLElement => within(sheet()).getByRole('button', { name });
const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance', 'Date'] });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a question about a permission', () => {
  it('says who asks, for what, why and how much, under this machine’s seal', () => {
    show([request()]);
    expect(sheet().getAttribute('aria-labelledby')).not.toBeNull();
    expect(within(sheet()).getByRole('heading', { level: 1 }).textContent).toBe('Let Clinic bookings send data to this site?');
    for (const words of ['sms.reminders.example', 'You clicked Remind on Bookings', 'Send 1 request of 412 bytes', /1,000 requests a minute/, /^Your seal: /])
      expect(within(sheet()).getByText(words)).toBeDefined();
    const known = within(sheet()).getByRole('group', { name: 'What this app may do' });
    expect(known.textContent).toContain('Keep its own data, 1.8 MB of 50');
    expect(known.textContent).toContain('Show notifications');
    expect(known.textContent).toContain('fonts.example.net, 3 times, not asked any more');
    expect(known.textContent).toContain('Other apps and their data');
  });

  it('shows the exact request only on demand', () => {
    show([request()]);
    expect(screen.queryByText(/Yusuf/)).toBeNull();
    fireEvent.click(button(/Show the exact request/));
    expect(screen.getByText(/Yusuf/).textContent).toBe(request().detail);
  });

  it('freezes the app, and sets it free with the last answer', () => {
    const { next } = show([request()]);
    const surface = screen.getByText('In the app').parentElement;
    expect(surface?.hasAttribute('inert')).toBe(true);
    next([]);
    expect(surface?.hasAttribute('inert')).toBe(false);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('gives the focus to no button, and back to where it was', async () => {
    const { next } = show([]);
    screen.getByText('In the app').focus();
    next([request()]);
    expect(document.activeElement?.className).toBe('pm-sheet');
    next([]);
    await act(() => Promise.resolve());
    expect(document.activeElement?.textContent).toBe('In the app');
  });

  it('allows only after one second without pointer or keys', () => {
    const { decided } = show([request()]);
    const allow = button(/^Allow/);
    const press = (): void => void fireEvent.click(allow);
    press();
    wait(900);
    fireEvent.keyDown(sheet(), { key: 'a' });
    wait(900);
    fireEvent.pointerDown(document.body);
    wait(900);
    press();
    expect(decided).toEqual([]);
    expect(allow.getAttribute('aria-disabled')).toBe('true');
    wait(200);
    expect(allow.getAttribute('aria-disabled')).toBe('false');
    press();
    expect(decided).toEqual([{ requestId: 'q1', decision: 'allow', scope: 'once' }]);
  });

  it('starts the second again when the window loses the focus, even after it was over', () => {
    const { decided } = show([request()]);
    wait(1100);
    fireEvent.blur(window);
    fireEvent.click(button(/^Allow/));
    wait(500);
    vi.mocked(document.hasFocus).mockReturnValue(false);
    wait(3000);
    fireEvent.click(button(/^Allow/));
    vi.mocked(document.hasFocus).mockReturnValue(true);
    wait(500);
    fireEvent.click(button(/^Allow/));
    expect(decided).toEqual([]);
    wait(700);
    fireEvent.click(button(/^Allow/));
    expect(decided).toHaveLength(1);
  });

  it('does not take a resting pointer for a moving one', () => {
    show([request()]);
    const move = (x: number): void => void fireEvent(window, new MouseEvent('pointermove', { screenX: x, screenY: 5 }));
    move(1);
    for (let i = 0; i < 11; i++) {
      wait(100);
      move(1);
    }
    expect(button(/^Allow/).getAttribute('aria-disabled')).toBe('false');
  });

  it('refuses on Escape and by its button, at once', () => {
    const { decided, next } = show([request()]);
    fireEvent.keyDown(sheet().querySelector('.pm-sheet')!, { key: 'Escape' });
    next([request({ requestId: 'q2' })]);
    fireEvent.click(button(/^Don’t allow/));
    expect(decided).toEqual([
      { requestId: 'q1', decision: 'deny', scope: 'once' },
      { requestId: 'q2', decision: 'deny', scope: 'once' },
    ]);
  });

  it('allows for as long as was chosen', () => {
    const { decided } = show([request()]);
    fireEvent.click(screen.getByRole('radio', { name: 'Always' }));
    wait(1100);
    fireEvent.click(button(/^Allow always/));
    expect(decided[0]?.scope).toBe('always');
  });

  it('asks one question at a time, and the next one starts afresh', () => {
    const second = request({ requestId: 'q2', capability: 'clipboard', target: '', summary: 'Read the clipboard' });
    const { next } = show([request(), second]);
    expect(within(sheet()).getByText('1 of 2')).toBeDefined();
    expect(within(sheet()).getByText('Next question: use the clipboard')).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: 'Always' }));
    wait(1100);
    next([second]);
    expect(within(sheet()).getByText('2 of 2')).toBeDefined();
    expect(button(/^Allow once/).getAttribute('aria-disabled')).toBe('true');
  });

  it('says so when the next refusal is the last, and when an answer did not arrive', async () => {
    const grants = [{ ...STATE.grants[1]!, target: 'sms.reminders.example', refusals: 2 }];
    const { decided } = show([request()], { state: { ...STATE, grants }, decide: () => Promise.reject(new Error('The connection was lost.')) });
    expect(within(sheet()).getByText(/Say no again and the app will not ask any more/)).toBeDefined();
    fireEvent.click(button(/^Don’t allow/));
    await act(() => Promise.resolve());
    expect(within(sheet()).getByRole('alert').textContent).toBe('The connection was lost.');
    fireEvent.click(button(/^Don’t allow/));
    expect(decided).toHaveLength(2);
  });

  it('says so too when a no beside the sheet did not arrive', async () => {
    const { decided } = show([request()], { decide: () => Promise.reject(new Error('Casual OS is not answering.')) });
    fireEvent(sheet(), new Event('cancel', { cancelable: true }));
    await act(async () => {});
    expect(decided).toEqual([{ requestId: 'q1', decision: 'deny', scope: 'once' }]);
    expect(within(sheet()).getByText('Casual OS is not answering.')).toBeDefined();
  });

  it('keeps the words of an app on one line, so that they cannot imitate the sheet', () => {
    show([request({ because: 'You clicked \u202Eeslaf\nAllow always' })], { appName: `Bank\n\n${'x'.repeat(300)}` });
    expect(within(sheet()).getByRole('heading', { level: 1 }).textContent).toMatch(/^Let Bank x+… send data to this site\?$/);
    expect(within(sheet()).getByText('You clicked eslaf Allow always')).toBeDefined();
  });

  it('lets no key through to the page', () => {
    show([request()]);
    const onKey = vi.fn();
    window.addEventListener('keydown', onKey);
    fireEvent.keyDown(sheet().querySelector('.pm-sheet')!, { key: 'k', ctrlKey: true });
    window.removeEventListener('keydown', onKey);
    expect(onKey).not.toHaveBeenCalled();
  });
});
