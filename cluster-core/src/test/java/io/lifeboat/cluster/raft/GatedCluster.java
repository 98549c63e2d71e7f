package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.Wires;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Real nodes on real ports, every message between them under the test's hand. */
final class GatedCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long REQUEST_TIMEOUT_MS = 5_000;

  final MessageGate gate = new MessageGate();
  private final ClusterConfig config;
  private final Path data;
  private final BooleanSupplier voteGuardOn;
  private final Wires wires;
  private final Fabric fabric;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Map<NodeId, AtomixNode> lives = new ConcurrentHashMap<>();
  private final Recorder facts = new Recorder();

  GatedCluster(ClusterConfig config, Path data, BooleanSupplier voteGuardOn) throws IOException {
    this.config = config;
    this.data = data;
    this.voteGuardOn = voteGuardOn;
    this.wires = Wires.open(config.nodes());
    this.fabric =
        new Fabric(
            wires.addresses(),
            timer,
            new RaftMessages(),
            () -> System.nanoTime() / 1_000,
            REQUEST_TIMEOUT_MS,
            1);
  }

  void startAll() throws IOException {
    for (NodeId node : config.nodes()) {
      start(node);
    }
  }

  private void start(NodeId node) throws IOException {
    AtomixNode life =
        new AtomixNode(
            node,
            config,
            fabric,
            wires,
            data.resolve(node.value()),
            facts,
            new NobodyListens(),
            voteGuardOn,
            network -> gate.before(node, network));
    lives.put(node, life);
    fabric.accept(node);
    life.join(config.nodes(), null);
  }

  /** Ends a life without a word, as a kill does, and starts another on the same files. */
  void restart(NodeId node) throws IOException {
    fabric.refuse(node);
    life(node).discard().join();
    start(node);
  }

  AtomixNode life(NodeId node) {
    AtomixNode life = lives.get(node);
    if (life == null) {
      throw new IllegalArgumentException(node + " was not started");
    }
    return life;
  }

  List<NodeId> nodes() {
    return config.nodes();
  }

  List<FactRecord> records() {
    return List.copyOf(facts.records);
  }

  List<Fact> facts() {
    return facts.records.stream().map(FactRecord::fact).toList();
  }

  void await(Fact fact) {
    Awaitility.await(fact.toString())
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> facts().contains(fact));
  }

  /** Waits for a leader that is ready. */
  Fact.LeaderReady awaitLeader() {
    return Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(2))
        .until(
            () ->
                facts().stream()
                    .filter(Fact.LeaderReady.class::isInstance)
                    .map(Fact.LeaderReady.class::cast)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Waits until all have committed as much as this leader had when it was ready. */
  void awaitAllUpTo(Fact.LeaderReady leader) {
    Awaitility.await()
        .atMost(LIMIT)
        .until(
            () -> {
              lives.values().forEach(AtomixNode::sample);
              return lives.values().stream()
                  .allMatch(life -> life.lastReport().commitIndex() >= leader.index());
            });
  }

  /**
   * Waits until the node says that it knows of no leader. What it said when it was asked before
   * does not count.
   */
  @SuppressWarnings("ReferenceEquality") // every answer is a new object
  void awaitNoLeaderKnownTo(NodeId node) {
    AtomixNode life = life(node);
    NodeReport before = life.lastReport();
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              life.sample();
              NodeReport report = life.lastReport();
              return report != before && report.leader() == null;
            });
  }

  @Override
  public void close() {
    lives.values().stream().map(AtomixNode::discard).toList().forEach(ended -> ended.join());
    timer.shutdownNow();
    var _ = wires.close(); // takes Netty some seconds, on threads of its own
  }

  private static final class Recorder implements FactSink {
    private final List<FactRecord> records = new CopyOnWriteArrayList<>();
    private final long begin = System.nanoTime();

    @Override
    public synchronized void offer(String observer, @Nullable CommandId cause, Fact fact) {
      records.add(new FactRecord(records.size() + 1L, nowMicros(), observer, cause, fact));
    }

    @Override
    public long nowMicros() {
      return (System.nanoTime() - begin) / 1_000;
    }
  }

  private static final class NobodyListens implements LeaderListener {
    @Override
    public void elected(NodeId node, long term) {}

    @Override
    public void ready(NodeId node, long term) {}

    @Override
    public void lost(NodeId node, long term) {}
  }
}
