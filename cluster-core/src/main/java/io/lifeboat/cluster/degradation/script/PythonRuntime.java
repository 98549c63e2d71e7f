package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SandboxPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Python in this process: started when it is first needed, which takes seconds, and refused once
 * two policies could not be stopped, since each keeps a core busy until the process ends.
 */
public final class PythonRuntime {
  private static final Logger log = LoggerFactory.getLogger(PythonRuntime.class);

  /** A directory for what Python unpacks (24 MB, once); else the cache of the platform. */
  public static final String CACHE_PROPERTY = "lifeboat.python.cache";

  private static final String ENGINE_CACHE_PROPERTY = "polyglot.engine.userResourceCache";
  private static final int MAX_ABANDONED = 2;

  private static final PythonRuntime SHARED = new PythonRuntime();

  private static final PolicySource WARM_UP =
      PolicySource.of(
          "warm-up",
          PolicyLanguage.PYTHON,
          "def decide(r, h):\n    return 'FULL' if h.hasQuorum else 'SHED'\n");

  private static final class EngineHolder {
    static final Engine ENGINE = engine();

    private EngineHolder() {}

    private static Engine engine() {
      String cache = System.getProperty(CACHE_PROPERTY);
      if (cache != null && System.getProperty(ENGINE_CACHE_PROPERTY) == null) {
        System.setProperty(ENGINE_CACHE_PROPERTY, cache);
      }
      return Engine.newBuilder(PythonHost.LANGUAGE)
          .sandbox(SandboxPolicy.CONSTRAINED)
          .option("engine.WarnInterpreterOnly", "false")
          .out(OutputStream.nullOutputStream())
          .err(OutputStream.nullOutputStream())
          .in(InputStream.nullInputStream())
          .build();
    }
  }

  private final AtomicInteger abandoned = new AtomicInteger();
  private final Set<String> quarantined = ConcurrentHashMap.newKeySet();
  private @Nullable PythonHost checker;
  private @Nullable CompletableFuture<Boolean> warm;

  /** With a count of its own of what could not be stopped. */
  PythonRuntime() {}

  /** The one of the process. Python itself is not touched by asking for it. */
  public static PythonRuntime shared() {
    return SHARED;
  }

  /**
   * Starts Python in the background, so that the first policy does not wait for it.
   *
   * @return whether it is ready; false when it could not be started, which the log explains. The
   *     same for every call
   */
  public synchronized CompletableFuture<Boolean> warmUp() {
    if (warm == null) {
      warm =
          CompletableFuture.supplyAsync(
              this::tryOnce,
              work -> Thread.ofPlatform().daemon().name("policy-warm-up").start(work));
    }
    return warm.copy();
  }

  private boolean tryOnce() {
    try {
      PythonHost host = checker(WARM_UP);
      PythonHost.Opened opened = host.open(WARM_UP);
      if (opened.decide() != null) {
        host.ask(
            WARM_UP,
            opened.decide(),
            RequestClass.values().getFirst(),
            SampleHealth.HEALTHY.health(),
            Budget.LOADING,
            cpuNanos -> {});
      }
      return true;
    } catch (PolicyFaultException e) {
      log.warn("Python could not be started", e);
      return false;
    }
  }

  /** The host in which sources are judged; it lives on. */
  synchronized PythonHost checker(PolicySource source) throws PolicyFaultException {
    PythonHost current = checker;
    if (current == null || current.isAbandoned()) {
      current = newHost(source, "check");
      checker = current;
    }
    return current;
  }

  /** A host for one policy. */
  PythonHost newHost(PolicySource source, String name) throws PolicyFaultException {
    refuseIfAbandoned(source);
    try {
      return new PythonHost(EngineHolder.ENGINE, name, abandoned::incrementAndGet);
    } catch (LinkageError | IllegalArgumentException | IllegalStateException e) {
      throw new PolicyFaultException(
          PolicyFault.of(source, 0, PolicyFault.Kind.ENGINE, "Python is not to be had: " + e), e);
    }
  }

  private void refuseIfAbandoned(PolicySource source) throws PolicyFaultException {
    if (abandoned.get() >= MAX_ABANDONED) {
      throw engineFault(
          source, abandoned + " policies could not be stopped: no Python until the next start");
    }
  }

  /** No source is tried again that could not be stopped once. */
  void admit(PolicySource source) throws PolicyFaultException {
    refuseIfAbandoned(source);
    if (quarantined.contains(source.sha256())) {
      throw engineFault(source, "could not be stopped before: in quarantine");
    }
  }

  void quarantine(PolicySource source) {
    quarantined.add(source.sha256());
  }

  private static PolicyFaultException engineFault(PolicySource source, String words) {
    return new PolicyFaultException(PolicyFault.of(source, 0, PolicyFault.Kind.ENGINE, words));
  }
}
