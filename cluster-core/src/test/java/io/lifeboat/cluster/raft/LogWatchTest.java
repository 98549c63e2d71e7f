package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.atomix.protocols.raft.storage.log.entry.KeepAliveEntry;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.TermRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a log, on the engine's own journal. */
class LogWatchTest {
  @TempDir Path directory;
  private final Facts facts = new Facts();

  @Test
  void tellsTheShapeOnceAndThenWhenItChanges() {
    try (JournalModel journal = new JournalModel(directory)) {
      LogWatch watch = watch(journal);
      watch.look(0, 0);
      assertThat(facts.shapes()).containsExactly(shape(1, 0, 0));

      journal.initialize(1);
      journal.put(1, "a", "1");
      watch.look(0, 0);
      journal.put(1, "a", "2");
      watch.look(0, 0);
      assertThat(facts.shapes()).last().isEqualTo(shape(1, 2, 0, new TermRun(1, 1)));
      assertThat(facts.shapes()).hasSize(2);

      journal.initialize(4);
      watch.look(0, 0);
      assertThat(facts.shapes())
          .last()
          .isEqualTo(shape(1, 4, 0, new TermRun(1, 1), new TermRun(4, 4)));
      watch.look(0, 2);
      assertThat(facts.shapes()).last().extracting(Fact.LogShape::snapshotIndex).isEqualTo(2L);
      assertThat(facts.shapes()).hasSize(4);
    }
  }

  @Test
  void entriesTakenAwayAreToldEvenWhenTheTermsAreTheSameAfterwards() throws Exception {
    try (JournalModel journal = new JournalModel(directory)) {
      LogWatch watch = watch(journal);
      journal.initialize(1);
      journal.put(1, "a", "1");
      journal.put(1, "a", "2");
      watch.look(0, 0);
      journal.truncate(1);
      watch.look(0, 0);
      assertThat(facts.shapes()).last().isEqualTo(shape(1, 1, 0, new TermRun(1, 1)));
    }
  }

  /**
   * A truncated entry whose bytes still lie behind the end looks like an entry to the journal's
   * readers; a reader that has peeped at it goes on with it though another was written there.
   */
  @Test
  void bytesOfTruncatedEntriesAreNotTakenForEntries() {
    try (JournalModel journal = new JournalModel(directory)) {
      LogWatch watch = watch(journal);
      journal.initialize(1);
      journal.commit(1);
      journal.initialize(3);
      journal.put(3, "a", "1");
      journal.put(3, "a", "2");
      watch.look(1, 0);
      journal.truncateUncleanly(1);
      journal.initialize(4);
      watch.look(1, 0);
      assertThat(facts.shapes())
          .last()
          .isEqualTo(shape(1, 2, 0, new TermRun(1, 1), new TermRun(2, 4)));
      journal.put(4, "b", "1");
      journal.put(4, "b", "2");
      watch.look(1, 0);
      journal.initialize(5);
      watch.look(1, 0);
      assertThat(facts.shapes())
          .last()
          .isEqualTo(shape(1, 5, 0, new TermRun(1, 1), new TermRun(2, 4), new TermRun(5, 5)));
    }
  }

  @Test
  void aLogThatCouldNotBeFollowedIsFollowedAgainOnceItCan() throws Exception {
    try (JournalModel journal = new JournalModel(directory)) {
      LogWatch watch = watch(journal);
      journal.initialize(1);
      journal.put(1, "a", "1");
      watch.look(0, 0);
      journal.append(new KeepAliveEntry(2, 0, null, null, null)); // has no digest
      facts.seen.clear();
      for (int look = 0; look < 10; look++) {
        watch.look(0, 0);
      }
      assertThat(facts.seen).isEmpty();

      journal.truncate(2);
      journal.initialize(3);
      for (int look = 0; look < 64 && facts.seen.isEmpty(); look++) {
        watch.look(0, 0);
      }
      assertThat(facts.shapes())
          .containsExactly(shape(1, 3, 0, new TermRun(1, 1), new TermRun(3, 3)));
      journal.put(3, "a", "2");
      watch.look(0, 0);
      journal.initialize(4);
      watch.look(0, 0);
      assertThat(facts.shapes())
          .last()
          .isEqualTo(shape(1, 5, 0, new TermRun(1, 1), new TermRun(3, 3), new TermRun(5, 4)));
    }
  }

