package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.LogEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one node's log that were read from its journal on request: the last {@value #PAGES}
 * answers. Immutable.
 */
public final class FetchedEntries {
  public static final FetchedEntries NONE = new FetchedEntries(List.of());

  static final int PAGES = 16;

  /** Latest first; each in the order of the indices. */
  private final List<List<LogEntry>> pages;

  private FetchedEntries(List<List<LogEntry>> pages) {
    this.pages = pages;
  }

  FetchedEntries plus(List<LogEntry> page) {
    if (page.isEmpty()) {
      return this;
    }
    long first = page.getFirst().index();
    long last = page.getLast().index();
    List<List<LogEntry>> next = new ArrayList<>();
    next.add(page);
    for (List<LogEntry> older : pages) {
      boolean covered = older.getFirst().index() >= first && older.getLast().index() <= last;
      if (!covered && next.size() < PAGES) {
        next.add(older);
      }
    }
    return new FetchedEntries(List.copyOf(next));
  }

  /** The entry as it was read last, or null. */
  @Nullable LogEntry get(long index) {
    for (List<LogEntry> page : pages) {
      int low = 0;
      int high = page.size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        LogEntry entry = page.get(middle);
        if (entry.index() == index) {
          return entry;
        }
        if (entry.index() < index) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
    }
    return null;
  }

  public boolean isEmpty() {
    return pages.isEmpty();
  }
}
