import { z } from 'zod';

/** The page that coded components are drawn in, which the export put into the page of the app. Only there where the app has such components. */
export function codeFramePage(): { codeFramePage?: string } {
  const text = document.getElementById('casual-frame')?.textContent ?? '';
  return text === '' ? {} : { codeFramePage: z.string().parse(JSON.parse(text)) };
}
