import type { JsonObject } from '../../shared/kernel/json.ts';

/**
 * A picture drawn small enough, as a JPEG file.
 * @param maxWidth px
 */
export function photoOf(picture: CanvasImageSource, width: number, height: number, maxWidth: number, name: string): { photo: JsonObject; src: string } | null {
  if (width === 0 || height === 0) return null;
  const scale = Math.min(1, maxWidth / width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const src = canvas.toDataURL('image/jpeg', 0.86);
  const data = src.slice(src.indexOf(',') + 1);
  return { photo: { name, type: 'image/jpeg', size: Math.floor((data.length * 3) / 4), data }, src };
}

export async function loadPicture(file: File): Promise<ImageBitmap> {
  return createImageBitmap(file);
}
