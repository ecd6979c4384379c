/** What the doctor says in the app besides its findings. */
export const doctorWindow = {
  failed: 'Something it takes for that did not work; the details tell what.',
  stopped: 'You stopped the examination before it was done.',
  gone: 'Postbar has looked again since, and that line is not there any more.',
  watching: (count: number) =>
    count === 1
      ? '1 message waited for this. Postfix is trying it now…'
      : `${count.toLocaleString('en')} messages waited for this. Postfix is trying them now…`,
  watchFailed: 'What became of the mail that waited, Postbar cannot tell.',
};
