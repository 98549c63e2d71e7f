package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people at the console say or do that is not asked of the cluster: an operators' logbook. It
 * goes the way of every command, so that the facts, and with them a recording, hold it in order and
 * with its time; the cluster does nothing about it.
 */
public sealed interface LogbookCommand extends Command {

  /**
   * A remark.
   *
   * @param bookmark whether it is a place to come back to
   */
  @JsonTypeName("note")
  record WriteNote(String text, boolean bookmark) implements LogbookCommand {}

  /**
   * An operator did something about an alarm.
   *
   * @param alarm its stable name, such as "replica-lagging/n3"; null for all that ask for it
   * @param shelveMinutes for how long it is put aside; 0 unless it is shelved
   */
  @JsonTypeName("act-on-alarm")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ActOnAlarm(@Nullable String alarm, AlarmAct act, int shelveMinutes)
      implements LogbookCommand {}

  enum AlarmAct {
    ACKNOWLEDGE,
    SHELVE,
    UNSHELVE
  }

  /**
   * A drill begins.
   *
   * @param drill its name
   * @param seed of its draws
   * @param definition the whole of its file, so that a recording can be scored by itself
   */
  @JsonTypeName("begin-drill")
  record BeginDrill(String drill, long seed, String definition) implements LogbookCommand {}

  /**
   * What happened to the cluster on purpose a moment ago: the truth that a diagnosis is compared
   * with.
   *
   * @param malfunction the name of a kind, such as "leader-killed"
   * @param nodes where; empty when it is nowhere in particular
   */
  @JsonTypeName("begin-malfunction")
  record BeginMalfunction(String malfunction, List<NodeId> nodes) implements LogbookCommand {
    public BeginMalfunction {
      nodes = List.copyOf(nodes);
    }
  }

  /** The trainee was told what to do. */
  @JsonTypeName("give-cue")
  record GiveCue(String task) implements LogbookCommand {}

  /**
   * The trainee read a hint.
   *
   * @param hint counted from 1
   */
  @JsonTypeName("take-hint")
  record TakeHint(String task, int hint) implements LogbookCommand {}

  /**
   * The trainee says what is wrong.
   *
   * @param malfunction the name of a kind, such as "leader-killed"
   * @param nodes where; may be empty
   */
  @JsonTypeName("diagnose")
  record Diagnose(String malfunction, List<NodeId> nodes) implements LogbookCommand {
    public Diagnose {
      nodes = List.copyOf(nodes);
    }
  }

  /** A drill is over. */
  @JsonTypeName("end-drill")
  record EndDrill(DrillEnd reason) implements LogbookCommand {}

  enum DrillEnd {
    /** Every task is done. */
    DONE,
    TIME_OVER,
    /** Acknowledged data would have been lost. */
    DATA_AT_RISK,
    /** The trainee or the instructor ended it. */
    GIVEN_UP
  }
}
