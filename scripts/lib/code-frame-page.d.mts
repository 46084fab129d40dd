export function codeFramePage(script: string): string;
