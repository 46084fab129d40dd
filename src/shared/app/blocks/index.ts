import { ACCOUNT_BLOCKS } from './account.ts';
import { DASHBOARD_BLOCKS } from './dashboard.ts';
import { DATA_BLOCKS } from './data.ts';
import { FORM_BLOCKS } from './forms.ts';
import { LIST_BLOCKS } from './lists.ts';
import { MARKETING_BLOCKS } from './marketing.ts';
import { SITE_BLOCKS } from './site.ts';
import { TALK_BLOCKS } from './talk.ts';
import { ANSWER_BLOCKS } from './answers.ts';
import { PERSON_BLOCKS } from './person.ts';
import { PRICING_BLOCKS } from './pricing.ts';
import type { Block } from './types.ts';

export { blockApp } from './block-app.ts';
export { fittingData, insertBlock } from './insert-block.ts';
export { BLOCK_GROUPS, type Block, type BlockData, type BlockGroup, type BlockNeed } from './types.ts';

/** In the order people see them. */
export const BLOCKS: readonly Block[] = [
  ...DATA_BLOCKS,
  ...LIST_BLOCKS,
  ...DASHBOARD_BLOCKS,
  ...FORM_BLOCKS,
  ...ANSWER_BLOCKS,
  ...MARKETING_BLOCKS,
  ...PRICING_BLOCKS,
  ...SITE_BLOCKS,
  ...ACCOUNT_BLOCKS,
  ...PERSON_BLOCKS,
  ...TALK_BLOCKS,
];

const byId = new Map(BLOCKS.map((block) => [block.id, block]));

export function findBlock(id: string): Block | undefined {
  return byId.get(id);
}
