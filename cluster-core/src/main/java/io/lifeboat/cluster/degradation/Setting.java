package io.lifeboat.cluster.degradation;

import org.jspecify.annotations.Nullable;

/**
 * One thing operators set, as one gateway knows it: what is replicated, and what was set here when
 * nothing could be replicated. A local one is in force at once, and stays until what is replicated
 * is at least as new: its own, once it has been written, or somebody's who set it later. Any thread
 * may call.
 *
 * @param <T> what is set
 */
public final class Setting<T extends Turned> {
  private @Nullable T replicated;
  private @Nullable T local;

  /** Sets it for this gateway alone. */
  public synchronized void turnHere(T here) {
    local = here;
  }

  /**
   * Takes up what is replicated now.
   *
   * @param known null when nobody has set it yet
   * @return what was local and is settled by this, or null
   */
  public synchronized @Nullable T learn(@Nullable T known) {
    replicated = known;
    T here = local;
    if (known == null || here == null || here.sinceMillis() > known.sinceMillis()) {
      return null;
    }
    local = null;
    return here;
  }

  /** What was set last as far as this gateway knows, whether it is over or not; or null. */
  public synchronized @Nullable T current() {
    return local == null ? replicated : local;
  }

  /** What is in force; null when nothing was set or it is over. */
  public synchronized @Nullable T inForce(long nowMillis) {
    T now = current();
    return now == null || now.isOver(nowMillis) ? null : now;
  }

  /** Whether this gateway goes by something that is not replicated yet. */
  public synchronized boolean isLocal() {
    return local != null;
  }

  /** What is still to be replicated, or null. */
  public synchronized @Nullable T toReplicate() {
    return local;
  }
}
