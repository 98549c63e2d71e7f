package io.lifeboat.console.application.command;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of every command from the console to the cluster. What certainly cannot be done is turned
 * away here, with the reason; all else the cluster decides.
 */
public final class CommandService {
  private static final Logger log = LoggerFactory.getLogger(CommandService.class);

  private final Cluster cluster;
  private final Supplier<ConsoleState> latest;
  private final Messages english = Messages.of(Language.ENGLISH);
  private final Function<Command, Availability> ever;
  private final AtomicLong refusals = new AtomicLong();

  /**
   * The way to this cluster.
   *
   * @param latest the picture commands are checked against
   */
  public CommandService(Cluster cluster, Supplier<ConsoleState> latest) {
    this(cluster, latest, command -> Availability.ALLOWED);
  }

  private CommandService(
      Cluster cluster, Supplier<ConsoleState> latest, Function<Command, Availability> ever) {
    this.cluster = cluster;
    this.latest = latest;
    this.ever = ever;
  }

  /** Of a recording: there is nobody to give a command to, and every button says so. */
  public static CommandService ofRecording(Cluster cluster, Supplier<ConsoleState> latest) {
    Availability nobody = Availability.refused(FailReason.RECORDING, ReplayMsg.CANNOT_COMMAND);
    return new CommandService(cluster, latest, command -> nobody);
  }

  /**
   * Of a trainee, who has what an operator has: he may end a process and let one go on, and have
   * repaired what is broken; what breaks things is not his.
   */
  public static CommandService ofTrainee(Cluster cluster, Supplier<ConsoleState> latest) {
    Availability notHis = Availability.refused(FailReason.WRONG_STATE, DrillMsg.NOT_YOURS);
    return new CommandService(
        cluster,
        latest,
        command ->
            command instanceof NemesisCommand.Inject
                    && !(command instanceof NemesisCommand.KillNode)
                ? notHis
                : Availability.ALLOWED);
  }

  /** Whether the command can be given in this picture. */
  public Availability check(Command command, ConsoleState state) {
    return ever.apply(command).then(() -> CommandCheck.check(command, state));
  }

  /**
   * Whether all of them can be given in this picture; the reason is that of the first that cannot.
   */
  public Availability check(List<? extends Command> commands, ConsoleState state) {
    for (Command command : commands) {
      Availability mine = ever.apply(command);
      if (!mine.isAllowed()) {
        return mine;
      }
    }
    return CommandCheck.check(commands, state);
  }

  /** What the command would do in this picture, in one line. */
  public Text preview(Command command, ConsoleState state) {
    return CommandPreview.preview(command, state);
  }

  /** What all of them together would do in this picture, in one line. */
  public Text preview(List<? extends Command> commands, ConsoleState state) {
    return CommandPreview.preview(commands, state);
  }

  /**
   * Gives the command; returns at once, and the stage never ends exceptionally. A command that is
   * turned away gets an id of its own kind ("r1"), for the cluster has not heard of it.
   */
  public Submission submit(Command command) {
    return submit(command, Actor.OPERATOR);
  }

  /** The same on behalf of somebody else: an instructor, or a script. */
  public Submission submit(Command command, Actor by) {
    Availability.Refusal refusal = check(command, latest.get()).refusal();
    if (refusal == null) {
      return cluster.submit(command, by);
    }
    CommandId id = new CommandId("r" + refusals.incrementAndGet());
    String why = english.format(refusal.text());
    log.info("{} is turned away: {} ({}: {})", id, command, refusal.reason(), why);
    return new Submission(
        id, CompletableFuture.completedStage(new Outcome.Fail(refusal.reason(), why)));
  }
}
