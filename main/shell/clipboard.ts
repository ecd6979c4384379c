import { clipboard } from 'electron';

/** Copies a text for the user to paste elsewhere. */
export const copyText = (text: string): Promise<void> => clipboard.writeText(text);
