package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The step before a policy is let loose: what it would change, in every sample and now. Nothing is
 * activated that the engine did not find sound. Confined to the thread of the window.
 */
public final class Activation {
  private final @Nullable PolicyActivation target;
  private final Measurements measurements;
  private final Supplier<Optional<Draft>> active;
  private final Newest<Question, Preview> previews;
  private @Nullable Draft wanted;
  private @Nullable Preview preview;
  private Runnable onChange = () -> {};

  /** What is wanted, beside what is active, or null. */
  record Question(Draft wanted, @Nullable Draft active, @Nullable Health now) {}

  /**
   * A measurement, and what both say in it.
   *
   * @param sample null for the measurement of now
   */
  public record Row(@Nullable HealthSample sample, Comparison comparison) {}

  /**
   * What would change.
   *
   * @param faults why it cannot be activated; empty when it can
   */
  public record Preview(Draft wanted, boolean isFirst, List<DraftFault> faults, List<Row> rows) {
    public Preview {
      faults = List.copyOf(faults);
      rows = List.copyOf(rows);
    }

    /** In how many measurements the two differ. */
    public long differing() {
      return rows.stream().filter(row -> row.comparison().differs()).count();
    }
  }

  Activation(
      PolicyBench bench,
      PolicyThreads threads,
      Measurements measurements,
      Supplier<Optional<Draft>> active,
      @Nullable PolicyActivation target) {
    this.target = target;
    this.measurements = measurements;
    this.active = active;
    this.previews =
        new Newest<>(
            question -> preview(bench, question), threads.away(), threads.home(), this::previewed);
  }

  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  /** Whether policies can be activated from here at all. */
  public boolean isPossible() {
    return target != null;
  }

  private static Preview preview(PolicyBench bench, Question question) {
    List<DraftFault> faults = bench.check(question.wanted());
    List<Row> rows = new ArrayList<>();
    if (faults.isEmpty()) {
      for (HealthSample sample : HealthSample.values()) {
        rows.add(new Row(sample, compare(bench, question, sample.health())));
      }
      if (question.now() != null) {
        rows.add(new Row(null, compare(bench, question, question.now())));
      }
    }
    return new Preview(question.wanted(), question.active() == null, faults, rows);
  }

  private static Comparison compare(PolicyBench bench, Question question, Health health) {
    return bench.compare(new PolicyBench.Question(question.wanted(), question.active(), health));
  }

  /** Opens the step for this text. */
  public void begin(Draft draft) {
    if (target == null) {
      return;
    }
    wanted = draft;
    preview = null;
    previews.ask(
        new Question(draft, active.get().orElse(null), measurements.current().orElse(null)));
    onChange.run();
  }

  private void previewed(Question question, Preview found) {
    if (question.wanted().equals(wanted)) {
      preview = found;
      onChange.run();
    }
  }

  /** The text the step is open for, or null. */
  public @Nullable Draft wanted() {
    return wanted;
  }

  /** What would change; null while that is being found out. */
  public @Nullable Preview preview() {
    return preview;
  }

  /** Whether it may be confirmed. */
  public boolean isReady() {
    return preview != null && preview.faults().isEmpty();
  }

  /** Asks the cluster for it, and closes the step. */
  public void confirm() {
    Draft draft = wanted;
    if (target != null && draft != null && isReady()) {
      close();
      target.activate(draft.source());
    }
  }

  /** Closes the step. */
  public void close() {
    wanted = null;
    preview = null;
    onChange.run();
  }
}
