/** A name of whatever script inside a sentence: what stands beside it keeps its place. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
