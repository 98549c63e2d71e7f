package io.lifeboat.cluster.workload;

import io.lifeboat.cluster.checker.ReadAudit;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.store.Versioned;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What clients were told about their writes, key by key, and the comparison with what is read back.
 * Every write to a key raises its revision by one, so the revision read at the end counts the
 * writes that took effect: fewer than were acknowledged means some were lost, more than
 * acknowledged and not known together means some were done twice. In that sum a write of unknown
 * fate could make up for a lost one, so revisions and versions are compared as well: a revision
 * that was acknowledged twice, or whose write is now another, is proof of a loss.
 */
public final class WriteLedger {
  private static final int VERSIONS_KEPT = 64;

  private final Map<String, Account> accounts = new TreeMap<>();
  private long linearizable;
  private long wrong;
  private long stale;
  private long behind;

  private static final class Account {
    long acknowledged;
    long notKnown;
    long highestRevision;
    long acknowledgedTwice;
    final BitSet revisions = new BitSet();

    /** The versions of the last acknowledged writes, by revision. */
    final Map<Long, Long> versions =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > VERSIONS_KEPT;
          }
        };

    void acknowledged(Versioned entry) {
      int revision = (int) entry.revision();
      if (revisions.get(revision)) {
        acknowledgedTwice++;
      }
      revisions.set(revision);
      versions.put(entry.revision(), entry.version());
      highestRevision = Math.max(highestRevision, entry.revision());
    }

    /** Whether the write that is there now is not the one that was acknowledged in its place. */
    boolean wasReplaced(@Nullable Versioned entry) {
      Long version = entry == null ? null : versions.get(entry.revision());
      return version != null && entry != null && version != entry.version();
    }
  }

  public synchronized void note(String key, OperationResult result) {
    Account account = accounts.computeIfAbsent(key, k -> new Account());
    switch (result) {
      case OperationResult.Ok ok -> {
        account.acknowledged++;
        Versioned entry = ok.entry();
        if (entry != null) {
          account.acknowledged(entry);
        }
      }
      case OperationResult.NotKnown unknown -> account.notKnown++;
      case OperationResult.Fail fail -> {}
      case OperationResult.Stale stale -> {}
    }
  }

  /** The highest revision of a key that was acknowledged so far: what a read begun now must see. */
  public synchronized long acknowledgedRevision(String key) {
    Account account = accounts.get(key);
    return account == null ? 0 : account.highestRevision;
  }

  /**
   * Notes how a read of one key ended.
   *
   * @param floor what {@link #acknowledgedRevision} was when it began
   */
  public synchronized void noteRead(long floor, OperationResult result) {
    switch (result) {
      case OperationResult.Ok ok -> {
        linearizable++;
        wrong += isBehind(ok.entry(), floor) ? 1 : 0;
      }
      case OperationResult.Stale answer -> {
        stale++;
        behind += isBehind(answer.entry(), floor) ? 1 : 0;
      }
      case OperationResult.Fail _, OperationResult.NotKnown _ -> {
        // Nothing was read.
      }
    }
  }

  private static boolean isBehind(@Nullable Versioned entry, long floor) {
    return (entry == null ? 0 : entry.revision()) < floor;
  }

  public synchronized ReadAudit reads() {
    return new ReadAudit(linearizable, wrong, stale, behind);
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
      long replaced = account.acknowledgedTwice + (account.wasReplaced(entry) ? 1 : 0);
      if (missing <= 0 && replaced > 0) {
        lost += replaced;
        details.add(each.getKey() + ": " + replaced + " acknowledged writes replaced by others");
      }
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
