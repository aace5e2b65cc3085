/** Offers something as a file, without a server. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes when the click returns; a later tick is safe everywhere.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export const saveText = (name: string, text: string, type: string): void => saveBlob(name, new Blob([text], { type }));
