package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.TermRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that keeps the rules of Raft, from a seed: elections, stale leaders, replication,
 * truncation, commits, compaction, restarts, nodes that are wiped and join again. Each node tells
 * its facts in order; facts of different nodes overtake each other, and levels are told now and
 * then only. It can be made to break a rule.
 */
final class RaftModel {
  private static final int BLOCK = 4;

  /** One entry; the content tells two entries of one index and term apart. */
  private record Entry(long term, long content) {}

  /** A node; entry i of the list has index {@code base + i + 1}. */
  private static final class Node {
    final NodeId id;
    final Deque<Fact> untold = new ArrayDeque<>();
    List<Entry> log = new ArrayList<>();
    long base;
    long term;
    long commit;
    boolean up = true;
    boolean voter = true;
    boolean leads;
    boolean ready;
    long firstOwn;
    List<TermRun> toldRuns = List.of();
    long toldFirst;

    Node(NodeId id) {
      this.id = id;
    }

    long last() {
      return base + log.size();
    }

    Entry at(long index) {
      return log.get((int) (index - base - 1));
    }

    boolean has(long index) {
      return index > base && index <= last();
    }

    long lastTerm() {
      return log.isEmpty() ? 0 : log.getLast().term;
    }
  }

  private final Random random;
  private final Map<NodeId, Node> nodes = new TreeMap<>();
  private final List<FactRecord> told = new ArrayList<>();

  /** Everything that was ever committed, in order: what a compacted prefix stands for. */
  private final List<Entry> committed = new ArrayList<>();

  private long contents;

  RaftModel(long seed) {
    this.random = new Random(seed);
    int size = 3 + 2 * random.nextInt(2);
    for (int i = 1; i <= size; i++) {
      nodes.put(NodeId.of(i), new Node(NodeId.of(i)));
    }
    tell(new Fact.ClusterStarting(List.copyOf(nodes.keySet()), 500, 100, false, seed));
  }

  List<FactRecord> told() {
    return told;
  }

