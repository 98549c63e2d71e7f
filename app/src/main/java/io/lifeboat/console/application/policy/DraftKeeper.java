package io.lifeboat.console.application.policy;

import io.lifeboat.console.application.policy.DraftStore.Unsaved;
import io.lifeboat.console.application.text.Text;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is not saved whenever typing rests, and puts it back when the editor is opened again.
 * Confined to the thread of the window.
 */
final class DraftKeeper {
  private final PolicyEditor editor;
  private final DraftStore store;
  private final Executor away;
  private final Executor home;
  private final Newest<Optional<Unsaved>, Boolean> saves;
  private final Quiet quiet;
  private boolean restored;
  private Optional<Unsaved> last = Optional.empty();

  DraftKeeper(PolicyEditor editor, DraftStore store, PolicyThreads threads) {
    this.editor = editor;
    this.store = store;
    this.away = threads.away();
    this.home = threads.home();
    this.saves = new Newest<>(this::write, away, home, (asked, done) -> {});
    this.quiet = threads.quiet(this::keep);
  }

  /**
   * Puts back what was left.
   *
   * @param otherwise is told why it could not be
   * @param then runs afterwards, whatever came of it
   */
  void restore(Consumer<Text> otherwise, Runnable then) {
    away.execute(
        () -> {
          DraftStore.Loaded loaded = store.load();
          home.execute(
              () -> {
                restored = true;
                putBack(loaded.unsaved());
                if (loaded.problem() != null) {
                  otherwise.accept(loaded.problem());
                }
                then.run();
              });
        });
  }

  private void putBack(@Nullable Unsaved unsaved) {
    if (unsaved != null && !editor.isChanged()) {
      last = Optional.of(unsaved);
      editor.restore(
          new Draft(unsaved.name(), unsaved.language(), unsaved.text()),
          unsaved.kept(),
          unsaved.file().isEmpty() ? null : Path.of(unsaved.file()));
    }
  }

  /** The text may have changed. */
  void touch() {
    quiet.touch();
  }

  /** Keeps it now. */
  void keep() {
    Optional<Unsaved> now = unsaved();
    if (restored && !now.equals(last)) {
      last = now;
      saves.ask(now);
    }
  }

  private Optional<Unsaved> unsaved() {
    Draft draft = editor.draft();
    Path file = editor.file();
    return editor.isChanged()
        ? Optional.of(
            new Unsaved(
                draft.name(),
                draft.language(),
                draft.text(),
                editor.kept(),
                file == null ? "" : file.toString()))
        : Optional.empty();
  }

  private boolean write(Optional<Unsaved> unsaved) {
    store.save(unsaved.orElse(null));
    return true;
  }
}
