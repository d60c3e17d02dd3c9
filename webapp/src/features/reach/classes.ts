/** Class of a value on a map: 0 for a true zero, else 1 to 5 by equal steps of the square root, so that small values still differ. */
export function classOf(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil(5 * Math.sqrt(value / most))));
}
