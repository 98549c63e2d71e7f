package io.lifeboat.console.application.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The text in the editor: where it came from, whether it was kept, and what the engine says of it.
 * Confined to the thread of the window; the engine is asked elsewhere.
 */
public final class PolicyEditor {
  private final Quiet quiet;
  private final Newest<Draft, List<DraftFault>> checks;
  private final PythonStart python;
  private Document document;
  private @Nullable Document pending;
  private CheckState state = CheckState.WAITING;
  private List<DraftFault> faults = List.of();
  private Runnable onChange = () -> {};
  private Runnable onJudged = () -> {};
  private Consumer<Draft> onReplaced = draft -> {};

  /** How far the judgement of the text is. */
  public enum CheckState {
    /** It was changed just now, or is being checked. */
    WAITING,
    /** Python has to start first. */
    PYTHON_STARTS,
    SOUND,
    FAULTY,
    /** The engine could not judge it. */
    NOT_KNOWN
  }

  /**
   * A text and what it was when it was opened or saved last.
   *
   * @param file where it is saved, or null
   */
  record Document(Draft draft, String kept, @Nullable Path file) {
    static Document opened(Draft draft, @Nullable Path file) {
      return new Document(draft, draft.text(), file);
    }

    boolean isChanged() {
      return !draft.text().equals(kept);
    }
  }

  PolicyEditor(Draft first, PolicyBench bench, PolicyThreads threads, PythonStart python) {
    this.document = Document.opened(first, null);
    this.python = python;
    this.quiet = threads.quiet(this::check);
    this.checks = new Newest<>(bench::check, threads.away(), threads.home(), this::judged);
  }

  /** Tells of every change except those of the text itself. */
  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  /** Tells that another text has taken the place of the one before. */
  public void setOnReplaced(Consumer<Draft> listener) {
    onReplaced = listener;
  }

  /** Tells that the text was judged, or has changed so that it is not any more. */
  void setOnJudged(Runnable listener) {
    onJudged = listener;
  }

  public Draft draft() {
    return document.draft();
  }

  public @Nullable Path file() {
    return document.file();
  }

  /** Whether there is something to lose. */
  public boolean isChanged() {
    return document.isChanged();
  }

  // The text

  /** What was typed. */
  public void type(String text) {
    if (text.equals(draft().text())) {
      return;
    }
    document = new Document(draft().withText(text), document.kept(), document.file());
    unjudged();
    quiet.touch();
  }

  /**
   * Takes the text for one of this language. An example that was not changed is replaced by the
   * same one in it.
   */
  public void setLanguage(ScriptLanguage language) {
    if (language == draft().language()) {
      return;
    }
    boolean example =
        document.file() == null && !isChanged() && ShippedPolicies.NAMES.contains(draft().name());
    if (example && draft().equals(Draft.shipped(draft().name(), draft().language()))) {
      replace(Document.opened(Draft.shipped(draft().name(), language), null));
      return;
    }
    document = new Document(draft().withLanguage(language), document.kept(), null);
    onReplaced.accept(draft());
    judgeNow();
  }

  /** Puts another text in; asks first when there is something to lose. */
  public void open(Draft draft, @Nullable Path file) {
    Document next = Document.opened(draft, file);
    if (isChanged()) {
      pending = next;
      onChange.run();
    } else {
      replace(next);
    }
  }

  /** The text that waits for an answer whether the present one may go. */
  public @Nullable Draft pending() {
    return pending == null ? null : pending.draft();
  }

  /** The present text may go. */
  public void discard() {
    Document next = Objects.requireNonNull(pending, "nothing waits");
    pending = null;
    replace(next);
  }

  /** The present text stays. */
  public void keep() {
    pending = null;
    onChange.run();
  }

  /** The text was saved. */
  public void saved(Draft as, Path file) {
    document = new Document(as.withText(draft().text()), as.text(), file);
    Document next = pending;
    pending = null;
    if (next != null && !isChanged()) {
      replace(next);
    } else {
      onJudged.run();
      onChange.run();
    }
  }

  /** Puts back what was being written when the console was closed. */
  void restore(Draft draft, String kept, @Nullable Path file) {
    replace(new Document(draft, kept, file));
  }

  String kept() {
    return document.kept();
  }

  private void replace(Document next) {
    document = next;
    onReplaced.accept(draft());
    judgeNow();
  }

  // The judgement

  public CheckState state() {
    return state;
  }

  /** Those of the text that was judged last, by line. */
  public List<DraftFault> faults() {
    return faults;
  }

  /** Asks the engine at once. */
  public void judgeNow() {
    unjudged();
    check();
  }

  private void unjudged() {
    state = CheckState.WAITING;
    checks.forget();
    onJudged.run();
    onChange.run();
  }

  private void check() {
    if (python.isReadyFor(draft().language())) {
      checks.ask(draft());
    } else {
      state = CheckState.PYTHON_STARTS;
      faults = List.of();
      python.whenReady(this::judgeNow);
      onChange.run();
    }
  }

  private void judged(Draft asked, List<DraftFault> found) {
    if (!asked.equals(draft())) {
      return;
    }
    faults = found;
    if (found.isEmpty()) {
      state = CheckState.SOUND;
    } else {
      boolean own = found.stream().anyMatch(DraftFault::isOwn);
      state = own ? CheckState.FAULTY : CheckState.NOT_KNOWN;
    }
    onJudged.run();
    onChange.run();
  }
}
