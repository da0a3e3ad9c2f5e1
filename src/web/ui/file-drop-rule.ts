/** Which files are taken, and the sentence for those that are not. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}

export function refusedFile(file: { name: string; size: number }, endings: readonly string[], maxBytes: number): string | null {
  if (endings.length > 0 && !endings.some((ending) => file.name.toLowerCase().endsWith(ending))) return `${file.name} was not taken: only ${endings.join(', ')} can be read here.`;
  if (file.size === 0) return `${file.name} was not taken: it is empty.`;
  if (file.size > maxBytes) return `${file.name} was not taken: it has ${sizeText(file.size)}, the limit is ${sizeText(maxBytes)}.`;
  return null;
}
