import { SCHEMA_VERSION, type ComponentNode, type Manifest } from '../../../shared/app/manifest/index.ts';
import { resolveTheme } from '../../../shared/app/theme/index.ts';
import type { AppSummary } from '../../../shared/contracts/ide.ts';

/** What the apps table keeps about a document, so that lists and search open no document. */
export type AppFacts = {
  name: string;
  description: string;
  icon: string;
  category: string;
  tags: string[];
  color: string;
  prompt: string;
  pages: number;
  /** Names people see, singular. */
  entities: string[];
  components: number;
};

export function factsOf(manifest: Manifest): AppFacts {
  const { meta } = manifest;
  return {
    name: meta.name,
    description: meta.description,
    icon: meta.icon,
    category: meta.category,
    tags: meta.tags,
    color: resolveTheme(manifest.theme).light.acc,
    prompt: meta.prompt ?? '',
    pages: manifest.pages.length,
    entities: manifest.entities.map((entity) => entity.name),
    components: manifest.pages.reduce((sum, page) => sum + countNodes(page.root) - 1, 0),
  };
}

/** Of the table `applications`. */
export type AppRow = {
  id: string;
  name: string;
  description: string;
  icon: string;
  category: string;
  color: string;
  pages: number;
  entities: string;
  components: number;
  schema_version: number;
  document_seq: number;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
};

export function summaryOf(row: AppRow): AppSummary {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    icon: row.icon,
    category: row.category,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    color: row.color,
    pages: row.pages,
    entities: parseNames(row.entities),
    components: row.components,
    readOnly: row.schema_version > SCHEMA_VERSION,
  };
}

function countNodes(node: ComponentNode): number {
  return node.children.reduce((sum, child) => sum + countNodes(child), 1);
}

function parseNames(text: string): string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.map(String) : [];
}
