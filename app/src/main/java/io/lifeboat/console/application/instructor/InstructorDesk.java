package io.lifeboat.console.application.instructor;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.cluster.history.HistoryReader;
import io.lifeboat.cluster.storage.DataDirectory;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.text.InstructorMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an instructor does beside breaking things: holds the trainee, takes initial conditions and
 * goes back to them, makes a drill of what he did. For the thread of the window; files are read and
 * written elsewhere.
 */
public final class InstructorDesk {
  private static final Logger log = LoggerFactory.getLogger(InstructorDesk.class);
  private static final int MOST_NAME = 60;
  private static final int MOST_FACTS = 200_000;

  private final LedExercise exercise;
  private final Door door;
  private final InitialConditions conditions;
  private final ConditionTaker taker;
  private final @Nullable Path recording;
  private final IntSupplier faults;
  private final BooleanSupplier drilling;
  private final Cluster cluster;
  private final Executor work;
  private final Executor home;
  private List<InitialCondition> listed = List.of();
  private int unreadable;
  private boolean looked;
  private boolean busy;
  private @Nullable Text note;

  /** What is done with the windows. */
  public interface Door {
    /**
     * Begins again, in both windows.
     *
     * @param copy a directory with a copy of its files
     */
    void backtrack(InitialCondition condition, Path copy);

    /** Brings the trainee's window before his eyes. */
    void showTrainee();

    boolean isTraineeShown();

    /** Covers the trainee's window, or uncovers it. */
    void hold(boolean on);

    /** Ends the exercise; the user's own cluster comes back. */
    void leave();
  }

  /**
   * Nothing is known yet.
   *
   * @param data the cluster's data directory
   * @param recording the run's, or null when it is not recorded
   * @param faults how many are in force
   * @param drilling whether a drill is under way
   * @param work runs what takes time
   * @param home the thread of the window
   */
  public InstructorDesk(
      LedExercise exercise,
      Door door,
      InitialConditions conditions,
      Path data,
      @Nullable Path recording,
      IntSupplier faults,
      BooleanSupplier drilling,
      Executor work,
      Executor home) {
    this.exercise = exercise;
    this.door = door;
    this.conditions = conditions;
    this.recording = recording;
    this.faults = faults;
    this.drilling = drilling;
    this.work = work;
    this.home = home;
    cluster = exercise.instructors();
    taker = new ConditionTaker(exercise.bare(), data, conditions, InstantSource.system());
  }

  // The trainee

  public boolean isHeld() {
    return exercise.isHeld();
  }

  /** Holds the trainee, or lets him go on. */
  public void hold(boolean on) {
    exercise.hold(on, on ? "The trainee is held." : "The trainee goes on.");
    door.hold(on);
  }

  public boolean isTraineeShown() {
    return door.isTraineeShown();
  }

  public void showTrainee() {
    door.showTrainee();
  }

  public void leave() {
    door.leave();
  }

  // Initial conditions

  /** Somebody looks at it: reads what there is, the first time. */
  public void look() {
    if (!looked) {
      looked = true;
      work.execute(this::reload);
    }
  }

  private void reload() {
    try {
      InitialConditions.Listed read = conditions.list();
      home.execute(
          () -> {
            listed = read.conditions();
            unreadable = read.unreadable().size();
          });
    } catch (IOException | UncheckedIOException e) {
      log.warn("LB-012: the initial conditions cannot be read", e);
      home.execute(
          () -> note = Text.of(InstructorMsg.NOTE_UNREADABLE, String.valueOf(e.getMessage())));
    }
  }

  /** What there is, the newest first. */
  public List<InitialCondition> conditions() {
    return listed;
  }

  /** How many cannot be read. */
  public int unreadable() {
    return unreadable;
  }

  /** Whether something is under way that takes its time. */
  public boolean isBusy() {
    return busy;
  }

  /** What there is to be said about the last thing asked for; null when nothing. */
  public @Nullable Text note() {
    return note;
  }

  /** Why none can be taken now; null when one can. */
  public @Nullable Text obstacle() {
    if (busy || drilling.getAsBoolean()) {
      return Text.of(busy ? InstructorMsg.BUSY : InstructorMsg.TAKE_DRILL);
    }
    return ConditionTaker.obstacle(cluster.report(), faults.getAsInt());
  }

  /** Takes one under this name. */
  public void take(String name) {
    Text obstacle = obstacle();
    if (obstacle != null) {
      note = obstacle;
      return;
    }
    String called = name.strip();
    String kept = called.substring(0, Math.min(MOST_NAME, called.length()));
    busy(
        Text.of(InstructorMsg.NOTE_TAKING),
        () -> {
          exercise.taking(true);
          try {
            ConditionTaker.Taken taken = taker.take(kept);
            String left = taken.notRestarted();
            return left == null
                ? Text.of(
                    InstructorMsg.NOTE_TAKEN,
                    kept,
                    taken.condition().files().size(),
                    conditions.size(taken.condition()) / 1_048_576.0)
                : Text.of(InstructorMsg.NOTE_TAKEN_NOT_WHOLE, kept, left);
          } catch (ConditionTaker.CannotException e) {
            log.warn("LB-012: no initial condition was taken", e);
            return e.why();
          } catch (InitialConditions.FullException e) {
            log.warn("LB-012: {}", e.getMessage());
            return Text.of(InstructorMsg.NOTE_FULL);
          } catch (IOException e) {
            log.warn("LB-012: no initial condition was taken", e);
            return Text.of(InstructorMsg.NOTE_NOT_TAKEN, String.valueOf(e.getMessage()));
          } finally {
            exercise.taking(false);
          }
        });
  }

