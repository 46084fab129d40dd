export type DecimalMark = '.' | ',';

const SIGNS = /[$€£¥₹₽₩₺₴฿]|\b(?:USD|EUR|GBP|CHF|JPY|CNY|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|BRL|MXN|ZAR|kr|zł|Kč|Fr\.?|R\$)(?=$|[\s\d.,-])/giu;
const SPACES = /[\s\u00a0\u202f'’_]/g;

/** As accountants and spreadsheets write them: "$1,234.50", "1.234,50 €", "(12)", "12-", "1 234", "12 %", "1e3". Null when it is no number. */
export function readNumber(text: string, mark: DecimalMark): number | null {
  const plain = Number(text);
  if (mark === '.' && text !== '' && Number.isFinite(plain) && !/^\s*$|^[+-]?0[xob]/i.test(text)) return plain;
  let body = bare(text);
  let sign = 1;
  const bracketed = /^\((.+)\)$/.exec(body);
  if (bracketed) {
    sign = -1;
    body = bracketed[1] ?? '';
  } else if (/^[^-]+-$/.test(body)) {
    sign = -1;
    body = body.slice(0, -1);
  }
  if (!isGrouped(body, mark)) return null;
  const value = Number(mark === '.' ? body.replaceAll(',', '') : body.replaceAll('.', '').replace(',', '.'));
  return body === '' || !Number.isFinite(value) ? null : sign * value;
}

/** Which mark a text settles: "1,5" a comma, "1.5" and "1,234.5" a point; "1,234" settles nothing. */
export function decimalVote(text: string): DecimalMark | null {
  const body = bare(text).replace(/^[(+-]|[)-]$/g, '');
  if (!/^\d[\d.,]*$/.test(body)) return null;
  const comma = body.lastIndexOf(',');
  const point = body.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  if (body.indexOf(',') !== comma) return '.'; // 1,234,567
  if (body.indexOf('.') !== point) return ','; // 1.234.567
  if (comma >= 0) return body.length - comma - 1 === 3 && comma <= 3 && !body.startsWith('0') ? null : ',';
  // "1.234" is an exact number in most files, so that it does not outvote a comma.
  return point >= 0 && body.length - point - 1 !== 3 ? '.' : null;
}

export function hasCurrencySign(text: string): boolean {
  return /[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY)\b/.test(text);
}

function bare(text: string): string {
  return text.replace(SIGNS, '').replace(SPACES, '').replace(/%$/, '');
}

/** Digits with group marks only where groups of three (or, as in India, two) begin. */
function isGrouped(body: string, mark: DecimalMark): boolean {
  return mark === '.' ? /^[+-]?(\d+|\d{1,3}(,\d{2,3})*,\d{3})?(\.\d+)?(e[+-]?\d+)?$/i.test(body) : /^[+-]?(\d+|\d{1,3}(\.\d{2,3})*\.\d{3})?(,\d+)?$/.test(body);
}
