package io.lifeboat.console.application.policy;

import io.lifeboat.console.application.text.Text;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Opens and saves files for the editor, off the thread of the window, and says what went wrong. */
public final class FileWork {
  private final PolicyEditor editor;
  private final Executor away;
  private final Executor home;
  private @Nullable Text refusal;
  private Runnable onChange = () -> {};

  FileWork(PolicyEditor editor, PolicyThreads threads) {
    this.editor = editor;
    this.away = threads.away();
    this.home = threads.home();
  }

  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  /** Why the last file was refused; null when it was not. */
  public @Nullable Text refusal() {
    return refusal;
  }

  /** The refusal was read. */
  public void clear() {
    say(null);
  }

  /** Opens a policy in the editor, which asks first when there is something to lose. */
  public void open(Path file) {
    away.execute(
        () -> {
          try {
            Draft draft = PolicyFiles.read(file);
            home.execute(
                () -> {
                  say(null);
                  editor.open(draft, file);
                });
          } catch (PolicyFiles.RefusedException e) {
            home.execute(() -> say(e.why()));
          }
        });
  }

  /** Saves the text where the user wants it. */
  public void save(Path chosen) {
    Draft draft = editor.draft();
    away.execute(
        () -> {
          try {
            Path target = PolicyFiles.target(chosen, draft.language());
            Draft written = PolicyFiles.write(draft, target);
            home.execute(
                () -> {
                  say(null);
                  editor.saved(written, target);
                });
          } catch (PolicyFiles.RefusedException e) {
            home.execute(() -> say(e.why()));
          }
        });
  }

  void say(@Nullable Text words) {
    refusal = words;
    onChange.run();
  }
}
