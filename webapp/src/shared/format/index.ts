export * from './dates';
export * from './names';
export * from './numbers';
export * from './useFormat';
export * from './typedNumbers';
export * from './isolated';
