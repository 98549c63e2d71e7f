package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.detection.DigestVerdict;
import io.lifeboat.cluster.detection.KeyDifferences;
import io.lifeboat.cluster.detection.ReplicaTree;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.raft.OperationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the states of the running replicas at one index: when asked, after every {@value
 * #EVERY_ENTRIES} entries, and every {@value #EVERY_MS} ms, because memory rots without entries
 * too. A replica that does not come to the index in time is not known, never different. On the
 * conductor's thread.
 */
final class Comparison {
  static final int EVERY_ENTRIES = 1_000;
  static final long EVERY_MS = 30_000;

  /** However many entries there are: computing a digest anew is work. */
  private static final long NOT_MORE_OFTEN_THAN_MS = 1_000;

  private static final int KEYS_TOLD = 50;
  private static final int PAIRS_TOLD = 6;

  private final ClusterSite site;
  private final Marks marks;
  private final SoundCopies copies;
  private Consumer<NodeId> suspected = node -> {};
  private final Predicate<SwitchName> isOn;
  private CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);
  private long lastIndex;
  private long lastMicros;

  /** What was told of the last difference, or null when the replicas agreed since. */
  private @Nullable Told told;

  /** Who is to be told of each replica that differs from a majority. */
  void onSuspect(Consumer<NodeId> listener) {
    suspected = listener;
  }

  Comparison(ClusterSite site, Marks marks, SoundCopies copies, Predicate<SwitchName> isOn) {
    this.site = site;
    this.marks = marks;
    this.copies = copies;
    this.isOn = isOn;
  }

  /** A difference, without what changes while it stays the same: index and digests. */
  private record Told(List<List<NodeId>> groups, List<NodeId> suspects, List<List<String>> keys) {}

  /** The keys in which one replica differs from another. */
  private record Pair(NodeId node, NodeId reference, KeyDifferences differences, int keys) {
    Fact.KeysDiffer asFact(long index) {
      return new Fact.KeysDiffer(
          node,
          reference,
          index,
          differences.differences().stream().limit(KEYS_TOLD).toList(),
          differences.differences().size(),
          differences.compared(),
          keys);
    }
  }

  /** To be called a few times a second. */
  void tick() {
    boolean possible = site.running().size() > 1 && site.leader().isPresent();
    if (!isOn.test(SwitchName.SCRUBBING) || !underWay.isDone() || !possible) {
      return;
    }
    long applied =
        site.running().stream()
            .map(slot -> slot.life)
            .mapToLong(life -> life == null ? 0 : life.probe().lastIndex())
            .max()
            .orElse(0);
    long sinceMs = (site.facts.nowMicros() - lastMicros) / 1_000;
    boolean due =
        sinceMs >= EVERY_MS
            || (applied - lastIndex >= EVERY_ENTRIES && sinceMs >= NOT_MORE_OFTEN_THAN_MS);
    if (applied > 0 && due) {
      lastIndex = applied;
      begin(null);
    }
  }

  CompletableFuture<Outcome> compare(CommandId id) {
    if (underWay.isDone()) {
      return begin(id);
    }
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    underWay.whenComplete(
        (done, error) ->
            site.run(
                () ->
                    compare(id)
                        .whenComplete(
                            (outcome, failure) -> Outcomes.pass(outcome, failure, result))));
    return result;
  }

  private CompletableFuture<Outcome> begin(@Nullable CommandId cause) {
    lastMicros = site.facts.nowMicros();
    CompletableFuture<Outcome> result = new CompletableFuture<>();
    underWay = result;
    marks
        .mark()
        .thenApply(this::judged)
        .whenComplete(
            (judged, error) ->
                site.run(
                    () ->
                        result.complete(
                            error == null
                                ? tell(judged, cause)
                                : new Outcome.Info(Outcomes.messageOf(error)))));
    return result;
  }

  // Judging

  /** A verdict with what it is about. */
  private record Judged(Marks.Marked marked, DigestVerdict verdict, List<Pair> pairs) {}

  private Judged judged(Marks.Marked marked) {
    DigestVerdict verdict = verdict(marked);
    return new Judged(marked, verdict, pairs(marked, verdict));
  }

  DigestVerdict verdict(Marks.Marked marked) {
    return DigestVerdict.of(marked.roots(), site.members().size());
  }

  private static List<Pair> pairs(Marks.Marked marked, DigestVerdict verdict) {
    List<Pair> pairs = new ArrayList<>();
    DigestGroup majority = verdict.majority();
    if (majority != null) {
      NodeId reference = majority.nodes().getFirst();
      verdict.suspects().forEach(suspect -> pairs.add(pair(marked, suspect, reference)));
      return pairs;
    }
    List<NodeId> one = verdict.groups().stream().map(group -> group.nodes().getFirst()).toList();
    for (int i = 0; i < one.size(); i++) {
      for (int j = i + 1; j < one.size() && pairs.size() < PAIRS_TOLD; j++) {
        pairs.add(pair(marked, one.get(j), one.get(i)));
      }
    }
    return pairs;
  }

  private static Pair pair(Marks.Marked marked, NodeId node, NodeId reference) {
    ReplicaTree there = marked.replica(reference);
    return new Pair(
        node, reference, KeyDifferences.between(marked.replica(node), there), there.state().size());
  }

  // Telling

  private Outcome tell(Judged judged, @Nullable CommandId cause) {
    Marks.Marked marked = judged.marked;
    DigestVerdict verdict = judged.verdict;
    long index = marked.index();
    lastIndex = Math.max(lastIndex, index);
    DigestGroup majority = verdict.majority();
    if (majority != null) {
      majority.nodes().forEach(copies::stateSound);
    }
    return switch (verdict.kind()) {
      case NOT_KNOWN -> notCompared(marked);
      case AGREE -> {
        DigestGroup all = verdict.groups().getFirst();
        forgetIfOver(all.nodes());
        site.observed(new Fact.ReplicasAgree(index, all.digest(), all.nodes()), cause);
        yield new Outcome.Ok(
            "at index "
                + index
                + " "
                + names(all.nodes())
                + " have the same state"
                + (all.nodes().size() < site.members().size() ? "; the others are not known" : "")
                + unnoticed(marked));
      }
      case DIFFER -> {
        tellDifference(judged, cause);
        List<NodeId> suspects = verdict.suspects();
        yield new Outcome.Ok(
            "at index "
                + index
                + (suspects.isEmpty()
                    ? " the replicas differ, and no majority tells who is wrong"
                    : " " + names(suspects) + " differs from the majority")
                + unnoticed(marked));
      }
    };
  }

  private void tellDifference(Judged judged, @Nullable CommandId cause) {
    DigestVerdict verdict = judged.verdict;
    Told now =
        new Told(
            verdict.groups().stream().map(DigestGroup::nodes).toList(),
            verdict.suspects(),
            judged.pairs.stream()
                .map(
                    pair ->
                        pair.differences.differences().stream().map(each -> each.key()).toList())
                .toList());
    if (cause == null && now.equals(told)) {
      return;
    }
    told = now;
    long index = judged.marked.index();
    site.observed(new Fact.ReplicasDiffer(index, verdict.groups(), verdict.suspects()), cause);
    verdict.suspects().forEach(suspected);
    judged.pairs.forEach(pair -> site.observed(pair.asFact(index), cause));
  }

  /** That the others agree while who differed is not heard of does not end a difference. */
  private void forgetIfOver(List<NodeId> agreeing) {
    Told before = told;
    if (before != null) {
      List<NodeId> concerned = before.groups.stream().flatMap(List::stream).toList();
      if (site.members().stream().filter(concerned::contains).allMatch(agreeing::contains)) {
        told = null;
      }
    }
  }

  private static Outcome notCompared(Marks.Marked marked) {
    if (marked.answer() instanceof OperationResult.Fail) {
      return Outcomes.of(marked.answer());
    }
    if (marked.replicas().isEmpty()) {
      return new Outcome.Info("no replica came to the mark in time");
    }
    return marked.absent().isEmpty()
        ? new Outcome.Fail(FailReason.NOTHING_TO_DO, "only one replica is running")
        : new Outcome.Info(
            "only " + names(marked.replicas().keySet()) + " came to the mark in time");
  }

  /** A replica whose own digest was wrong has had its memory changed by something else. */
  private static String unnoticed(Marks.Marked marked) {
    List<NodeId> nodes =
        marked.replicas().entrySet().stream()
            .filter(each -> each.getValue().digestError() != 0)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return nodes.isEmpty()
        ? ""
        : "; the memory of " + names(nodes) + " was changed by something else than its log";
  }

  private static String names(Iterable<NodeId> nodes) {
    return java.util.stream.StreamSupport.stream(nodes.spliterator(), false)
        .sorted()
        .map(NodeId::value)
        .collect(Collectors.joining(", "));
  }
}
