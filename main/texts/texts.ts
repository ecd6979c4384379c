// Every word of the main process a user can see, by language and feature.
// A feature's English file is the pattern; the German one must have the same
// shape, or it does not compile.
export type Locale = 'en' | 'de';
