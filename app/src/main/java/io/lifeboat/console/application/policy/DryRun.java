package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.Health;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the text would do: in a sample, in the measurement of now, or in those of the past, beside
 * another policy. Confined to the thread of the window.
 */
public final class DryRun {
  private final PolicyEditor editor;
  private final Measurements measurements;
  private final Supplier<Optional<Draft>> active;
  private final Newest<PolicyBench.Question, Comparison> single;
  private final Newest<PolicyBench.RecordedQuestion, List<RecordedTick>> many;
  private Choice choice = Choice.SAMPLE;
  private HealthSample sample = HealthSample.WITHOUT_QUORUM;
  private @Nullable String yardstick;
  private @Nullable Comparison comparison;
  private PolicyBench.@Nullable Question asked;
  private PolicyBench.@Nullable RecordedQuestion askedMany;
  private List<RecordedTick> ticks = List.of();
  private int tick;
  private Runnable onChange = () -> {};

  /** What the text is tried with. */
  public enum Choice {
    SAMPLE,
    NOW,
    RECORDED
  }

  DryRun(
      PolicyEditor editor,
      PolicyBench bench,
      PolicyThreads threads,
      Measurements measurements,
      Supplier<Optional<Draft>> active) {
    this.editor = editor;
    this.measurements = measurements;
    this.active = active;
    this.single = new Newest<>(bench::compare, threads.away(), threads.home(), this::tried);
    this.many = new Newest<>(bench::compare, threads.away(), threads.home(), this::triedAll);
  }

  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  // What is chosen

  public Choice choice() {
    return choice;
  }

  public HealthSample sample() {
    return sample;
  }

  public void choose(HealthSample next) {
    sample = next;
    choose(Choice.SAMPLE);
  }

  public void choose(Choice next) {
    choice = next;
    askedMany = null;
    refresh();
  }

  /** Whether there is anything of this kind to try with. */
  public boolean isPossible(Choice which) {
    return switch (which) {
      case SAMPLE -> true;
      case NOW -> measurements.current().isPresent();
      case RECORDED -> !measurements.recorded().isEmpty();
    };
  }

  /** The name of the shipped policy to compare with; null for the one that is active. */
  public @Nullable String yardstick() {
    return yardstick;
  }

  public void compareWith(@Nullable String shipped) {
    yardstick = shipped;
    askedMany = null;
    refresh();
  }

  /** Whether a policy is active. */
  public boolean hasActive() {
    return active.get().isPresent();
  }

  /** What the text is compared with; empty while no policy is active. */
  public Optional<Draft> other() {
    return yardstick == null
        ? active.get()
        : Optional.of(Draft.shipped(yardstick, ScriptLanguage.LUA));
  }

  // What comes of it

  /** Of the measurement that is chosen; null while it is not known. */
  public @Nullable Comparison comparison() {
    return comparison;
  }

  public List<RecordedTick> ticks() {
    return ticks;
  }

  /** How many recorded ones are being tried; 0 when that is done. */
  public int underWay() {
    return askedMany != null && ticks.isEmpty() ? askedMany.healths().size() : 0;
  }

  /** Which of the recorded ones is shown. */
  public int tick() {
    return tick;
  }

  /** How many recorded ones were left out, since trying them took too long. */
  public int leftOut() {
    return askedMany == null || ticks.isEmpty() ? 0 : askedMany.healths().size() - ticks.size();
  }

  public long differing() {
    return ticks.stream().filter(each -> each.comparison().differs()).count();
  }

  /** The next recorded tick in which the two differ; -1 when there is none in this direction. */
  public int nextDiffering(int step) {
    for (int i = tick + step; i >= 0 && i < ticks.size(); i += step) {
      if (ticks.get(i).comparison().differs()) {
        return i;
      }
    }
    return -1;
  }

  public void showTick(int index) {
    if (index >= 0 && index < ticks.size()) {
      tick = index;
      comparison = ticks.get(index).comparison();
      onChange.run();
    }
  }

  /** Asks again where something has changed; called when it may have. */
  public void refresh() {
    if (editor.state() != PolicyEditor.CheckState.SOUND) {
      clear();
      return;
    }
    Draft mine = editor.draft();
    Draft other = other().orElse(null);
    if (choice == Choice.RECORDED) {
      askAll(mine, other);
      return;
    }
    Optional<Health> health =
        choice == Choice.NOW ? measurements.current() : Optional.of(sample.health());
    if (health.isEmpty()) {
      clear();
      return;
    }
    PolicyBench.Question question = new PolicyBench.Question(mine, other, health.get());
    if (!question.equals(asked)) {
      asked = question;
      askedMany = null;
      ticks = List.of();
      single.ask(question);
    }
  }

  private void askAll(Draft mine, @Nullable Draft other) {
    List<TimedHealth> recorded = measurements.recorded();
    if (recorded.isEmpty() || other == null) {
      clear();
      return;
    }
    boolean stands =
        askedMany != null && askedMany.mine().equals(mine) && askedMany.other().equals(other);
    if (!stands) {
      int from = Math.max(0, recorded.size() - Measurements.MOST_RECORDED);
      askedMany =
          new PolicyBench.RecordedQuestion(mine, other, recorded.subList(from, recorded.size()));
      asked = null;
      comparison = null;
      ticks = List.of();
      many.ask(askedMany);
      onChange.run();
    }
  }

  private void clear() {
    boolean was = comparison != null || !ticks.isEmpty();
    asked = null;
    askedMany = null;
    single.forget();
    many.forget();
    comparison = null;
    ticks = List.of();
    if (was) {
      onChange.run();
    }
  }

  private void tried(PolicyBench.Question question, Comparison found) {
    if (question.equals(asked)) {
      comparison = found;
      onChange.run();
    }
  }

  private void triedAll(PolicyBench.RecordedQuestion question, List<RecordedTick> found) {
    if (question.equals(askedMany)) {
      ticks = found;
      tick = 0;
      int first = found.getFirst().comparison().differs() ? 0 : nextDiffering(1);
      showTick(Math.max(0, first));
    }
  }
}
