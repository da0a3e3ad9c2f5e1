/** A few pieces of work under way at a time, taken from a source in its order. The first failure stops the rest and is thrown when all have ended. */
const usually = 2;

export async function sideBySide<T>(source: AsyncGenerator<T>, work: (item: T) => Promise<void>, lanes = usually): Promise<void> {
  let failed: { readonly error: unknown } | undefined;
  const underWay = new Set<Promise<void>>();
  try {
    for await (const item of source) {
      const one = work(item).catch((error: unknown) => { failed ??= { error }; }).finally(() => underWay.delete(one));
      underWay.add(one);
      while (underWay.size >= lanes) await Promise.race(underWay);
      if (failed !== undefined) break;
    }
  } catch (error) {
    failed ??= { error };
  }
  await Promise.all(underWay);
  if (failed !== undefined) throw failed.error;
}
