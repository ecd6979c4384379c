export const labPackages: readonly string[];
export const browserPackages: readonly string[];
export const benchPackages: readonly string[];
export function missingPackages(names: readonly string[]): string[];
export function ensurePackages(names: readonly string[], say?: (line: string) => void): string[];
