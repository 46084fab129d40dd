import type { AppSummary } from '../../../shared/contracts/ide.ts';

export type TemplateInfo = {
  id: string;
  name: string;
  description: string;
  category: string;
  prompt: string;
  sketch: 'table' | 'calendar' | 'ledger' | 'board' | 'survey' | 'blank';
};

export interface TemplatesService {
  list(): Promise<TemplateInfo[]>;
  /** A new app from a template. Throws `template.not-found`. */
  create(id: string): Promise<AppSummary>;
}
