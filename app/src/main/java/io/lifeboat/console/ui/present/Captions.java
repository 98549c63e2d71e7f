package io.lifeboat.console.ui.present;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which occurrence is worth the one caption there is room for. What changes is left on the screen
 * long enough to be read; who steps through occurrences by hand sees those until he comes back to
 * the last.
 */
final class Captions {
  /** An audience reads a sentence in so long. */
  static final long READING_NANOS = 2_500_000_000L;

  private @Nullable Occurrence shown;
  private boolean pinned;
  private long sinceNanos;

  /** The caption at this time; null before anything worth it has happened. */
  @Nullable Occurrence at(ConsoleState state, long nowNanos) {
    Occurrence latest = last(state.occurrences());
    boolean read = shown == null || nowNanos - sinceNanos >= READING_NANOS;
    if (!pinned && latest != null && (read || isSame(latest, shown))) {
      sinceNanos = isSame(latest, shown) ? sinceNanos : nowNanos;
      shown = latest;
    }
    return shown;
  }

  /**
   * Goes to the caption before or after the one that is shown; beyond the last it follows again.
   *
   * @param by -1 or 1
   */
  void step(ConsoleState state, int by) {
    List<Occurrence> all = state.occurrences().stream().filter(Captions::isWorthIt).toList();
    int at = all.size() - 1;
    while (at >= 0 && !isSame(all.get(at), shown)) {
      at--;
    }
    int next = at < 0 ? all.size() - 1 : at + by;
    if (next >= all.size()) {
      pinned = false;
    } else if (next >= 0) {
      shown = all.get(next);
      pinned = true;
    }
  }

  /** Whether an older caption is held. */
  boolean isPinned() {
    return pinned;
  }

  /** Follows what happens. */
  void follow() {
    pinned = false;
  }

  private static @Nullable Occurrence last(List<Occurrence> occurrences) {
    for (int i = occurrences.size() - 1; i >= 0; i--) {
      if (isWorthIt(occurrences.get(i))) {
        return occurrences.get(i);
      }
    }
    return null;
  }

  /** Commands announce what a fact tells a moment later; it is the fact that is worth a caption. */
  private static boolean isWorthIt(Occurrence occurrence) {
    return occurrence.category() != Category.COMMAND && occurrence.weight() != Weight.NORMAL;
  }

  private static boolean isSame(Occurrence one, @Nullable Occurrence other) {
    return other != null
        && one.sequence() == other.sequence()
        && one.title().key().equals(other.title().key());
  }
}
