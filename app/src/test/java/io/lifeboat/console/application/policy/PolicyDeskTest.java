package io.lifeboat.console.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.script.ScriptEngines;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.console.application.policy.PolicyEditor.CheckState;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk with a clock and threads of the test's own: nothing runs unless the test lets it. */
class PolicyDeskTest {
  private static final RequestClass WRITE =
      new RequestClass(RequestKind.WRITE, RequestPriority.NORMAL);
  private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");
  private static final String SHED_ALL = "function decide(r, h) return \"SHED\" end\n";

  private record Alarm(long atNanos, Runnable task) {}

  @TempDir Path folder;
  private final Queue<Runnable> away = new ArrayDeque<>();
  private final Queue<Runnable> home = new ArrayDeque<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private final CompletableFuture<Boolean> python = new CompletableFuture<>();
  private final List<String> checked = new ArrayList<>();
  private final List<PolicySource> activated = new ArrayList<>();
  private final List<TimedHealth> recorded = new ArrayList<>();
  private Optional<Health> now = Optional.empty();
  private Optional<ActivePolicy> active = Optional.empty();
  private long nanos;

  private final ScriptEngines engines = new ScriptEngines();

  /** Counts what is checked; the verdicts are the real engine's. */
  private final PolicyEngine engine =
      new PolicyEngine() {
        @Override
        public List<PolicyFault> check(PolicySource source) {
          checked.add(source.text());
          return source.language() == PolicyLanguage.PYTHON ? List.of() : engines.check(source);
        }

        @Override
        public Policy load(PolicySource source) throws PolicyFaultException {
          return engines.load(source);
        }
      };

  private PolicyDesk desk() {
    Measurements measurements =
        new Measurements() {
          @Override
          public Optional<Health> current() {
            return now;
          }

          @Override
          public List<TimedHealth> recorded() {
            return recorded;
          }
        };
    PolicyThreads threads =
        new PolicyThreads(
            away::add,
            home::add,
            () -> nanos,
            (ms, task) -> alarms.add(new Alarm(nanos + TimeUnit.MILLISECONDS.toNanos(ms), task)));
    return new PolicyDesk(
        engine,
        () -> python,
        threads,
        new PolicyHistoryStore(folder.resolve("policies.json")),
        new DraftStore(folder.resolve("unsaved.json")),
        measurements,
        () -> active,
        activated::add,
        PolicyBench::close);
  }

  private void work() {
    while (!away.isEmpty() || !home.isEmpty()) {
      while (!away.isEmpty()) {
        away.remove().run();
      }
      while (!home.isEmpty()) {
        home.remove().run();
      }
    }
  }

  private void pass(long ms) {
    nanos += TimeUnit.MILLISECONDS.toNanos(ms);
    List<Alarm> due = alarms.stream().filter(alarm -> alarm.atNanos() <= nanos).toList();
    alarms.removeAll(due);
    due.forEach(alarm -> alarm.task().run());
  }

  private static ActivePolicy activeOf(Draft draft) {
    return new ActivePolicy(draft.source(), AT, "alice");
  }

  @Test
  void theTextIsCheckedOnceTypingRests() {
    PolicyEditor editor = desk().editor();
    editor.type("a");
    pass(200);
    editor.type("ab");
    pass(200);
    assertThat(checked).isEmpty();
    assertThat(alarms).as("one timer to check and one to keep, however much is typed").hasSize(2);
    pass(99);
    assertThat(editor.state()).isEqualTo(CheckState.WAITING);
    pass(1);
    work();
    assertThat(checked).containsExactly("ab");
    assertThat(editor.state()).isEqualTo(CheckState.FAULTY);
    assertThat(editor.faults().getFirst().line()).isEqualTo(1);
  }

  @Test
  void oneCheckRunsAtATimeAndTheNewestTextWins() {
    PolicyEditor editor = desk().editor();
    for (String text : List.of("first", "second", "third")) {
      editor.type(text);
      pass(300);
    }
    assertThat(away).hasSize(1);
    away.remove().run();
    home.remove().run();
    assertThat(editor.state()).isEqualTo(CheckState.WAITING);
    work();
    assertThat(checked).containsExactly("first", "third");
    assertThat(editor.state()).isEqualTo(CheckState.FAULTY);
  }

  @Test
  void nobodyWaitsForPython() {
    PolicyDesk desk = desk();
    PolicyEditor editor = desk.editor();
    editor.open(Draft.empty(ScriptLanguage.PYTHON), null);
    work();
    assertThat(editor.state()).isEqualTo(CheckState.PYTHON_STARTS);
    assertThat(checked).isEmpty();
    editor.open(Draft.empty(ScriptLanguage.LUA), null);
    work();
    assertThat(editor.state()).isEqualTo(CheckState.SOUND);
    editor.setLanguage(ScriptLanguage.PYTHON);
    work();
    assertThat(editor.state()).isEqualTo(CheckState.PYTHON_STARTS);
    python.complete(true);
    work();
    assertThat(editor.state()).isEqualTo(CheckState.SOUND);
  }