  @Test
  void aWholeLogIsKnownAfterARestartAndItsLastBlocksAreDigestedAgain() {
    try (JournalModel journal = new JournalModel(directory)) {
      for (int term = 1; term <= 40; term++) {
        journal.initialize(term);
        for (int i = 0; i < term * 7; i++) {
          journal.put(term, "key" + i, "value of some length " + i);
        }
      }
      journal.commit(journal.lastIndex());
      journal.compact(700);
      assertThat(journal.firstIndex()).isGreaterThan(1);
      journal.reopen();

      LogWatch watch = watch(journal);
      watch.look(journal.lastIndex(), 700);
      assertThat(facts.shapes())
          .containsExactly(
              new Fact.LogShape(
                  JournalModel.NODE,
                  journal.firstIndex(),
                  journal.lastIndex(),
                  700,
                  journal.runs()));
      assertThat(facts.blocks())
          .isNotEmpty()
          .allSatisfy(block -> assertThat(block).isEqualTo(journal.block(block.fromIndex())));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4, 6, 8, 11, 12})
  void isRightWhateverHappensToTheLog(long seed) throws Exception {
    Random random = new Random(seed);
    try (JournalModel journal = new JournalModel(directory)) {
      LogWatch watch = watch(journal);
      Set<Long> told = new HashSet<>();
      long term = 1;
      long snapshot = 0;
      for (int step = 0; step < 400; step++) {
        int dice = random.nextInt(100);
        if (dice < 60) {
          for (int i = random.nextInt(40); i > 0; i--) {
            journal.put(term, "k" + random.nextInt(10), "v".repeat(random.nextInt(4)));
          }
        } else if (dice < 70) {
          term += 1 + random.nextInt(2);
          journal.initialize(term);
        } else if (dice < 80) {
          journal.commit(journal.commitIndex() + random.nextInt(90));
        } else if (dice < 90) {
          journal.truncate(journal.lastIndex() - random.nextInt(120));
          term++;
          journal.initialize(term);
        } else if (dice < 95) {
          journal.compact(journal.commitIndex() - random.nextInt(50));
          snapshot = journal.commitIndex();
        } else if (dice < 97) {
          journal.replacedFrom(journal.lastIndex() + 1 + random.nextInt(200));
        } else if (dice < 98) {
          journal.reopen();
          watch = watch(journal);
        }
        if (random.nextInt(3) > 0) {
          facts.seen.clear();
          watch.look(journal.commitIndex(), snapshot);
          check(journal, told);
        }
      }
      watch.look(journal.commitIndex(), snapshot + 1);
      assertThat(facts.shapes())
          .last()
          .isEqualTo(
              new Fact.LogShape(
                  JournalModel.NODE,
                  journal.firstIndex(),
                  journal.lastIndex(),
                  snapshot + 1,
                  last256(journal.runs())));
      assertThat(told).isNotEmpty();
    }
  }

  private void check(JournalModel journal, Set<Long> told) {
    for (Fact.LogShape shape : facts.shapes()) {
      assertThat(shape.firstIndex()).isEqualTo(journal.firstIndex());
      assertThat(shape.lastIndex()).isEqualTo(journal.lastIndex());
      assertThat(shape.runs()).isEqualTo(last256(journal.runs()));
    }
    for (Fact.LogBlock block : facts.blocks()) {
      assertThat(block.toIndex()).isLessThanOrEqualTo(journal.commitIndex());
      told.add(block.fromIndex());
      if (block.fromIndex() >= journal.firstIndex()) {
        assertThat(block).isEqualTo(journal.block(block.fromIndex()));
      }
    }
  }

  private static List<TermRun> last256(List<TermRun> runs) {
    return runs.subList(Math.max(0, runs.size() - 256), runs.size());
  }

  private LogWatch watch(JournalModel journal) {
    return new LogWatch(JournalModel.NODE, journal.log(), new JournalFiles(directory), facts);
  }

  private static Fact.LogShape shape(long first, long last, long snapshot, TermRun... runs) {
    return new Fact.LogShape(JournalModel.NODE, first, last, snapshot, List.of(runs));
  }

  private static final class Facts implements FactSink {
    final List<Fact> seen = new ArrayList<>();

    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {
      seen.add(fact);
    }

    @Override
    public long nowMicros() {
      return 0;
    }

    List<Fact.LogShape> shapes() {
      return all(Fact.LogShape.class);
    }

    List<Fact.LogBlock> blocks() {
      return all(Fact.LogBlock.class);
    }

    private <F extends Fact> List<F> all(Class<F> kind) {
      return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }
}
