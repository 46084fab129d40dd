type EyeDropperLike = { open(): Promise<{ sRGBHex: string }> };

/** The browser's eyedropper where it has one (https://wicg.github.io/eyedropper-api/), not in its types yet; null where it has none. */
const Maker: unknown = (globalThis as { EyeDropper?: unknown }).EyeDropper;

/** Lets the person take a colour from anywhere on the screen. Resolves to "#rrggbb", or to null when they change their mind. */
export const pickFromScreen: (() => Promise<string | null>) | null =
  typeof Maker === 'function'
    ? async () => {
        try {
          const { sRGBHex } = await (Reflect.construct(Maker, []) as EyeDropperLike).open();
          return /^#[0-9a-f]{6}$/i.test(sRGBHex) ? sRGBHex.toLowerCase() : null;
        } catch {
          return null;
        }
      }
    : null;
