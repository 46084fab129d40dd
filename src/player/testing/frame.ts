import { type Theme, theme } from '../../shared/app/manifest/index.ts';
import type { AppFrame } from '../../shared/contracts/session.ts';

export type ThemeInput = Partial<Theme>;

export function makeFrame(root: string, look: ThemeInput = {}, rest: Partial<AppFrame> = {}): AppFrame {
  return {
    name: 'Northside',
    icon: 'heart-pulse',
    nav: 'sidebar',
    theme: theme.parse(look),
    pages: [
      { id: 'bookings', name: 'Bookings', path: '/', icon: 'calendar', inNav: true },
      { id: 'patients', name: 'Patients', path: '/patients', icon: 'users', inNav: true },
      { id: 'clinicians', name: 'Clinicians', path: '/clinicians', icon: 'user', inNav: true },
      { id: 'rooms', name: 'Rooms', path: '/rooms', icon: 'bed', inNav: true },
      { id: 'reports', name: 'Reports', path: '/reports', icon: 'chart-column', inNav: true },
      { id: 'settings', name: 'Settings', path: '/settings', icon: 'sliders-horizontal', inNav: true },
    ],
    pageId: 'bookings',
    params: {},
    root,
    ...rest,
  };
}
