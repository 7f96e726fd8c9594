/** What every field says about itself. */
export interface FieldProps {
  /** Must be on the page only once; an error summary links to it. */
  id: string;
  label: string;
  hint?: string;
  error?: string;
}

/** The ids that describe a field, for `aria-describedby`. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
