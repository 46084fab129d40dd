import { describe, expect, it } from 'vitest';
import { PageLoader } from './page-loader.ts';

/** A host whose answers come when the test says so. */
function slowHost() {
  const asked: number[] = [];
  const waiting = new Map<number, (isOk: boolean) => void>();
  const kept: number[] = [];
  const loader = new PageLoader(async (page, isCurrent) => {
    asked.push(page);
    const isOk = await new Promise<boolean>((resolve) => waiting.set(page, resolve));
    if (isCurrent()) kept.push(page);
    if (!isOk) throw new Error('no answer');
  });
  const answer = async (page: number, isOk = true): Promise<void> => {
    waiting.get(page)?.(isOk);
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { loader, asked, kept, answer };
}

describe('pages of a long list', () => {
  it('are asked for two at a time, those in view when there is room, not those that were passed', async () => {
    const { loader, asked, answer } = slowHost();
    loader.show(0, 1);
    for (let page = 2; page < 400; page++) loader.show(page, page + 1);
    expect(asked).toEqual([0, 1]);
    await answer(0);
    await answer(1);
    expect(asked).toEqual([0, 1, 399, 400]);
  });
  it('are asked for once until they may have changed; far ones are let go and asked for again', async () => {
    const { loader, asked, answer } = slowHost();
    loader.show(0, 0);
    await answer(0);
    loader.show(0, 0);
    expect(asked).toEqual([0]);
    loader.show(50, 50);
    await answer(50);
    expect(loader.keeps(0)).toBe(false);
    loader.show(0, 0);
    expect(asked).toEqual([0, 50, 0]);
  });
  it('answers from before a reload are dropped, and the reload ends when what is shown has come', async () => {
    const { loader, asked, kept, answer } = slowHost();
    loader.show(3, 3);
    const old = answer;
    let isDone = false;
    void loader.reload().then(() => (isDone = true));
    expect(asked).toEqual([3, 3]);
    await old(3);
    await Promise.resolve();
    expect(kept).toEqual([3]);
    expect(isDone).toBe(true);
  });
  it('a failure ends the reload and is not tried in a circle', async () => {
    const { loader, asked, answer } = slowHost();
    const reloaded = loader.reload();
    await answer(0, false);
    await reloaded;
    expect(asked).toEqual([0]);
    loader.show(0, 0);
    expect(asked).toEqual([0, 0]);
  });
});
