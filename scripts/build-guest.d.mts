export function guestBundle(): Promise<string>;
