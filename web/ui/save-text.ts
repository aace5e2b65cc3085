/** Offers text as a file, without a server. */
export function saveText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes when the click returns; a later tick is safe everywhere.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