  @Test
  void aChangedTextIsNotReplacedUnasked() {
    PolicyEditor editor = desk().editor();
    List<Draft> shown = new ArrayList<>();
    editor.setOnReplaced(shown::add);
    editor.type("mine");
    Draft other = Draft.shipped("cost-first", ScriptLanguage.LUA);
    editor.open(other, null);
    assertThat(editor.pending()).isEqualTo(other);
    assertThat(shown).isEmpty();
    editor.keep();
    assertThat(editor.draft().text()).isEqualTo("mine");
    editor.open(other, null);
    editor.discard();
    assertThat(shown).containsExactly(other);
    assertThat(editor.isChanged()).isFalse();
  }

  @Test
  void anUntouchedExampleIsShownInTheOtherLanguageAndATextOfOnesOwnStays() {
    PolicyEditor editor = desk().editor();
    editor.setLanguage(ScriptLanguage.PYTHON);
    assertThat(editor.draft()).isEqualTo(Draft.shipped("conservative", ScriptLanguage.PYTHON));
    editor.type("mine");
    editor.setLanguage(ScriptLanguage.LUA);
    assertThat(editor.draft()).isEqualTo(new Draft("conservative", ScriptLanguage.LUA, "mine"));
    assertThat(editor.isChanged()).isTrue();
  }

  @Test
  void savingKeepsTheTextAndThenOpensWhatWaited() throws Exception {
    PolicyDesk desk = desk();
    desk.editor().type(SHED_ALL);
    desk.editor().open(Draft.empty(ScriptLanguage.LUA), null);
    desk.files().save(folder.resolve("mine.lua"));
    work();
    assertThat(Files.readString(folder.resolve("mine.lua"))).isEqualTo(SHED_ALL);
    assertThat(desk.editor().draft()).isEqualTo(Draft.empty(ScriptLanguage.LUA));
    desk.files().open(folder.resolve("none.lua"));
    work();
    assertThat(desk.files().refusal()).isNotNull();
    desk.files().open(folder.resolve("mine.lua"));
    work();
    assertThat(desk.files().refusal()).isNull();
    assertThat(desk.editor().draft().name()).isEqualTo("mine");
  }

  @Test
  void theTextIsTriedBesideTheActivePolicy() {
    PolicyDesk desk = desk();
    active = Optional.of(activeOf(Draft.shipped("availability-first", ScriptLanguage.LUA)));
    desk.look();
    work();
    Comparison found = desk.dryRun().comparison();
    assertThat(found.mine().treatment(WRITE)).isEqualTo(Treatment.READ_ONLY);
    assertThat(found.differences()).isNotEmpty();
    assertThat(desk.dryRun().isPossible(DryRun.Choice.NOW)).isFalse();

    now = Optional.of(HealthSample.HEALTHY.health());
    desk.dryRun().choose(DryRun.Choice.NOW);
    work();
    assertThat(desk.dryRun().comparison().mine().treatment(WRITE)).isEqualTo(Treatment.FULL);
    desk.editor().type("broken");
    assertThat(desk.dryRun().comparison()).isNull();
  }

  @Test
  void recordedMeasurementsAreTriedAndSteppedThrough() {
    PolicyDesk desk = desk();
    for (int i = 0; i < 700; i++) {
      HealthSample sample =
          i == 300 || i == 500 ? HealthSample.WITHOUT_QUORUM : HealthSample.HEALTHY;
      recorded.add(new TimedHealth(i, sample.health()));
    }
    desk.look();
    work();
    DryRun dryRun = desk.dryRun();
    dryRun.choose(DryRun.Choice.RECORDED);
    work();
    assertThat(dryRun.ticks()).isEmpty();
    dryRun.compareWith("availability-first");
    work();
    assertThat(dryRun.ticks()).hasSize(Measurements.MOST_RECORDED);
    assertThat(dryRun.differing()).isEqualTo(2);
    assertThat(dryRun.ticks().get(dryRun.tick()).atMicros()).isEqualTo(300);
    dryRun.showTick(dryRun.nextDiffering(1));
    assertThat(dryRun.ticks().get(dryRun.tick()).atMicros()).isEqualTo(500);
    assertThat(dryRun.nextDiffering(1)).isEqualTo(-1);
    assertThat(dryRun.nextDiffering(-1)).isEqualTo(200);
  }

