package io.lifeboat.console.application.policy;

import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that were active, as the facts told it, and the one that is looked at. Confined to
 * the thread of the window; files are read and written elsewhere.
 */
public final class PolicyVersions {
  private static final Logger log = LoggerFactory.getLogger(PolicyVersions.class);

  private final PolicyHistoryStore store;
  private final Executor away;
  private final Executor home;
  private final Newest<PolicyHistory, Boolean> saves;
  private PolicyHistory history = PolicyHistory.none();
  private boolean loaded;
  private @Nullable Text problem;
  private @Nullable PolicyVersion chosen;
  private Runnable onChange = () -> {};

  PolicyVersions(PolicyHistoryStore store, PolicyThreads threads) {
    this.store = store;
    this.away = threads.away();
    this.home = threads.home();
    this.saves = new Newest<>(this::save, away, home, this::saved);
  }

  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  /** Reads what was kept. */
  void load() {
    away.execute(
        () -> {
          PolicyHistoryStore.Loaded read = store.load();
          home.execute(
              () -> {
                loaded = true;
                history = read.history();
                problem = read.problem();
                onChange.run();
              });
        });
  }

  /** The policy that is active; kept when it is another one than before. */
  void seen(ActivePolicy active) {
    if (!loaded) {
      return;
    }
    PolicyHistory next =
        history.with(new PolicyVersion(Draft.of(active.source()), active.at(), active.by()));
    if (!next.equals(history)) {
      history = next;
      saves.ask(next);
      onChange.run();
    }
  }

  private boolean save(PolicyHistory next) {
    try {
      store.save(next);
      return true;
    } catch (IOException e) {
      log.warn("The versions of policies could not be kept", e);
      return false;
    }
  }

  private void saved(PolicyHistory next, boolean done) {
    if (!done) {
      problem = Text.of(PolicyMsg.VERSIONS_NOT_KEPT);
      onChange.run();
    }
  }

  /** The newest first. */
  public List<PolicyVersion> versions() {
    return history.versions();
  }

  /** Whether the file was read. */
  public boolean isLoaded() {
    return loaded;
  }

  /** What is wrong with the file, or null. */
  public @Nullable Text problem() {
    return problem;
  }

  public @Nullable PolicyVersion chosen() {
    return chosen;
  }

  public void choose(@Nullable PolicyVersion version) {
    chosen = version;
    onChange.run();
  }
}
