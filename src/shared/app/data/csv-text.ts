/** One row as RFC 4180 has it, with its line end: cells with quotes, commas or line breaks are quoted, as are blanks at the ends, which some readers drop. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With ' before what a spreadsheet would take for a formula. Numbers with a sign are left alone. */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,\s]+%?$/.test(text) ? `'${text}` : text;
}
