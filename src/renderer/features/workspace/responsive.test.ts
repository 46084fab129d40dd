import { describe, expect, it } from 'vitest';
import { leftMustOverlay, workspaceMode } from './responsive.ts';

describe('workspace at every window size', () => {
  it('follows the design: wide, normal, compact, view-only', () => {
    expect(workspaceMode({ width: 1700, height: 1000 }).size).toBe('wide');
    expect(workspaceMode({ width: 1440, height: 900 })).toMatchObject({ size: 'normal', leftOverlays: false, canEdit: true });
    expect(workspaceMode({ width: 1440, height: 700 }).size).toBe('compact');
    expect(workspaceMode({ width: 1100, height: 900 })).toMatchObject({ size: 'compact', leftOverlays: true, dockStartsClosed: true });
    expect(workspaceMode({ width: 900, height: 900 })).toMatchObject({ size: 'viewOnly', canEdit: false });
  });

  it('the canvas keeps 480 px: the left panel yields first', () => {
    expect(leftMustOverlay(1440, 236, 308)).toBe(false);
    expect(leftMustOverlay(1240, 420, 480)).toBe(true);
  });
});
