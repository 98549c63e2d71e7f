package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.Wires;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Real nodes on real ports, more and fewer of them as time goes by, with a client that writes. */
final class GrowingCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MOST = 7;

  private final ClusterConfig config;
  private final Path data;
  private final Wires wires;
  private final Fabric fabric;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Map<NodeId, AtomixNode> lives = new ConcurrentHashMap<>();
  private final Recorder facts = new Recorder();
  private final SessionPool sessions;
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();
  private volatile boolean writing;

  GrowingCluster(ClusterConfig config, Path data) throws IOException {
    this.config = config;
    this.data = data;
    List<NodeId> endpoints =
        new ArrayList<>(IntStream.rangeClosed(1, MOST).mapToObj(NodeId::of).toList());
    endpoints.add(NodeId.CLIENT);
    this.wires = Wires.open(endpoints);
    this.fabric =
        new Fabric(
            wires.addresses(), timer, new RaftMessages(), facts::nowMicros, 1_000, config.seed());
    this.sessions = new SessionPool(fabric, wires, 250);
    timer.scheduleAtFixedRate(
        () -> lives.values().forEach(AtomixNode::sample), 100, 100, TimeUnit.MILLISECONDS);
  }

  private AtomixNode open(NodeId node) throws IOException {
    Path directory = data.resolve(node.value());
    AtomixNode life =
        new AtomixNode(node, config, fabric, wires, directory, facts, sessions, () -> true);
    lives.put(node, life);
    fabric.accept(node);
    return life;
  }

  void startVoters() throws IOException {
    for (NodeId node : config.nodes()) {
      startVoter(node);
    }
  }

  void startVoter(NodeId node) throws IOException {
    open(node).join(config.nodes(), null);
  }

  CompletableFuture<Void> startLearner(NodeId node) throws IOException {
    return open(node)
        .joinAsLearner(lives.keySet().stream().filter(n -> !n.equals(node)).toList(), null);
  }

  /** Cuts a node off from all others; the client still reaches it. */
  void isolate(NodeId node) {
    Set<Link> links = new HashSet<>();
    for (NodeId other : fabric.endpoints()) {
      if (!other.equals(node) && !other.isClient()) {
        links.add(new Link(node, other));
        links.add(new Link(other, node));
      }
    }
    fabric.change(matrix -> matrix.with("isolated", links));
  }

  void heal() {
    fabric.change(matrix -> matrix.without("isolated"));
    lives.values().forEach(life -> lives.keySet().forEach(life::memberIsBack));
  }

  /** Ends a life without a word. */
  void kill(NodeId node) {
    fabric.refuse(node);
    AtomixNode life = lives.remove(node);
    if (life != null) {
      life.discard().join();
    }
  }

  /** What whoever takes a member out has to do with it afterwards. */
  void bury(NodeId node) throws IOException {
    kill(node);
    Path directory = data.resolve(node.value());
    if (Files.exists(directory)) {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }

  AtomixNode life(NodeId node) {
    AtomixNode life = lives.get(node);
    if (life == null) {
      throw new IllegalArgumentException(node + " does not live");
    }
    return life;
  }

  SessionPool sessions() {
    return sessions;
  }

  /** Writes one key after the other until it is told to stop, and remembers what was answered. */
  void beginToWrite() {
    writing = true;
    for (int i = 0; i < 4; i++) {
      write(i);
    }
  }

  private void write(int number) {
    if (!writing) {
      return;
    }
    String key = "k" + number;
    var _ =
        sessions
            .submit(new Operation.Put(key, key), 5_000)
            .thenAccept(
                result -> {
                  if (result instanceof OperationResult.Ok) {
                    acknowledged.add(key);
                  }
                  timer.schedule(() -> write(number + 4), 5, TimeUnit.MILLISECONDS);
                });
  }

  /** Acknowledged writes that cannot be read any more. */
  List<String> lostOf(List<String> keys) {
    return keys.stream()
        .filter(
            key ->
                !(sessions.submit(new Operation.Get(key), 5_000).join()
                        instanceof OperationResult.Ok(var value, var _, var _)
                    && value != null))
        .toList();
  }

  List<String> stopWriting() {
    writing = false;
    return List.copyOf(acknowledged);
  }

  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  List<Fact> facts() {
    return List.copyOf(facts.seen);
  }

  <F extends Fact> F await(Class<F> kind, Predicate<F> which) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> all(kind).stream().anyMatch(which));
    return all(kind).stream().filter(which).findFirst().orElseThrow();
  }

  <F extends Fact> List<F> all(Class<F> kind) {
    return facts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Who leads the highest term that has a leader. */
  NodeId leader() {
    await(Fact.LeaderReady.class, ready -> true);
    return all(Fact.LeaderReady.class).stream()
        .max(Comparator.comparingLong(Fact.LeaderReady::term))
        .orElseThrow()
        .node();
  }

  NodeId followerOf(NodeId leader) {
    return lives.keySet().stream()
        .filter(n -> !n.equals(leader))
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    writing = false;
    sessions.close();
    lives.values().stream().map(AtomixNode::discard).toList().forEach(ended -> ended.join());
    timer.shutdownNow();
    var _ = wires.close(); // takes Netty some seconds, on threads of its own
  }

  private static final class Recorder implements FactSink {
    final List<Fact> seen = new CopyOnWriteArrayList<>();
    private final long begin = System.nanoTime();

    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {
      if (!(fact instanceof Fact.Level)
          || fact instanceof Fact.LogShape
          || fact instanceof Fact.LogBlock) {
        seen.add(fact);
      }
    }

    @Override
    public long nowMicros() {
      return (System.nanoTime() - begin) / 1_000;
    }
  }
}