  @Test
  void aRecordedRunThatTakesTooLongIsCutAndSaysSo() {
    PolicyEngine slow =
        new PolicyEngine() {
          @Override
          public List<PolicyFault> check(PolicySource source) {
            return List.of();
          }

          @Override
          public Policy load(PolicySource source) throws PolicyFaultException {
            nanos += TimeUnit.SECONDS.toNanos(1);
            throw new PolicyFaultException(
                PolicyFault.of(source, 2, PolicyFault.Kind.TIME, "stopped"));
          }
        };
    PolicyBench bench = new PolicyBench(slow, () -> nanos);
    for (int i = 0; i < 10; i++) {
      Health health = HealthSample.values()[i % HealthSample.values().length].health();
      recorded.add(new TimedHealth(i, health));
    }
    Draft draft = Draft.empty(ScriptLanguage.LUA);
    List<RecordedTick> ticks =
        bench.compare(new PolicyBench.RecordedQuestion(draft, draft, recorded));
    assertThat(ticks).hasSize(3);
    assertThat(ticks.getFirst().comparison().mine().fault().line()).isEqualTo(2);
    assertThat(ticks.getFirst().comparison().differs()).isFalse();
  }

  @Test
  void aMeasurementIsToldInFull() {
    String words = HealthWords.of(HealthSample.WITHOUT_LEADER.health());
    for (RecordComponent field : Health.class.getRecordComponents()) {
      assertThat(words).contains(field.getName());
    }
    assertThat(words).contains("errorRate 0.4 ").contains("p99Millis 900 ");
  }

  @Test
  void nothingIsActivatedBeforeItsDifferencesAreKnown() {
    PolicyDesk desk = desk();
    active = Optional.of(activeOf(Draft.shipped("conservative", ScriptLanguage.LUA)));
    now = Optional.of(HealthSample.OVERLOADED.health());
    Activation activation = desk.activation();
    Draft wanted = Draft.shipped("cost-first", ScriptLanguage.LUA);
    activation.begin(wanted);
    activation.confirm();
    assertThat(activated).isEmpty();
    work();
    Activation.Preview preview = activation.preview();
    assertThat(preview.rows()).hasSize(HealthSample.values().length + 1);
    assertThat(preview.rows().getLast().sample()).isNull();
    assertThat(preview.differing()).isPositive();
    activation.confirm();
    assertThat(activated).containsExactly(wanted.source());
    assertThat(activation.wanted()).isNull();
  }

  @Test
  void aFaultyTextIsNotActivated() {
    Activation activation = desk().activation();
    activation.begin(new Draft("bad", ScriptLanguage.LUA, "decide = 1"));
    work();
    assertThat(activation.isReady()).isFalse();
    assertThat(activation.preview().faults()).isNotEmpty();
    activation.confirm();
    assertThat(activated).isEmpty();
  }

  @Test
  void whatFactsTellToBeActiveIsKept() {
    Draft first = Draft.shipped("conservative", ScriptLanguage.LUA);
    Draft second = Draft.shipped("cost-first", ScriptLanguage.LUA);
    PolicyDesk desk = desk();
    active = Optional.of(activeOf(first));
    desk.follow();
    work();
    desk.follow();
    active = Optional.of(activeOf(second));
    desk.follow();
    desk.follow();
    work();
    assertThat(desk.versions().versions())
        .extracting(PolicyVersion::draft)
        .containsExactly(second, first);

    PolicyDesk next = desk();
    next.follow();
    work();
    next.follow();
    assertThat(next.versions().versions()).isEqualTo(desk.versions().versions());
  }

  @Test
  void whatWasNotSavedIsThereAfterTheNextStart() throws Exception {
    PolicyDesk desk = desk();
    desk.look();
    work();
    desk.editor().type(SHED_ALL);
    desk.keep();
    work();
    PolicyDesk next = desk();
    next.look();
    work();
    assertThat(next.editor().draft().text()).isEqualTo(SHED_ALL);
    assertThat(next.editor().isChanged()).isTrue();
    assertThat(next.editor().state()).isEqualTo(CheckState.SOUND);

    next.files().save(folder.resolve("mine.lua"));
    work();
    pass(300);
    work();
    assertThat(folder.resolve("unsaved.json")).doesNotExist();
    Files.writeString(folder.resolve("unsaved.json"), "{ \"name\": 1");
    PolicyDesk last = desk();
    last.look();
    work();
    assertThat(last.editor().isChanged()).isFalse();
    assertThat(last.files().refusal()).isNotNull();
    assertThat(folder.resolve("unsaved.json.refused")).exists();
  }

  @Test
  void anEngineThatBreaksDownIsAskedAgain() {
    List<String> asked = new ArrayList<>();
    List<String> told = new ArrayList<>();
    Newest<String, String> newest =
        new Newest<>(
            question -> {
              asked.add(question);
              if (question.equals("breaks")) {
                throw new IllegalStateException("as the test wants it");
              }
              return question;
            },
            task -> {
              try {
                task.run();
              } catch (IllegalStateException e) {
                told.add(e.getMessage());
              }
            },
            Runnable::run,
            (question, answer) -> told.add(answer));
    newest.ask("breaks");
    newest.ask("works");
    assertThat(asked).containsExactly("breaks", "works");
    assertThat(told).containsExactly("as the test wants it", "works");
  }
}
