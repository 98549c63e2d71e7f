package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.degradation.script.PythonRuntime;
import io.lifeboat.cluster.degradation.script.ScriptEngines;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where policies are written: the editor, the dry run, the step before activation, the versions.
 * Nothing is started before somebody looks at it.
 */
public final class PolicyDesk {
  private static final Logger log = LoggerFactory.getLogger(PolicyDesk.class);
  private static final int MOST_UNDER_WAY = 16;
  private static final long MOST_ENDING_SECONDS = 5;

  private final Supplier<Optional<ActivePolicy>> active;
  private final PolicyEditor editor;
  private final FileWork files;
  private final DryRun dryRun;
  private final Activation activation;
  private final PolicyVersions versions;
  private final DraftKeeper keeper;
  private final Runnable whenClosed;
  private boolean following;
  private boolean opened;

  /**
   * A desk nobody looks at yet.
   *
   * @param warmUp starts Python, and tells when it is there
   * @param active the policy that decides now, as far as facts told it
   * @param target activates policies; null where nothing does
   * @param whenClosed ends the thread of the engines
   */
  PolicyDesk(
      PolicyEngine engine,
      Supplier<CompletableFuture<Boolean>> warmUp,
      PolicyThreads threads,
      PolicyHistoryStore store,
      DraftStore drafts,
      Measurements measurements,
      Supplier<Optional<ActivePolicy>> active,
      @Nullable PolicyActivation target,
      Consumer<PolicyBench> whenClosed) {
    this.active = active;
    PolicyBench bench = new PolicyBench(engine, threads.nanos());
    Supplier<Optional<Draft>> activeDraft = () -> active.get().map(it -> Draft.of(it.source()));
    Draft first = Draft.shipped(ShippedPolicies.NAMES.getFirst(), ScriptLanguage.LUA);
    editor = new PolicyEditor(first, bench, threads, new PythonStart(warmUp, threads.home()));
    files = new FileWork(editor, threads);
    dryRun = new DryRun(editor, bench, threads, measurements, activeDraft);
    activation = new Activation(bench, threads, measurements, activeDraft, target);
    versions = new PolicyVersions(store, threads);
    keeper = new DraftKeeper(editor, drafts, threads);
    editor.setOnJudged(this::textChanged);
    this.whenClosed = () -> whenClosed.accept(bench);
  }

  /**
   * With the engines of this process, on a thread of their own.
   *
   * @param home the thread of the window
   * @param file where versions are kept; beside it, what was not saved
   */
  public static PolicyDesk of(
      Executor home,
      Path file,
      Measurements measurements,
      Supplier<Optional<ActivePolicy>> active,
      @Nullable PolicyActivation target) {
    // One question of each kind is under way at a time, so the queue never fills while it is open.
    ExecutorService away =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.MILLISECONDS,
            new ArrayBlockingQueue<>(MOST_UNDER_WAY),
            Thread.ofPlatform().daemon().name("policy-desk").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    return new PolicyDesk(
        new ScriptEngines(),
        PythonRuntime.shared()::warmUp,
        PolicyThreads.of(away, home),
        new PolicyHistoryStore(file),
        new DraftStore(draft(file)),
        measurements,
        active,
        target,
        bench -> {
          away.execute(bench::close);
          away.shutdown();
          awaitEnd(away);
        });
  }

  /**
   * Each file of versions has a draft of its own beside it: "policies.json", "policy-unsaved.json".
   */
  private static Path draft(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("^policies", "policy");
    return file.resolveSibling(name.replaceFirst("\\.json$", "-unsaved.json"));
  }

  private static void awaitEnd(ExecutorService away) {
    try {
      if (!away.awaitTermination(MOST_ENDING_SECONDS, TimeUnit.SECONDS)) {
        log.warn("A policy was still being tried when the console ended");
      }
    } catch (InterruptedException e) {
      log.debug("Not waited for", e);
      Thread.currentThread().interrupt();
    }
  }

  public PolicyEditor editor() {
    return editor;
  }

  public FileWork files() {
    return files;
  }

  public DryRun dryRun() {
    return dryRun;
  }

  public Activation activation() {
    return activation;
  }

  public PolicyVersions versions() {
    return versions;
  }

  /** Keeps what facts tell of the active policy; called some times a second, seen or not. */
  public void follow() {
    if (!following) {
      following = true;
      versions.load();
    }
    active.get().ifPresent(versions::seen);
  }

  /** Takes what has become known; called some times a second while somebody looks at it. */
  public void look() {
    if (!opened) {
      opened = true;
      keeper.restore(files::say, editor::judgeNow);
    }
    dryRun.refresh();
  }

  private void textChanged() {
    keeper.touch();
    dryRun.refresh();
  }

  /** Keeps what is not saved; the last that is asked of the thread of the window. */
  public void keep() {
    keeper.keep();
  }

  /** Ends the thread of the engines, once what is under way is written; nothing comes after it. */
  public void close() {
    whenClosed.run();
  }
}
