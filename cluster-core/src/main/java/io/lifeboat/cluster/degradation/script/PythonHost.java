package io.lifeboat.cluster.degradation.script;

import com.google.common.util.concurrent.Uninterruptibles;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.ProcessorTime;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One closed Python with a thread of its own. Who asks it waits and is its watchdog: what takes too
 * long or allocates too much is interrupted, and where that does not help, the thread is left
 * behind and the host is of no use any more.
 */
final class PythonHost implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PythonHost.class);

  static final String LANGUAGE = "python";

  /** The thread's stack: the parser recurses. */
  private static final long STACK_BYTES = 8L << 20;

  private static final long GLANCE_MILLIS = 2;
  private static final int INTERRUPTS = 3;
  private static final Duration INTERRUPT = Duration.ofMillis(100);

  private final Engine engine;
  private final Runnable onAbandoned;
  private final ExecutorService executor;
  private volatile @Nullable Context context;
  private @Nullable Value open;
  private @Nullable Value ask;
  private volatile boolean abandoned;

  /**
   * @param onAbandoned told when something could not be stopped
   */
  PythonHost(Engine engine, String name, Runnable onAbandoned) {
    this.engine = engine;
    this.onAbandoned = onAbandoned;
    this.executor = Executors.newSingleThreadExecutor(work -> thread(work, name));
  }

  private static Thread thread(Runnable work, String name) {
    Thread created = new Thread(null, work, "policy-" + name, STACK_BYTES);
    created.setDaemon(true);
    return created;
  }

  boolean isAbandoned() {
    return abandoned;
  }

  /** Makes the context and brings the gate into it, for the first use. */
  synchronized void start(PolicySource source) throws PolicyFaultException {
    if (open != null) {
      return;
    }
    Value gate = run(source, Budget.STARTING, this::gate);
    open = gate.getArrayElement(0);
    ask = gate.getArrayElement(1);
  }

  private Value gate() throws IOException {
    Context created =
        Context.newBuilder(LANGUAGE)
            .engine(engine)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .allowHostAccess(HostAccess.CONSTRAINED)
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .in(InputStream.nullInputStream())
            .build();
    context = created;
    return evaluate(Source.newBuilder(LANGUAGE, PythonHost.class.getResource("gate.py")).build());
  }

  /** Runs a text that goes through no gate, on the host's thread: the gate itself. */
  Value evaluate(Source text) {
    return Objects.requireNonNull(context).eval(text);
  }

  /** What the gate found; where it found nothing, the function to be asked. */
  record Opened(List<PolicyFault> faults, @Nullable Value decide) {
    Opened {
      faults = List.copyOf(faults);
    }
  }

  /** Reads, judges and defines a policy. */
  synchronized Opened open(PolicySource source) throws PolicyFaultException {
    start(source);
    Value opener = Objects.requireNonNull(open);
    return run(
        source,
        Budget.LOADING,
        () -> {
          Value answer = opener.execute(source.text());
          List<PolicyFault> faults = new ArrayList<>();
          Value found = answer.getArrayElement(0);
          for (long i = 0; i < found.getArraySize(); i++) {
            faults.add(fault(source, found.getArrayElement(i)));
          }
          return new Opened(faults, faults.isEmpty() ? answer.getArrayElement(1) : null);
        });
  }

  /**
   * The text a policy returns.
   *
   * @param cpuNanos told the processor time that it took
   */
  String ask(
      PolicySource source,
      Value decide,
      RequestClass request,
      Health health,
      Budget budget,
      LongConsumer cpuNanos)
      throws PolicyFaultException {
    Value asker = Objects.requireNonNull(ask);
    return run(
        source,
        budget,
        () -> {
          long start = ProcessorTime.ofThisThread();
          try {
            return word(source, answer(asker, decide, request, health));
          } finally {
            cpuNanos.accept(ProcessorTime.ofThisThread() - start);
          }
        });
  }

  private static Value answer(Value asker, Value decide, RequestClass request, Health health) {
    return asker.execute(
        decide,
        request.kind().name(),
        request.priority().name(),
        health.hasQuorum(),
        health.leaderKnown(),
        health.quorumMargin(),
        health.commitLag(),
        health.applyLag(),
        health.queueDepth(),
        health.checksumOk(),
        health.p99Millis(),
        health.errorRate(),
        health.samples(),
        health.staleMillis(),
        health.diskFreeRatio(),
        health.level().name(),
        health.levelAgeMillis());
  }

  private static String word(PolicySource source, Value answer) throws PolicyFaultException {
    if (answer.isString()) {
      return answer.asString();
    }
    throw new PolicyFaultException(fault(source, answer));
  }

  private static PolicyFault fault(PolicySource source, Value told) {
    PolicyFault.Kind kind = PolicyFault.Kind.valueOf(told.getArrayElement(1).asString());
    String words = told.getArrayElement(2).asString();
    return PolicyFault.of(
        source,
        told.getArrayElement(0).asInt(),
        kind,
        kind == PolicyFault.Kind.BAD_VERDICT ? Verdicts.none(words) : words);
  }

  /** Does a piece of work on the host's thread; comes back in time, whatever the work does. */
  synchronized <T> T run(PolicySource source, Budget budget, Callable<T> work)
      throws PolicyFaultException {
    if (abandoned || executor.isShutdown()) {
      throw fault(source, PolicyFault.Kind.ENGINE, "its Python was stopped for good", null);
    }
    Watch watch = new Watch(budget);
    Future<T> result = executor.submit(() -> watch.begin(work));
    try {
      while (true) {
        try {
          return result.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          Optional<Watch.Excess> excess = watch.excess();
          if (excess.isPresent()) {
            throw stopped(source, excess.get(), result);
          }
        }
      }
    } catch (ExecutionException e) {
      throw failed(source, e.getCause());
    } catch (InterruptedException e) {
      interrupt(result);
      Thread.currentThread().interrupt();
      throw fault(source, PolicyFault.Kind.ENGINE, "nobody waits for it any more", e);
    }
  }

  private PolicyFaultException stopped(PolicySource source, Watch.Excess excess, Future<?> result) {
    String rest = interrupt(result) ? "" : ", and could not be stopped: in quarantine";
    return fault(source, excess.kind(), excess.words() + rest, null);
  }

  /** Returns whether the work has come to its end. Tried again: it may just have been begun. */
  private boolean interrupt(Future<?> result) {
    Exception last = null;
    for (int i = 0; i < INTERRUPTS; i++) {
      try {
        Context running = context;
        if (running != null) {
          running.interrupt(INTERRUPT);
        }
        Uninterruptibles.getUninterruptibly(result, INTERRUPT);
        return true;
      } catch (ExecutionException e) {
        log.debug("A policy was interrupted", e);
        return true;
      } catch (TimeoutException | IllegalStateException e) {
        last = e;
      }
    }
    log.warn("A policy in Python does not stop; its thread is left behind", last);
    abandon();
    return false;
  }

  private void abandon() {
    abandoned = true;
    executor.shutdownNow();
    onAbandoned.run();
    closeContext();
  }

  /** On a thread of its own: it waits for what runs in the context. */
  private void closeContext() {
    Context left = context;
    if (left != null) {
      Thread.ofPlatform()
          .daemon()
          .name("policy-close")
          .start(
              () -> {
                try {
                  left.close(true);
                } catch (PolyglotException | IllegalStateException e) {
                  log.debug("Python was closed while it ran", e);
                }
              });
    }
  }

  /** An error of Python itself is the policy's fault too: denied access arrives as one. */
  private PolicyFaultException failed(PolicySource source, @Nullable Throwable cause) {
    return switch (cause) {
      case PolicyFaultException fault -> fault;
      case PolyglotException e when e.isInterrupted() || e.isCancelled() ->
          fault(source, PolicyFault.Kind.TIME, "was interrupted", e);
      case PolyglotException e ->
          fault(source, PolicyFault.Kind.RUNTIME, String.valueOf(e.getMessage()), e);
      case StackOverflowError e ->
          fault(source, PolicyFault.Kind.MEMORY, "too many calls within each other", e);
      case OutOfMemoryError e -> fault(source, PolicyFault.Kind.MEMORY, "no memory left", e);
      case null, default ->
          fault(source, PolicyFault.Kind.ENGINE, "Python failed: " + cause, cause);
    };
  }

  private static PolicyFaultException fault(
      PolicySource source, PolicyFault.Kind kind, String words, @Nullable Throwable cause) {
    return new PolicyFaultException(PolicyFault.of(source, 0, kind, words), cause);
  }

  @Override
  public void close() {
    executor.shutdown();
    closeContext();
  }
}
