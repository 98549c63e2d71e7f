package io.lifeboat.cluster.workload;

import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What clients were told about their writes, key by key, and the comparison with what is read back.
 * Every write to a key raises its revision by one, so the revision read at the end counts the
 * writes that took effect: fewer than were acknowledged means some were lost, more than
 * acknowledged and not known together means some were done twice.
 */
public final class WriteLedger {
  private final Map<String, Account> accounts = new TreeMap<>();

  private static final class Account {
    long acknowledged;
    long notKnown;
    long highestRevision;
  }

  public synchronized void note(String key, OperationResult result) {
    Account account = accounts.computeIfAbsent(key, k -> new Account());
    switch (result) {
      case OperationResult.Ok ok -> {
        account.acknowledged++;
        Versioned entry = ok.entry();
        if (entry != null) {
          account.highestRevision = Math.max(account.highestRevision, entry.revision());
        }
      }
      case OperationResult.NotKnown unknown -> account.notKnown++;
      case OperationResult.Fail fail -> {}
    }
  }

  /** The keys that were written, acknowledged or perhaps. */
  public synchronized List<String> keys() {
    return List.copyOf(accounts.keySet());
  }

  /** What was read back for a key: a value, or known to be absent (null), or nothing at all. */
  public sealed interface ReadBack {
    record Found(@Nullable Versioned entry) implements ReadBack {}

    record Unreadable() implements ReadBack {}
  }

  /**
   * Compares with what was read back.
   *
   * @param readBack for each of {@link #keys}
   */
  public synchronized WriteAudit audit(Map<String, ReadBack> readBack) {
    long acknowledged = 0;
    long notKnown = 0;
    long lost = 0;
    long doubled = 0;
    long unreadable = 0;
    List<String> details = new ArrayList<>();
    for (Map.Entry<String, Account> each : accounts.entrySet()) {
      Account account = each.getValue();
      acknowledged += account.acknowledged;
      notKnown += account.notKnown;
      if (!(readBack.get(each.getKey()) instanceof ReadBack.Found(Versioned entry))) {
        unreadable += account.acknowledged > 0 ? 1 : 0;
        details.add(each.getKey() + ": could not be read in time");
        continue;
      }
      long tookEffect = entry == null ? 0 : entry.revision();
      long missing = Math.max(account.acknowledged, account.highestRevision) - tookEffect;
      long extra = tookEffect - account.acknowledged - account.notKnown;
      if (missing > 0) {
        lost += missing;
        details.add(
            each.getKey()
                + ": "
                + account.acknowledged
                + " writes acknowledged, "
                + tookEffect
                + " took effect");
      }
      if (extra > 0) {
        doubled += extra;
        details.add(
            each.getKey()
                + ": "
                + account.acknowledged
                + " writes acknowledged and "
                + account.notKnown
                + " not known, "
                + tookEffect
                + " took effect");
      }
    }
    return new WriteAudit(acknowledged, notKnown, lost, doubled, unreadable, details);
  }
}
