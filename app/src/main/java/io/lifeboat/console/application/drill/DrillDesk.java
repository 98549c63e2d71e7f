package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.console.application.drill.DrillFold.Course;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.Text;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where drills are chosen, gone through and looked back on. Everything is for the thread of the
 * window; what comes from a drill's own thread is handed over.
 */
public final class DrillDesk {
  private static final Logger log = LoggerFactory.getLogger(DrillDesk.class);

  /** Short enough to be typed again. */
  private static final int SEEDS = 1_000_000;

  private final Opener opener;
  private final DrillFiles files;
  private final DrillHistory history;
  private final Executor work;
  private final Executor home;
  private final InstantSource clock;
  private List<Offer> offers = List.of();
  private DrillHistory.Loaded done = new DrillHistory.Loaded(List.of(), 0);
  private @Nullable DrillSession session;
  private @Nullable Debrief debrief;
  private @Nullable Text note;
  private String name = "";
  private boolean looked;
  private Runnable onChange = () -> {};
  private @Nullable Runnable onLead;

  /** Opens a drill on a cluster of its own, in place of what is open. */
  public interface Opener {
    void open(Drill drill, long seed);

    /** Opens the user's own cluster again, in place of the drill's. */
    default void leave() {}
  }

  /**
   * Nothing is known yet.
   *
   * @param work runs what reads and writes files
   * @param home the thread of the window
   */
  public DrillDesk(
      Opener opener, DrillFiles files, DrillHistory history, Executor work, Executor home) {
    this(opener, files, history, work, home, InstantSource.system());
  }

  DrillDesk(
      Opener opener,
      DrillFiles files,
      DrillHistory history,
      Executor work,
      Executor home,
      InstantSource clock) {
    this.opener = opener;
    this.files = files;
    this.history = history;
    this.work = work;
    this.home = home;
    this.clock = clock;
  }

  /** With a thread for each piece of work, which does not keep the program from ending. */
  public static DrillDesk of(Opener opener, DrillFiles files, DrillHistory history, Executor home) {
    return new DrillDesk(
        opener,
        files,
        history,
        task -> Thread.ofPlatform().daemon().name("drill-desk").start(task),
        home);
  }

  /**
   * A drill that can be chosen.
   *
   * @param own whether the user has written it
   * @param best the best of his scores, from 0 to 100; null when he has not done it
   * @param times how often he has done it
   */
  public record Offer(Drill drill, boolean own, @Nullable Integer best, int times) {}

  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  /** What begins an exercise that somebody leads; null where there is one, or none can be. */
  public void setOnLead(@Nullable Runnable begin) {
    onLead = begin;
  }

  public boolean canLead() {
    return onLead != null;
  }

  /** Begins an exercise that somebody leads, with a window for him and one for a trainee. */
  public void lead() {
    Runnable begin = onLead;
    if (begin != null) {
      begin.run();
    }
  }

  // Choosing

  /** Somebody looks at it: reads what there is, the first time. */
  public void look() {
    if (!looked) {
      looked = true;
      reload();
    }
  }

  /** Reads again what there is. */
  public void reload() {
    work.execute(
        () -> {
          DrillHistory.Loaded read = history.load();
          List<Offer> found = new ArrayList<>();
          ShippedDrills.NAMES.forEach(
              each -> found.add(offer(ShippedDrills.shipped(each), false, read)));
          files.all().forEach(each -> found.add(offer(each, true, read)));
          home.execute(
              () -> {
                done = read;
                offers = List.copyOf(found);
                onChange.run();
              });
        });
  }

  private static Offer offer(Drill drill, boolean own, DrillHistory.Loaded read) {
    List<DrillHistory.Done> his =
        read.done().stream().filter(each -> each.drill().equals(drill.id())).toList();
    return new Offer(
        drill,
        own,
        his.stream().map(DrillHistory.Done::percent).max(Integer::compare).orElse(null),
        his.size());
  }

  /** What can be chosen, once it is read. */
  public List<Offer> offers() {
    return offers;
  }

  /** What was done so far, the oldest first. */
  public DrillHistory.Loaded done() {
    return done;
  }

  /** What there is to be said about the last thing asked for; null when nothing. */
  public @Nullable Text note() {
    return note;
  }

  /** Whose scores are kept from now on; may be empty. */
  public void setName(String trainee) {
    name = trainee;
  }

  public String name() {
    return name;
  }

  /** Another seed each time. */
  public static long anySeed() {
    return RandomGenerator.getDefault().nextInt(1, SEEDS);
  }