  // What happens

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
      deliver(random.nextInt(4));
    }
  }

  private void step() {
    if (leader() == null) {
      elect();
    }
    switch (random.nextInt(60)) {
      case 0 -> elect();
      case 1 -> stepDown();
      case 2 -> end();
      case 3, 4, 5 -> begin();
      case 6 -> compact();
      case 7 -> wipe();
      case 8, 9, 10, 11, 12, 13, 14, 15 -> append();
      case 16, 17, 18, 19, 20, 21, 22, 23 -> commit();
      case 24, 25, 26, 27 -> any(nodes.values()).ifPresent(this::tellLevels);
      case 28, 29 -> any(nodes.values()).ifPresent(this::tellShape);
      case 30, 31, 32, 33 -> any(nodes.values()).ifPresent(this::tellDigest);
      case 34, 35, 36, 37 -> any(nodes.values()).ifPresent(this::tellBlock);
      default -> replicate();
    }
  }

  private Optional<Node> any(Iterable<Node> from) {
    List<Node> all = new ArrayList<>();
    from.forEach(all::add);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  private List<Node> voters() {
    return nodes.values().stream().filter(node -> node.voter).toList();
  }

  private int quorum() {
    return voters().size() / 2 + 1;
  }

  private @Nullable Node leader() {
    return nodes.values().stream()
        .filter(node -> node.leads && node.up)
        .max(Comparator.comparingLong(node -> node.term))
        .orElse(null);
  }

  void elect() {
    List<Node> up = voters().stream().filter(node -> node.up).toList();
    if (up.size() < quorum()) {
      return;
    }
    Node candidate = up.get(random.nextInt(up.size()));
    long term = up.stream().mapToLong(node -> node.term).max().orElse(0) + 1 + random.nextInt(2);
    List<Node> grants =
        up.stream()
            .filter(
                voter ->
                    candidate.lastTerm() > voter.lastTerm()
                        || (candidate.lastTerm() == voter.lastTerm()
                            && candidate.last() >= voter.last()))
            .toList();
    // An old leader that is not needed for the majority may go on, stale.
    List<Node> voting =
        grants.stream().filter(v -> !v.leads || random.nextBoolean() || v == candidate).toList();
    if (voting.size() < quorum()) {
      return;
    }
    candidate.term = term;
    voting.forEach(voter -> follow(voter, term, candidate));
    lead(candidate, term);
  }

  private void follow(Node node, long term, @Nullable Node leader) {
    if (node != leader) {
      node.term = term;
      resign(node);
    }
  }

  private void lead(Node node, long term) {
    resign(node);
    node.term = term;
    node.leads = true;
    node.ready = false;
    node.log.add(new Entry(term, ++contents));
    node.firstOwn = node.last();
    node.untold.add(new Fact.RoleChanged(node.id, Role.LEADER, term));
    node.untold.add(new Fact.LeaderElected(node.id, term));
    tellShape(node);
  }

  private void resign(Node node) {
    if (node.leads) {
      node.leads = false;
      node.untold.add(new Fact.RoleChanged(node.id, Role.FOLLOWER, node.term));
      node.untold.add(new Fact.SteppedDown(node.id, node.term));
    }
  }

  private void stepDown() {
    any(nodes.values().stream().filter(node -> node.leads).toList()).ifPresent(this::resign);
  }

  private void end() {
    Node node = any(nodes.values()).orElseThrow();
    if (node.up) {
      node.up = false;
      node.leads = false;
      node.untold.add(
          random.nextBoolean() ? new Fact.NodeKilled(node.id) : new Fact.NodeStopped(node.id));
    }
  }

  private void begin() {
    any(nodes.values().stream().filter(node -> !node.up).toList()).ifPresent(this::begin);
  }

  private void begin(Node node) {
    node.up = true;
    node.commit = node.base;
    node.untold.add(new Fact.NodeStarting(node.id));
    node.untold.add(new Fact.NodeStarted(node.id, node.term, node.last()));
    node.untold.add(new Fact.RoleChanged(node.id, Role.FOLLOWER, node.term));
    tellShape(node);
  }

  private void compact() {
    Node node = any(nodes.values()).orElseThrow();
    if (!node.up || node.commit <= node.base) {
      return;
    }
    long upTo = node.base + 1 + random.nextLong(node.commit - node.base);
    node.log = new ArrayList<>(node.log.subList((int) (upTo - node.base), node.log.size()));
    node.base = upTo;
    node.untold.add(new Fact.LogCompacted(node.id, upTo + 1, upTo));
    tellShape(node);
  }

  /** A node leaves, its files are deleted, and it joins again as a learner. */
  private void wipe() {
    Node leader = leader();
    List<Node> others = voters().stream().filter(node -> node != leader && node.up).toList();
    // Safe only if what is committed is on a majority of those who stay.
    if (leader == null || !leader.ready || others.isEmpty() || voters().size() < 3) {
      return;
    }
    Node gone = others.get(random.nextInt(others.size()));
    long kept =
        voters().stream()
            .filter(node -> node != gone && node.last() >= committed.size())
            .filter(node -> agrees(node, committed.size()))
            .count();
    if (kept < voters().size() / 2 + 1 || leader.term < maxTerm()) {
      return;
    }
    gone.untold.add(new Fact.NodeRemoved(gone.id));
    gone.untold.add(new Fact.NodeStarting(gone.id));
    gone.untold.add(new Fact.RoleChanged(gone.id, Role.PROMOTABLE, leader.term));
    gone.log = new ArrayList<>();
    gone.base = 0;
    gone.commit = 0;
    gone.term = leader.term;
    gone.voter = false;
    gone.leads = false;
    gone.toldRuns = List.of();
  }

  private long maxTerm() {
    return nodes.values().stream().mapToLong(node -> node.term).max().orElse(0);
  }

  /** Whether the node has this committed entry. */
  private boolean agrees(Node node, long index) {
    return index == 0
        || index <= node.base
        || (node.has(index) && node.at(index).equals(committed.get((int) index - 1)));
  }

  private void append() {
    any(nodes.values().stream().filter(node -> node.leads && node.up).toList())
        .ifPresent(
            leader -> {
              for (int i = random.nextInt(4); i >= 0; i--) {
                leader.log.add(new Entry(leader.term, ++contents));
              }
            });
  }

  private void replicate() {
    any(nodes.values().stream().filter(node -> node.leads && node.up).toList())
        .ifPresent(
            leader ->
                any(nodes.values().stream()
                        .filter(node -> node != leader && node.up && node.term <= leader.term)
                        .toList())
                    .ifPresent(follower -> replicate(leader, follower)));
  }

  private void replicate(Node leader, Node follower) {
    follow(follower, leader.term, leader);
    // What the leader has compacted comes as a snapshot to those who lack it or have another.
    if (follower.last() < leader.base || !agrees(follower, leader.base)) {
      follower.log = new ArrayList<>();
      follower.base = leader.base;
      follower.commit = Math.max(follower.commit, leader.base);
    }
    long match = Math.min(follower.last(), leader.last());
    while (match > Math.max(follower.base, leader.base)
        && !follower.at(match).equals(leader.at(match))) {
      match--;
    }
    long next = match + 1;
    long until = Math.min(leader.last(), match + 1 + random.nextInt(6));
    if (next <= until && follower.last() >= next) {
      follower.log = new ArrayList<>(follower.log.subList(0, (int) (match - follower.base)));
    }
    for (long index = next; index <= until; index++) {
      follower.log.add(leader.at(index));
    }
    follower.commit = Math.max(follower.commit, Math.min(leader.commit, until));
    if (!follower.voter && follower.last() >= leader.commit && follower.last() > 0) {
      follower.voter = true;
    }
    tellShapeIfNews(follower);
  }

  private void commit() {
    Node leader = leader();
    if (leader == null || leader.term < maxTerm()) {
      return;
    }
    for (long index = leader.last(); index > leader.commit; index--) {
      long at = index;
      if (!leader.has(at) || leader.at(at).term != leader.term) {
        return;
      }
      Entry entry = leader.at(at);
      long having =
          voters().stream()
              .filter(node -> node.base >= at || (node.has(at) && node.at(at).equals(entry)))
              .count();
      if (having >= quorum()) {
        leader.commit = at;
        for (long i = committed.size() + 1L; i <= at; i++) {
          committed.add(leader.at(i));
        }
        if (!leader.ready) {
          leader.ready = true;
          leader.untold.add(new Fact.LeaderReady(leader.id, leader.term, leader.firstOwn));
        }
        return;
      }
    }
  }

  // What is told

  private void tell(Fact fact) {
    told.add(new FactRecord(told.size() + 1L, told.size() * 1_000L, "test", null, fact));
  }

  private void deliver(int count) {
    for (int i = 0; i < count; i++) {
      any(nodes.values().stream().filter(node -> !node.untold.isEmpty()).toList())
          .ifPresent(node -> tell(node.untold.removeFirst()));
    }
  }

  /** Tells all that is still to be told, in any order of the nodes. */
  void deliverAll() {
    while (nodes.values().stream().anyMatch(node -> !node.untold.isEmpty())) {
      deliver(1);
    }
  }

  private void tellLevels(Node node) {
    if (node.up) {
      NodeId belief = node.leads ? node.id : null;
      node.untold.add(
          new Fact.NodeLevels(node.id, node.term, belief, node.commit, node.commit, node.last()));
    }
  }

  private List<TermRun> runs(Node node) {
    List<TermRun> runs = new ArrayList<>();
    for (long index = node.base + 1; index <= node.last(); index++) {
      long term = node.at(index).term;
      if (runs.isEmpty() || runs.getLast().term() != term) {
        runs.add(new TermRun(index, term));
      }
    }
    return runs;
  }

  private void tellShapeIfNews(Node node) {
    if (!runs(node).equals(node.toldRuns) || node.base + 1 != node.toldFirst) {
      tellShape(node);
    }
  }

  private void tellShape(Node node) {
    if (!node.up) {
      return;
    }
    List<TermRun> runs = runs(node);
    node.toldRuns = runs;
    node.toldFirst = node.base + 1;
    int leftOut = runs.size() > 3 && random.nextInt(4) == 0 ? runs.size() - 3 : 0;
    node.untold.add(
        new Fact.LogShape(
            node.id, node.base + 1, node.last(), node.base, runs.subList(leftOut, runs.size())));
  }

  private void tellDigest(Node node) {
    if (node.up && node.commit > 0) {
      long index = Math.max(1, node.commit - random.nextInt(3));
      long digest = Objects.hashCode(committed.subList(0, (int) index));
      node.untold.add(new Fact.ReplicaDigest(node.id, index, Long.toHexString(digest)));
    }
  }

  private void tellBlock(Node node) {
    long blocks = node.commit / BLOCK;
    if (!node.up || blocks == 0) {
      return;
    }
    long block = Math.max(0, blocks - 1 - random.nextInt(2));
    long from = block * BLOCK + 1;
    if (from > node.base) {
      node.untold.add(block(node, from, from + BLOCK - 1));
    }
  }

  private Fact block(Node node, long from, long to) {
    List<Entry> entries = node.log.subList((int) (from - node.base - 1), (int) (to - node.base));
    return new Fact.LogBlock(
        node.id, from, to, entries.getLast().term, Integer.toHexString(entries.hashCode()));
  }

  // How it is made to break a rule; each tells whether it could

  /** Another node says that it leads a term that had a leader. */
  boolean electTwice() {
    Node leader = leader();
    Optional<Node> other =
        any(nodes.values().stream().filter(node -> node.up && node != leader).toList());
    if (leader == null || other.isEmpty()) {
      return false;
    }
    other.get().untold.add(new Fact.LeaderElected(other.get().id, leader.term));
    return true;
  }

  /** A leader loses the end of its log while it leads. */
  boolean shortenALeader(boolean byLevels) {
    Node leader = leader();
    if (leader == null || leader.last() <= leader.firstOwn) {
      return false;
    }
    if (byLevels) {
      tellLevels(leader);
    } else {
      tellShape(leader);
    }
    leader.log.removeLast();
    if (byLevels) {
      tellLevels(leader);
    } else {
      tellShape(leader);
    }
    return true;
  }

  /** An old entry in a leader's log changes its term while it leads. */
  boolean rewriteALeader() {
    Node leader = leader();
    if (leader == null || !leader.has(leader.firstOwn - 1)) {
      return false;
    }
    tellWholeShape(leader);
    int place = (int) (leader.firstOwn - leader.base - 2);
    leader.log.set(place, new Entry(leader.log.get(place).term + 1_000, 0));
    tellWholeShape(leader);
    return true;
  }

  private void tellWholeShape(Node node) {
    node.untold.add(new Fact.LogShape(node.id, node.base + 1, node.last(), node.base, runs(node)));
  }

  /** Two logs have the same last entry and another one before it. */
  boolean mixAPrefix() {
    for (Node one : nodes.values()) {
      for (Node other : nodes.values()) {
        long shared = Math.min(one.last(), other.last());
        boolean both =
            one != other
                && one.up
                && other.up
                && one.has(shared - 1)
                && other.has(shared - 1)
                && one.has(shared)
                && other.has(shared)
                && one.at(shared).equals(other.at(shared));
        if (both) {
          tellWholeShape(one);
          other.log.set((int) (shared - other.base - 2), new Entry(100_000, 0));
          tellWholeShape(other);
          return true;
        }
      }
    }
    return false;
  }

  /** A committed block has other contents in another journal. */
  boolean mixABlock() {
    for (Node one : nodes.values()) {
      for (Node other : nodes.values()) {
        long to = Math.min(one.commit, other.commit) / BLOCK * BLOCK;
        long from = to - BLOCK + 1;
        boolean both = one != other && one.up && other.up && one.has(from) && other.has(from);
        if (to > 0 && both) {
          one.untold.add(block(one, from, to));
          int place = (int) (from - other.base - 1);
          other.log.set(place, new Entry(other.log.get(place).term, -1));
          other.untold.add(block(other, from, to));
          return true;
        }
      }
    }
    return false;
  }

  /** A node without what is committed is elected. */
  boolean electTheForgetful() {
    Node leader = leader();
    if (leader == null || !leader.ready || leader.commit <= leader.base + 1) {
      return false;
    }
    tellLevels(leader);
    Node forgetful =
        any(nodes.values().stream().filter(n -> n.up && n.base < leader.commit - 1).toList())
            .orElse(null);
    if (forgetful == null) {
      return false;
    }
    // Its log ends before the last committed entry, so its own first entry takes that place.
    while (forgetful.last() >= leader.commit) {
      forgetful.log.removeLast();
    }
    boolean itself = forgetful == leader;
    if (itself) {
      resign(leader);
    }
    lead(forgetful, maxTerm() + 1);
    return true;
  }

  /** A replica's state is another one at an index another replica reports, too. */
  boolean mixAState() {
    Set<Node> able = new HashSet<>();
    nodes.values().stream().filter(node -> node.up && node.commit > 0).forEach(able::add);
    if (able.size() < 2) {
      return false;
    }
    List<Node> two = able.stream().sorted(Comparator.comparing(node -> node.id)).toList();
    long index = Math.min(two.get(0).commit, two.get(1).commit);
    long digest = Objects.hashCode(committed.subList(0, (int) index));
    two.get(0).untold.add(new Fact.ReplicaDigest(two.get(0).id, index, Long.toHexString(digest)));
    two.get(1)
        .untold
        .add(new Fact.ReplicaDigest(two.get(1).id, index, Long.toHexString(digest + 1)));
    return true;
  }

  Set<NodeId> ids() {
    return new TreeSet<>(nodes.keySet());
  }
}
