package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.protocols.raft.protocol.RaftServerProtocol;
import io.lifeboat.cluster.model.NodeId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Stands between the nodes and their network and holds every request until the test lets it
 * through: a network that is slow, but neither loses nor changes nor invents a message.
 */
final class MessageGate {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /**
   * Requests of one kind on one link.
   *
   * @param kind the engine's name of it: "poll", "vote", "configure", "append" …
   */
  record Route(NodeId from, String kind, NodeId to) {}

  private enum Passage {
    PASS,
    HOLD,
    HOLD_ANSWER
  }

  /** A request that has not been delivered, or an answer that has not come back. */
  record Held(Route route, Object message, Runnable delivery) {
    void release() {
      delivery.run();
    }
  }

  private final Map<Route, Passage> passages = new ConcurrentHashMap<>();
  private volatile Passage usual = Passage.HOLD;
  private final List<Held> held = new CopyOnWriteArrayList<>();

  /** Requests are delivered from now on, unless it was said of their route what becomes of them. */
  void passAllOthers() {
    usual = Passage.PASS;
  }

  /** Requests on this route are delivered from now on. */
  void pass(NodeId from, String kind, NodeId to) {
    passages.put(new Route(from, kind, to), Passage.PASS);
  }

  /** Requests on this route are delivered from now on, their answers are held. */
  void holdAnswers(NodeId from, String kind, NodeId to) {
    passages.put(new Route(from, kind, to), Passage.HOLD_ANSWER);
  }

  /** Requests on this route are held from now on, as at the beginning. */
  void hold(NodeId from, String kind, NodeId to) {
    passages.put(new Route(from, kind, to), Passage.HOLD);
  }

  /** The latest message held on this route; waits for the first. */
  Held awaitHeld(NodeId from, String kind, NodeId to) {
    Route route = new Route(from, kind, to);
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> held.stream().anyMatch(message -> message.route().equals(route)));
    return held.stream()
        .filter(message -> message.route().equals(route))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** The gate as this node meets it. */
  RaftServerProtocol before(NodeId self, RaftServerProtocol network) {
    return (RaftServerProtocol)
        Proxy.newProxyInstance(
            MessageGate.class.getClassLoader(),
            new Class<?>[] {RaftServerProtocol.class},
            (proxy, method, arguments) -> {
              if (arguments != null
                  && arguments[0] instanceof MemberId to
                  && method.getReturnType() == CompletableFuture.class) {
                Route route = new Route(self, method.getName(), new NodeId(to.id()));
                return send(route, arguments[1], () -> deliver(network, method, arguments));
              }
              return call(network, method, arguments);
            });
  }

  private CompletableFuture<Object> send(
      Route route, Object request, Supplier<CompletableFuture<Object>> deliver) {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    switch (passages.getOrDefault(route, usual)) {
      case PASS -> forward(deliver.get(), answer);
      case HOLD -> held.add(new Held(route, request, () -> forward(deliver.get(), answer)));
      case HOLD_ANSWER -> {
        CompletableFuture<Object> given = deliver.get();
        forward(
            given.whenComplete(
                (message, error) -> {
                  if (error == null) {
                    held.add(new Held(route, message, () -> answer.complete(message)));
                  }
                }),
            new CompletableFuture<>());
      }
    }
    return answer;
  }

  private static void forward(CompletableFuture<Object> given, CompletableFuture<Object> answer) {
    var _ =
        given.whenComplete(
            (message, error) -> {
              if (error == null) {
                answer.complete(message);
              } else {
                answer.completeExceptionally(error);
              }
            });
  }

  @SuppressWarnings("unchecked") // every request's answer is a future of some response
  private static CompletableFuture<Object> deliver(
      RaftServerProtocol network, Method method, Object[] arguments) {
    try {
      return (CompletableFuture<Object>) method.invoke(network, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(RaftServerProtocol network, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(network, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
