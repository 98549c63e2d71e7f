package io.lifeboat.console.application.policy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts Python when the first text in it comes, and tells when it is there. Nobody waits for it.
 * When it could not be started it counts as ready: then the engine itself says what is wrong.
 */
final class PythonStart {
  private final Supplier<CompletableFuture<Boolean>> warmUp;
  private final Executor home;
  private boolean asked;
  private boolean ready;
  private @Nullable Runnable then;

  PythonStart(Supplier<CompletableFuture<Boolean>> warmUp, Executor home) {
    this.warmUp = warmUp;
    this.home = home;
  }

  boolean isReadyFor(ScriptLanguage language) {
    return language != ScriptLanguage.PYTHON || ready;
  }

  /** Runs this, and nothing that was asked for before it, when Python is there. */
  void whenReady(Runnable next) {
    then = next;
    if (!asked) {
      asked = true;
      warmUp.get().whenComplete((ok, error) -> home.execute(this::started));
    }
  }

  private void started() {
    ready = true;
    Runnable next = then;
    then = null;
    if (next != null) {
      next.run();
    }
  }
}
