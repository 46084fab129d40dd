export function toastTone(tone: unknown): 'neutral' | 'ok' | 'warn' | 'danger' {
  return tone === 'ok' || tone === 'warn' || tone === 'danger' ? tone : 'neutral';
}
