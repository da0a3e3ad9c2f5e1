/** A moment as the browser's own field holds it (no zone, the reader's clock), to and from an instant. */
const two = (value: number) => String(value).padStart(2, '0');

export function toLocalField(at: string | Date): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null when nothing, or nothing readable, is in the field. */
export function fromLocalField(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
