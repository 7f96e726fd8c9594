const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** "1 note", "12 notes". Give the plural where it is not a plain "s". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString("en-GB")} ${amount === 1 ? one : many}`;
}

/** "one visit", "four visits", "12 visits": words up to nine, as in running text. */
export function countInWords(amount: number, one: string, many = `${one}s`): string {
  return `${SMALL[amount] ?? amount.toLocaleString("en-GB")} ${amount === 1 ? one : many}`;
}

/** "Joan", "Joan and Sam", "Joan, Sam and Priya". */
export function list(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The first letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first `letters` letters, cut at a word, with an ellipsis when something was left out. */
export function excerpt(text: string, letters: number): string {
  const plain = text.replace(/\s+/gu, " ").trim();
  if (plain.length <= letters) return plain;
  const space = plain.lastIndexOf(" ", letters);
  return `${plain.slice(0, space > letters / 2 ? space : letters)}…`;
}
