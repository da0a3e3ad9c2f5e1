/**
 * What a person calls a thing, and the end of its number by which two of them are told apart.
 * Rule: helpers get ends of serials, never more (DESIGN, "devices have ends of serials").
 */
export type Described = { readonly name: string | null; readonly manufacturer: string | null; readonly model: string | null; readonly category: string };

/** "ThinkPad X1 Carbon", "Dell U2723QE", "Laptop". */
export function whatIs(asset: Described): string {
  const category = asset.category.replaceAll('_', ' ');
  if (asset.model) return asset.manufacturer && !asset.model.toLowerCase().startsWith(asset.manufacturer.toLowerCase()) ? `${asset.manufacturer} ${asset.model}` : asset.model;
  return asset.name ?? category.charAt(0).toUpperCase() + category.slice(1);
}

/** The last four characters of the serial number, else of the tag; null for a thing that has neither. */
export const endOf = (asset: { readonly serial_number: string | null; readonly asset_tag: string | null }): string | null => (asset.serial_number ?? asset.asset_tag)?.slice(-4) ?? null;
