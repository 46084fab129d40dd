import { describe, expect, it } from 'vitest';
import { DEVICES, deviceScale } from './devices.ts';

describe('preview devices', () => {
  it('fit the stage and never grow past life size', () => {
    const phone = DEVICES.find((device) => device.id === 'phone')!;
    expect(deviceScale(phone, { w: 2000, h: 2000 })).toBe(1);
    const scale = deviceScale(phone, { w: 800, h: 600 });
    expect((phone.h + 20) * scale).toBeLessThanOrEqual(600 - 63);
  });
});
