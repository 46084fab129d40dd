import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a rule weighs, by its worst finding: as Lighthouse weighs its audits of the same rules. */
const WEIGHTS: Readonly<Record<string, number>> = { critical: 10, serious: 7, moderate: 3, minor: 1 };

/** Of 100: the weight of the rules that apply and hold, in that of all that apply. `failed`: what does not hold, and where. */
export async function a11yScore(page: Page): Promise<{ score: number; failed: string[] }> {
  const { passes, violations } = await new AxeBuilder({ page }).analyze();
  const weigh = (rules: typeof passes): number => rules.reduce((sum, { impact }) => sum + (WEIGHTS[impact ?? 'serious'] ?? 7), 0);
  // A rule that holds says nothing of how bad it would be otherwise: it counts as a serious one.
  const held = passes.length * 7;
  const broken = weigh(violations);
  return {
    score: Math.round((held / (held + broken)) * 100),
    failed: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`),
  };
}
