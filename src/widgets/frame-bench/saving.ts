/** Hands a file to the browser's download, made on the page: nothing is sent anywhere. Must not know what is in it. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has taken the address over by the next turn of the event loop.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 0);
}
