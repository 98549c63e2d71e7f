package io.lifeboat.console.application.report;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryDamagedException.Damage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.recording.SideNotes.SideNote;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recording tells, from its facts alone. Times are those of the facts.
 *
 * @param name of the recording's file
 * @param title what somebody called it; empty for nothing
 * @param startedAt the wall clock at its beginning, or null when it was not told
 * @param facts how many it holds
 * @param missing how many facts are known to be missing
 * @param lengthMicros the time of the last fact
 * @param damage why it was read no further, or null
 * @param last the picture at the end
 * @param occurrences all of them, oldest first; those beyond {@link RunReader#MOST} are left out
 * @param occurrencesLeftOut how many
 * @param notes what was written beside the recording afterwards
 */
public record RunReport(
    String name,
    String title,
    @Nullable Instant startedAt,
    long facts,
    long missing,
    long lengthMicros,
    History.End end,
    @Nullable Damage damage,
    ConsoleState last,
    List<Occurrence> occurrences,
    long occurrencesLeftOut,
    List<RaisedAlarm> alarms,
    List<Deed> deeds,
    List<Repair> repairs,
    Service service,
    List<SideNote> notes) {

  public RunReport {
    occurrences = List.copyOf(occurrences);
    alarms = List.copyOf(alarms);
    deeds = List.copyOf(deeds);
    repairs = List.copyOf(repairs);
    notes = List.copyOf(notes);
  }

  /**
   * An alarm from its raising on.
   *
   * @param acknowledgedMicros when an operator first acknowledged it, or null
   * @param clearedMicros when its condition was gone, or null
   */
  public record RaisedAlarm(
      AlarmKey alarm,
      long raisedMicros,
      @Nullable Long acknowledgedMicros,
      @Nullable Long clearedMicros) {

    /** How long an operator took, in milliseconds; null while nobody has acknowledged it. */
    public @Nullable Double responseMs() {
      return acknowledgedMicros == null ? null : (acknowledgedMicros - raisedMicros) / 1_000.0;
    }
  }

  /**
   * Something that was asked.
   *
   * @param completedMicros when the answer came, or null while there is none
   */
  public record Deed(
      String id,
      long atMicros,
      Actor by,
      Command command,
      @Nullable Outcome outcome,
      @Nullable Long completedMicros) {}

  /**
   * A repair that ended.
   *
   * @param foundMicros when the damage was found, or null when a person asked without any
   */
  public record Repair(
      NodeId node,
      RepairKind kind,
      RepairPhase phase,
      @Nullable Long startedMicros,
      long endedMicros,
      @Nullable Long foundMicros) {}

  /**
   * What clients got, in milliseconds and operations.
   *
   * @param unavailable how many times they asked in vain
   */
  public record Service(
      double servedMs,
      double unavailableMs,
      double refusedMs,
      double longestMs,
      int unavailable,
      long acknowledged,
      long refused,
      long failed,
      long notKnown) {

    /** Of the time in which clients asked, the part in which they got answers; NaN for no time. */
    public double availability() {
      double asked = servedMs + unavailableMs;
      return asked == 0 ? Double.NaN : servedMs / asked;
    }
  }
}
