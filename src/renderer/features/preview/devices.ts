export type DeviceId = 'desktop' | 'tablet' | 'phone' | 'smallPhone';
export type Device = { id: DeviceId; label: string; /** px; the height of a desktop is what fits. */ w: number; h: number };

export const DEVICES: readonly Device[] = [
  { id: 'phone', label: 'Phone', w: 390, h: 844 },
  { id: 'smallPhone', label: 'Small phone', w: 360, h: 640 },
  { id: 'tablet', label: 'Tablet', w: 820, h: 1180 },
  { id: 'desktop', label: 'Desktop', w: 1280, h: 800 },
];

/** px of body round the screen */
export const BEZEL: Readonly<Record<DeviceId, number>> = { phone: 10, smallPhone: 10, tablet: 14, desktop: 0 };

/** How much the device shrinks to fit the stage, at most life size. */
export function deviceScale(device: Device, stage: { w: number; h: number }): number {
  const bezel = BEZEL[device.id] * 2;
  return Math.max(0.1, Math.min(1, (stage.w - 64) / (device.w + bezel), (stage.h - 64) / (device.h + bezel)));
}
