package io.lifeboat.console.application.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What must hold of alarms whatever facts, operators and clocks do, in any order. */
class AlarmPropertiesTest {
  private static final long STEP_MICROS = 100_000;
  private static final List<AlarmKey> KEYS =
      List.of(
          Alarms.QUORUM,
          Alarms.LAGGING,
          Alarms.LINK,
          new AlarmKey(AlarmKind.STALE_LEADER, new AlarmSubject.Node(NodeId.of(1))),
          AlarmKey.cluster(AlarmKind.LEADER_FLAPPING));

  /** Something that happens to one of the alarms, so many tenths of a second after the last. */
  record Happening(int steps, int alarm, What what) {
    AlarmKey key() {
      return KEYS.get(alarm);
    }
  }

  enum What {
    BEGINS,
    ENDS,
    NOTHING,
    ACKNOWLEDGE,
    ACKNOWLEDGE_ALL,
    SHELVE,
    UNSHELVE
  }

  @Provide
  Arbitrary<List<Happening>> lives() {
    Arbitrary<Integer> pauses =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(0, 12)),
            Tuple.of(3, Arbitraries.integers().between(0, 60)),
            Tuple.of(1, Arbitraries.integers().between(0, 4_000)));
    return Combinators.combine(
            pauses, Arbitraries.integers().between(0, KEYS.size() - 1), Arbitraries.of(What.class))
        .as(Happening::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(80);
  }

  private static long steps(long micros) {
    return micros / STEP_MICROS;
  }

  /** Alarms on trial beside their plain doubles. */
  private static final class Trial {
    private AlarmBook book = AlarmBook.EMPTY;
    private final Map<AlarmKey, Signal> holding = new HashMap<>();
    private final Map<AlarmKey, PlainAlarm> plain = new HashMap<>();
    private long step;

    Trial() {
      for (AlarmKey key : KEYS) {
        plain.put(
            key,
            new PlainAlarm(
                steps(key.kind().onDelayMicros(Alarms.ELECTION_TIMEOUT_MS)),
                steps(key.kind().offDelayMicros())));
      }
    }

    void happens(Happening happening) {
      for (int i = 0; i < happening.steps; i++) {
        step++;
        plain.values().forEach(alarm -> alarm.look(step));
      }
      AlarmKey key = happening.key();
      long now = step * STEP_MICROS;
      switch (happening.what) {
        case NOTHING -> book = book.next(now).book();
        case BEGINS -> {
          holding.putIfAbsent(
              key, Signal.since(now, key.kind().onDelayMicros(Alarms.ELECTION_TIMEOUT_MS)));
          book = book.next(holding, now).book();
          plain.get(key).condition(true, step);
        }
        case ENDS -> {
          holding.remove(key);
          book = book.next(holding, now).book();
          plain.get(key).condition(false, step);
        }
        case ACKNOWLEDGE -> {
          book = book.next(new AlarmAction.Acknowledge(key), now).book();
          plain.get(key).acknowledge();
        }
        case ACKNOWLEDGE_ALL -> {
          book = book.next(new AlarmAction.AcknowledgeAll(), now).book();
          plain.values().forEach(PlainAlarm::acknowledge);
        }
        case SHELVE -> {
          book = book.next(new AlarmAction.Shelve(key, ShelfTime.FIVE_MINUTES), now).book();
          plain.get(key).shelve(step, steps(ShelfTime.FIVE_MINUTES.micros()));
        }
        case UNSHELVE -> {
          book = book.next(new AlarmAction.Unshelve(key), now).book();
          plain.get(key).unshelve();
        }
      }
    }

    AlarmState state(AlarmKey key) {
      List<AlarmLine> all = new ArrayList<>(book.view().active());
      all.addAll(book.view().shelved());
      return all.stream()
          .filter(line -> line.key().equals(key))
          .map(AlarmLine::state)
          .findFirst()
          .orElse(AlarmState.NORMAL);
    }
  }

  @Property(tries = 500)
  void everyAlarmIsWhereItsPlainDoubleIs(@ForAll("lives") List<Happening> life) {
    Trial trial = new Trial();
    for (Happening happening : life) {
      trial.happens(happening);
      for (AlarmKey key : KEYS) {
        assertThat(trial.state(key))
            .as("%s after %s at step %s", key, happening, trial.step)
            .isEqualTo(trial.plain.get(key).state());
      }
    }
  }

  @Property(tries = 500)
  void noUnacknowledgedAlarmIsEverLost(@ForAll("lives") List<Happening> life) {
    Trial trial = new Trial();
    for (Happening happening : life) {
      trial.happens(happening);
      AlarmsView view = trial.book.view();
      for (AlarmKey key : KEYS) {
        if (trial.plain.get(key).isOwed()) {
          assertThat(trial.state(key))
              .as("%s after %s", key, happening)
              .isIn(AlarmState.UNACKNOWLEDGED, AlarmState.RETURNED, AlarmState.SHELVED);
        }
      }
      assertThat(Collections.disjoint(Alarms.keys(view.active()), Alarms.keys(view.shelved())))
          .isTrue();
      assertThat(view.shelved())
          .allSatisfy(
              line ->
                  assertThat(line.shelvedUntilMicros())
                      .isBetween(
                          trial.step * STEP_MICROS,
                          trial.step * STEP_MICROS + ShelfTime.AN_HOUR.micros()));
      assertThat(view.listed().size() + view.summedUp().size()).isEqualTo(view.active().size());
    }
  }

  @Example
  void whatFallsDueComesBeforeWhatIsDoneAtTheSameTime() {
    lookingMoreOftenChangesNothing(
        List.of(
            new Happening(0, 2, What.SHELVE),
            new Happening(0, 1, What.BEGINS),
            new Happening(0, 0, What.BEGINS),
            new Happening(3_000, 2, What.BEGINS),
            new Happening(11, 0, What.ACKNOWLEDGE)),
        List.of((byte) 99));
  }

  @Property(tries = 300)
  void lookingMoreOftenChangesNothing(
      @ForAll("lives") List<Happening> life, @ForAll List<Byte> looks) {
    Trial seldom = new Trial();
    Trial often = new Trial();
    int i = 0;
    for (Happening happening : life) {
      seldom.happens(happening);
      long from = often.step * STEP_MICROS;
      long to = from + happening.steps * STEP_MICROS;
      for (int n = 0; n < 3 && !looks.isEmpty(); n++) {
        long part = Math.floorMod(looks.get(i++ % looks.size()), 100);
        from = Math.max(from, from + (to - from) * part / 100);
        often.book = often.book.next(from).book();
      }
      often.happens(happening);
      assertThat(often.book.view().history()).isEqualTo(seldom.book.view().history());
    }
    long end = (seldom.step + 1) * STEP_MICROS;
    assertThat(often.book.next(end).book().view()).isEqualTo(seldom.book.next(end).book().view());
  }
}
