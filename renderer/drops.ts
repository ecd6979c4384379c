/** What is dropped on a window would be opened in it: nothing is taken. */
export function refuseDrops(): void {
  for (const name of ['dragover', 'drop'] as const)
    document.addEventListener(name, (event) => event.preventDefault());
}