  /** Opens a drill in place of what is open; refused when it asks for a policy nobody has. */
  public void start(Drill drill, long seed) {
    if (DrillCluster.config(drill, seed).isEmpty()) {
      say(Text.of(DrillMsg.NOTE_NO_POLICY, String.valueOf(drill.beginning().policy())));
    } else {
      opener.open(drill, seed);
    }
  }

  /** The same, and nothing to look back on: somebody else will do the next one. */
  public void clear() {
    debrief = null;
    detach();
  }

  /** There is no drill on the cluster that is open from now on. */
  public void detach() {
    session = null;
    onChange.run();
  }

  /** Leaves the drill, over or not; the user's own cluster comes back. */
  public void leave() {
    session = null;
    opener.leave();
  }

  /** Opens a drill nobody knows before, from all kinds of malfunctions; its seed names it. */
  public void startBlind(long seed) {
    start(BlindDrill.drill(), seed);
  }

  /** The same again, or with other draws. */
  public void repeat(boolean sameSeed) {
    DrillSession last = session;
    if (last != null) {
      start(last.drill(), sameSeed ? last.seed() : anySeed());
    }
  }

  /** The next in the order they are best met in; nothing after the last. */
  public Optional<Drill> next() {
    DrillSession last = session;
    int place = last == null ? -1 : ShippedDrills.NAMES.indexOf(last.drill().id());
    return last == null || place < 0 || place + 1 >= ShippedDrills.NAMES.size()
        ? Optional.empty()
        : Optional.of(ShippedDrills.shipped(ShippedDrills.NAMES.get(place + 1)));
  }

  // Going through

  /** The drill that is open from now on; its end is looked back on and kept. */
  public void attach(DrillSession opened) {
    session = opened;
    debrief = null;
    note = null;
    opened.setOnChange(new Ending(opened));
    onChange.run();
  }

  /** The drill that is open, as the trainee may see it; null when there is none. */
  public @Nullable DrillView view() {
    DrillSession open = session;
    return open == null ? null : open.view();
  }

  public void takeHint(String task) {
    DrillSession open = session;
    if (open != null) {
      open.takeHint(task);
    }
  }

  public void diagnose(MalfunctionKind kind, List<NodeId> nodes) {
    DrillSession open = session;
    if (open != null) {
      open.diagnose(kind, nodes);
    }
  }

  public void giveUp() {
    DrillSession open = session;
    if (open != null) {
      open.giveUp();
    }
  }

  // Looking back

  /** The drill that was done last, looked back on; null while there is none. */
  public @Nullable Debrief debrief() {
    return debrief;
  }

  /** Called on the thread of the drill, many times; its end counts once. */
  private final class Ending implements Runnable {
    private final DrillSession mine;
    private boolean over;

    Ending(DrillSession mine) {
      this.mine = mine;
    }

    @Override
    public void run() {
      DrillView view = mine.view();
      Course course = mine.fold().course();
      if (over || view.phase() != DrillView.Phase.OVER || course == null) {
        return;
      }
      over = true;
      Debrief looked = Debrief.of(mine.fold(), course);
      home.execute(() -> ended(mine, looked));
    }
  }

  private void ended(DrillSession whose, Debrief looked) {
    if (!whose.equals(session)) {
      return;
    }
    debrief = looked;
    onChange.run();
    DrillHistory.Done one = DrillHistory.Done.of(looked.score(), clock.instant(), name);
    work.execute(
        () -> {
          try {
            history.add(one);
          } catch (IOException e) {
            log.warn("LB-008: the score could not be kept", e);
            home.execute(() -> say(Text.of(DrillMsg.NOTE_NOT_KEPT)));
          }
          home.execute(this::reload);
        });
  }

  // Writing

  /** Saves a text as a drill of the user's own, when there is no mistake in it. */
  public void save(String text) {
    work.execute(
        () -> {
          try {
            Drill drill = DrillParser.parse("drill", text);
            String file = String.valueOf(files.save(drill).getFileName());
            home.execute(() -> say(Text.of(DrillMsg.NOTE_SAVED, file)));
          } catch (BadScenarioException e) {
            home.execute(() -> say(Text.of(DrillMsg.NOTE_MISTAKE, e.line(), e.column())));
          } catch (IOException e) {
            log.warn("LB-008: the drill could not be saved", e);
            home.execute(() -> say(Text.of(DrillMsg.NOTE_NOT_SAVED)));
          }
          home.execute(this::reload);
        });
  }

  private void say(Text words) {
    note = words;
    onChange.run();
  }

  /** What an instructor did in a run, as the text of a new drill. */
  public static Optional<String> fromRecording(List<FactRecord> facts, String id) {
    return DrillFromRecording.drill(facts, id, Actor.INSTRUCTOR);
  }
}