  /** Deletes one. */
  public void delete(InitialCondition condition) {
    busy(
        Text.of(InstructorMsg.NOTE_DELETING),
        () -> {
          try {
            conditions.delete(condition);
            return Text.of(InstructorMsg.NOTE_DELETED, condition.name());
          } catch (IOException e) {
            log.warn("LB-012: {} was not deleted", condition.id(), e);
            return Text.of(InstructorMsg.NOTE_NOT_DELETED, String.valueOf(e.getMessage()));
          }
        });
  }

  /** Goes back to one: this run ends, another begins on a copy of its files. */
  public void backtrack(InitialCondition condition) {
    if (busy) {
      return;
    }
    busy = true;
    note = Text.of(InstructorMsg.NOTE_COPYING);
    work.execute(
        () -> {
          try {
            Path copy = copy(condition);
            home.execute(() -> door.backtrack(condition, copy));
          } catch (IOException | RuntimeException e) {
            log.warn("LB-012: {} cannot be gone back to", condition.id(), e);
            Text why =
                e instanceof InitialConditions.DamagedException
                    ? Text.of(
                        InstructorMsg.NOTE_DAMAGED,
                        condition.name(),
                        String.valueOf(e.getMessage()))
                    : Text.of(InstructorMsg.NOTE_UNREADABLE, String.valueOf(e.getMessage()));
            home.execute(
                () -> {
                  busy = false;
                  note = why;
                });
          }
        });
  }

  /** Before anything ends, so that a damaged copy ends nothing. */
  private Path copy(InitialCondition condition) throws IOException {
    Path copy = DataDirectory.newTemporary();
    try {
      conditions.restore(condition, copy);
      return copy;
    } catch (IOException | RuntimeException e) {
      DataDirectory.deleteRecursively(copy);
      throw e;
    }
  }

  /** Says something here, such as that going back has failed. */
  public void say(Text words) {
    note = words;
  }

  @FunctionalInterface
  private interface Work {
    Text done();
  }

  private void busy(Text meanwhile, Work task) {
    busy(meanwhile, task, () -> {});
  }

  private void busy(Text meanwhile, Work task, Runnable then) {
    if (busy) {
      return;
    }
    busy = true;
    note = meanwhile;
    work.execute(
        () -> {
          Text said;
          try {
            said = task.done();
          } catch (RuntimeException e) {
            log.error("LB-012: it came to nothing", e);
            said = Text.of(InstructorMsg.NOTE_NOTHING, e.toString());
          }
          Text told = said;
          home.execute(
              () -> {
                busy = false;
                note = told;
                then.run();
              });
          reload();
        });
  }

  // A drill of what was done

  /** Whether the run is recorded: what was done is read from there. */
  public boolean isRecorded() {
    return recording != null;
  }

  /** Hands over the text of a drill made of what the instructor broke in this run. */
  public void drill(String id, Consumer<String> use) {
    Path file = recording;
    if (file == null) {
      note = Text.of(InstructorMsg.NOTE_NOT_RECORDED);
      return;
    }
    AtomicReference<@Nullable String> draft = new AtomicReference<>();
    busy(
        Text.of(InstructorMsg.NOTE_READING),
        () -> {
          try {
            draft.set(DrillDesk.fromRecording(facts(file), id).orElse(null));
            return Text.of(
                draft.get() == null ? InstructorMsg.NOTE_NOTHING_BROKEN : InstructorMsg.NOTE_DRILL);
          } catch (IOException e) {
            log.warn("LB-011: the recording cannot be read", e);
            return Text.of(InstructorMsg.NOTE_UNREADABLE, String.valueOf(e.getMessage()));
          }
        },
        () -> {
          String text = draft.get();
          if (text != null) {
            use.accept(text);
          }
        });
  }

  /** A recording has hundreds of facts a second; a draft is made of commands and of who led. */
  private static boolean isOfADraft(Fact fact) {
    return switch (fact) {
      case Fact.ClusterStarting _,
          Fact.CommandRequested _,
          Fact.LeaderElected _,
          Fact.LeaderReady _,
          Fact.SteppedDown _,
          Fact.RoleChanged _,
          Fact.TermAdvanced _,
          Fact.NodeStarting _,
          Fact.NodeStarted _,
          Fact.NodeStopped _,
          Fact.NodeKilled _,
          Fact.NodeFrozen _,
          Fact.NodeUnfrozen _ ->
          true;
      default -> false;
    };
  }

  private static List<FactRecord> facts(Path file) throws IOException {
    List<FactRecord> facts = new ArrayList<>();
    try (HistoryReader reader = HistoryReader.open(file)) {
      for (FactRecord record = reader.next();
          record != null && facts.size() < MOST_FACTS;
          record = reader.next()) {
        if (isOfADraft(record.fact())) {
          facts.add(record);
        }
      }
    } catch (HistoryDamagedException e) {
      // The last line may be on its way.
      log.debug("Read up to {}", e.getMessage());
    }
    return facts;
  }
}
