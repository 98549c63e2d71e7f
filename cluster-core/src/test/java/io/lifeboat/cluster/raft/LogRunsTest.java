package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.TermRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LogRunsTest {
  @Property
  void findsEveryRunAndLooksAtFewEntries(
      @ForAll("lengths") List<Integer> lengths,
      @ForAll @LongRange(min = 1, max = 1_000) long first) {
    List<TermRun> runs = new ArrayList<>();
    long next = first;
    for (int i = 0; i < lengths.size(); i++) {
      runs.add(new TermRun(next, 2L * i + 1));
      next += lengths.get(i);
    }
    AtomicInteger looks = new AtomicInteger();

    List<TermRun> found =
        LogRuns.between(
            first,
            next - 1,
            index -> {
              looks.incrementAndGet();
              return runs.stream()
                  .filter(run -> run.fromIndex() <= index)
                  .mapToLong(TermRun::term)
                  .max()
                  .orElseThrow();
            });

    assertThat(found).isEqualTo(runs);
    long halvings = 64L - Long.numberOfLeadingZeros(Math.max(1, next - first));
    assertThat(looks.get()).isLessThanOrEqualTo((int) (2 + runs.size() * (halvings + 1)));
  }

  @Provide
  Arbitrary<List<Integer>> lengths() {
    return Arbitraries.integers().between(1, 1_000_000).list().ofMinSize(1).ofMaxSize(20);
  }

  @Test
  void anEmptyLogHasNoRuns() {
    assertThat(LogRuns.between(1, 0, index -> Long.parseLong("nobody asks"))).isEmpty();
    assertThat(new LogRuns(4).runs()).isEmpty();
    assertThat(new LogRuns(4).lastIndex()).isZero();
  }

  /** What may happen to a log, in any order. */
  sealed interface Step {
    record Append(int termsLater) implements Step {}

    record CutBack(int entries) implements Step {}

    record BeginLater(int entries) implements Step {}

    record Restart(int further) implements Step {}
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> append =
        Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(2, 1), Tuple.of(1, 5)).map(Step.Append::new);
    Arbitrary<Step> cut = Arbitraries.integers().between(0, 12).map(Step.CutBack::new);
    Arbitrary<Step> begin = Arbitraries.integers().between(0, 12).map(Step.BeginLater::new);
    Arbitrary<Step> restart = Arbitraries.integers().between(0, 9).map(Step.Restart::new);
    return Arbitraries.frequencyOf(
            Tuple.of(20, append), Tuple.of(3, cut), Tuple.of(2, begin), Tuple.of(1, restart))
        .list()
        .ofMaxSize(200);
  }

  @Property
  void isAlwaysWhatTheEntriesSay(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 40) int limit) {
    LogRuns all = new LogRuns(Integer.MAX_VALUE);
    LogRuns bounded = new LogRuns(limit);
    long first = 1;
    List<Long> terms = new ArrayList<>();
    long term = 1;
    for (Step step : steps) {
      long last = first + terms.size() - 1;
      switch (step) {
        case Step.Append(int later) -> {
          term += later;
          boolean begins = terms.isEmpty() || terms.getLast() != term;
          terms.add(term);
          assertThat(all.append(last + 1, term)).isEqualTo(begins);
          bounded.append(last + 1, term);
        }
        case Step.CutBack(int entries) -> {
          long kept = Math.max(first - 1, last - entries);
          terms = new ArrayList<>(terms.subList(0, (int) (kept - first + 1)));
          all.cutBack(kept);
          bounded.cutBack(kept);
        }
        case Step.BeginLater(int entries) -> {
          long begin = first + entries;
          terms = new ArrayList<>(terms.subList(Math.min(terms.size(), entries), terms.size()));
          first = begin;
          all.beginAt(begin);
          bounded.beginAt(begin);
        }
        case Step.Restart(int further) -> {
          first = last + 1 + further;
          terms.clear();
          all.restart(first);
          bounded.restart(first);
        }
      }
      List<TermRun> expected = naive(first, terms);
      assertThat(all.runs()).isEqualTo(expected);
      for (int i = 0; i < terms.size(); i++) {
        assertThat(all.termAt(first + i)).isEqualTo(terms.get(i));
      }
      assertThat(all.termAt(first - 1)).isZero();
      assertThat(all.termAt(first + terms.size())).isZero();
      assertThat(all.firstIndex()).isEqualTo(first);
      assertThat(all.lastIndex()).isEqualTo(first + terms.size() - 1);
      assertThat(bounded.runs()).hasSizeLessThanOrEqualTo(limit);
      assertThat(expected.subList(expected.size() - bounded.runs().size(), expected.size()))
          .isEqualTo(bounded.runs());
    }
  }

  private static List<TermRun> naive(long first, List<Long> terms) {
    List<TermRun> runs = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      if (runs.isEmpty() || runs.getLast().term() != terms.get(i)) {
        runs.add(new TermRun(first + i, terms.get(i)));
      }
    }
    return runs;
  }
}
