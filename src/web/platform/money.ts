/** Amounts as people read them: "€1,299", with cents only when there are some. */
export function moneyText(amount: string | number, currency: string | null): string {
  const value = Number(amount);
  const digits = Number.isInteger(value) ? 0 : 2;
  const look = { minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  try {
    return new Intl.NumberFormat('en-GB', { ...look, ...(currency === null ? {} : { style: 'currency' as const, currency }) }).format(value);
  } catch {
    return `${new Intl.NumberFormat('en-GB', look).format(value)} ${currency ?? ''}`.trim();
  }
}
