/** The browser's own reader; not all have one. https://wicg.github.io/shape-detection-api/#barcode-detection-api */
type Detector = { detect(source: CanvasImageSource): Promise<readonly { rawValue: string; format: string }[]> };
type DetectorClass = { new (options?: { formats: readonly string[] }): Detector; getSupportedFormats(): Promise<readonly string[]> };

function detectorClass(): DetectorClass | undefined {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  return typeof found === 'function' ? (found as unknown as DetectorClass) : undefined;
}

/** @param wanted kinds such as "qr_code"; empty: all. @returns null where the browser cannot read codes */
export async function createDetector(wanted: readonly string[]): Promise<Detector | null> {
  const Found = detectorClass();
  if (Found === undefined) return null;
  try {
    const known = await Found.getSupportedFormats();
    const formats = wanted.length === 0 ? known : known.filter((format) => wanted.includes(format));
    return formats.length === 0 ? null : new Found({ formats });
  } catch {
    return null;
  }
}
