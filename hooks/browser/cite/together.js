/** Does something with many at the same time, until one fails. */

// Files that are requested at the same time.
const TOGETHER = 12;

/**
 * Does the same with each, some at a time. After a failure it begins and tells nothing more, so that
 * progress is not shown over what is said of the failure.
 * @template T
 * @param {T[]} all
 * @param {(one: T) => Promise<void>} act
 * @param {(one: T) => void} tell what to do when one is done
 * @param {AbortSignal} [signal]
 * @throws {Error} the first that `act` throws, or that of the signal
 */
export async function together(all, act, tell, signal) {
  const waiting = [...all];
  let failed = false;
  const work = async () => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      signal?.throwIfAborted();
      await act(one);
      if (failed) return;
      tell(one);
    }
  };
  try {
    await Promise.all(Array.from({ length: TOGETHER }, work));
  } catch (error) {
    failed = true;
    waiting.length = 0;
    throw error;
  }
}
