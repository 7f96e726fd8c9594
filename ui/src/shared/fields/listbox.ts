/** The next row for an arrow key: past either end it wraps round; -1 means none yet. */
export function stepTo(active: number, rows: number, step: 1 | -1): number {
  if (rows === 0) return -1;
  if (active < 0) return step > 0 ? 0 : rows - 1;
  return (active + step + rows) % rows;
}
