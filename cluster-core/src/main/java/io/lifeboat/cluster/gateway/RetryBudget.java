package io.lifeboat.cluster.gateway;

/**
 * How many requests may be sent a second time: one for every ten that come, so that retries never
 * become the overload they are to bridge (Google SRE book, "Handling Overload"). Safe for several
 * threads.
 */
final class RetryBudget {
  private static final int TENTHS = 10;
  private static final int MOST = 100 * TENTHS;

  private int tenths = MOST / 10;
  private long taken;

  /** A new request came. */
  synchronized void came() {
    tenths = Math.min(MOST, tenths + 1);
  }

  /** Takes one retry out, if there is one left. */
  synchronized boolean take() {
    if (tenths < TENTHS) {
      return false;
    }
    tenths -= TENTHS;
    taken++;
    return true;
  }

  /** How many are left. */
  synchronized int left() {
    return tenths / TENTHS;
  }

  /** How many have been taken altogether. */
  synchronized long taken() {
    return taken;
  }
}
