/** The IPC channel of a call. The prefix keeps a page away from Electron's own channels. */
export const callChannel = (name: string): string => `postbar:${name}`;

/** The channel on which main pushes the state. */
export const stateChannel = 'postbar-state';
