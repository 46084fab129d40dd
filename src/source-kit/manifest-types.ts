import type { z } from 'zod';
import type { theme } from '../shared/app/manifest/index.ts';

export type { Entity, Field, Query } from '../shared/app/manifest/index.ts';
export type ThemeInput = z.input<typeof theme>;
