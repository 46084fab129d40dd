import DOMPurify from 'dompurify';

const TAGS = ['p', 'br', 'h1', 'h2', 'h3', 'h4', 'strong', 'b', 'em', 'i', 'u', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'hr'];

/** Only what the tools can make; links that could run code lose their address. */
export function cleanRichText(html: string): string {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'start', 'data-type', 'data-checked'],
    // Else their values would have to be addresses.
    ADD_URI_SAFE_ATTR: ['start', 'data-type', 'data-checked'],
    ALLOW_DATA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(https?:|mailto:|tel:)/i,
  });
}
