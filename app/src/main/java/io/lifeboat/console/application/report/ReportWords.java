package io.lifeboat.console.application.report;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.console.application.report.RunReport.Deed;
import io.lifeboat.console.application.report.RunReport.Service;
import io.lifeboat.console.application.state.LogbookTales;
import io.lifeboat.console.application.state.SafetyMsg;
import io.lifeboat.console.application.state.SafetyView;
import io.lifeboat.console.application.state.SafetyView.Judgement;
import io.lifeboat.console.application.state.SafetyView.Verdict;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.ReportMsg;
import io.lifeboat.console.application.text.Text;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a report says, in one language; the same for every format. */
final class ReportWords {
  private static final double MICROS_PER_MS = 1_000;
  private static final double MS_PER_SECOND = 1_000;
  private static final String NONE = "–";

  private final Messages messages;

  ReportWords(Messages messages) {
    this.messages = messages;
  }

  String get(ReportMsg key, Object... arguments) {
    return messages.get(key, arguments);
  }

  String format(Text text) {
    return messages.format(text);
  }

  String language() {
    return messages.language().tag();
  }

  /** "0:01:04.080" since the run began. */
  static String moment(long micros) {
    long ms = micros / 1_000;
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1_000 % 60,
        ms % 1_000);
  }

  static String moment(@Nullable Long micros) {
    return micros == null ? NONE : moment(micros.longValue());
  }

  String ms(@Nullable Double value) {
    return value == null ? NONE : number(value, 0);
  }

  String seconds(@Nullable Double ms) {
    return ms == null ? NONE : number(ms / MS_PER_SECOND, 1);
  }

  String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  static @Nullable Double between(@Nullable Long fromMicros, long toMicros) {
    return fromMicros == null ? null : (Double) ((toMicros - fromMicros) / MICROS_PER_MS);
  }

  /** A few sentences that say how it went. */
  List<String> summary(RunReport report) {
    List<String> said = new ArrayList<>();
    long faults =
        (long) report.last().timeline().endedFaults().size()
            + report.last().timeline().activeFaults().size();
    said.add(
        get(
            ReportMsg.SUMMARY_RUN,
            report.last().nodes().size(),
            moment(report.lengthMicros()),
            faults));
    List<Failover> failovers = report.last().failovers();
    if (failovers.isEmpty()) {
      said.add(get(ReportMsg.SUMMARY_LEADERS_NONE));
    } else {
      long elected = failovers.stream().filter(f -> f.electedMs() != null).count();
      said.add(get(ReportMsg.SUMMARY_LEADERS, failovers.size(), elected));
      failovers.stream()
          .map(Failover::firstClientSuccessMs)
          .filter(Objects::nonNull)
          .mapToDouble(Double::doubleValue)
          .max()
          .ifPresent(longest -> said.add(get(ReportMsg.SUMMARY_LONGEST, number(longest, 0))));
    }
    said.add(served(report.service()));
    long answered =
        report.alarms().stream().filter(alarm -> alarm.acknowledgedMicros() != null).count();
    said.add(
        report.alarms().isEmpty()
            ? get(ReportMsg.SUMMARY_ALARMS_NONE)
            : get(ReportMsg.SUMMARY_ALARMS, report.alarms().size(), answered));
    said.add(get(safety(report.last().safety())));
    return said;
  }

  private String served(Service service) {
    double availability = service.availability();
    if (Double.isNaN(availability)) {
      return get(ReportMsg.SUMMARY_NOBODY_ASKED);
    }
    return service.unavailable() == 0
        ? get(ReportMsg.SUMMARY_SERVED_ALWAYS)
        : get(ReportMsg.SUMMARY_SERVED, availability * 100, number(service.longestMs(), 0));
  }

  private static ReportMsg safety(SafetyView safety) {
    if (safety.isBroken()) {
      return ReportMsg.SUMMARY_SAFETY_BROKEN;
    }
    return safety.judgements().stream().anyMatch(j -> j.verdict() == Verdict.HOLDS)
        ? ReportMsg.SUMMARY_SAFETY_HOLDS
        : ReportMsg.SUMMARY_SAFETY_NOT_KNOWN;
  }

  List<String> service(Service service) {
    double availability = service.availability();
    return List.of(
        get(
            ReportMsg.SERVICE_AVAILABILITY,
            Double.isNaN(availability) ? NONE : number(availability * 100, 2) + " %",
            duration(service.servedMs()),
            duration(service.unavailableMs()),
            duration(service.refusedMs())),
        get(ReportMsg.SERVICE_UNAVAILABLE, service.unavailable(), number(service.longestMs(), 0)),
        get(
            ReportMsg.SERVICE_OPERATIONS,
            service.acknowledged(),
            service.refused(),
            service.failed(),
            service.notKnown()));
  }

  private static String duration(double ms) {
    return moment(Math.round(ms * MICROS_PER_MS));
  }

  String state(RunReport report) {
    if (report.damage() != null) {
      return get(
          ReportMsg.STATE_DAMAGED,
          report.damage().line(),
          report.damage().column(),
          report.damage().message());
    }
    return get(
        switch (report.end()) {
          case CLOSED -> ReportMsg.STATE_WHOLE;
          case OPEN, TORN, DAMAGED -> ReportMsg.STATE_TORN;
        });
  }

  String facts(RunReport report) {
    return report.missing() == 0
        ? number((double) report.facts(), 0)
        : get(ReportMsg.FACTS_MISSING, report.facts() + report.missing(), report.missing());
  }

  String cluster(RunReport report) {
    return get(
        ReportMsg.CLUSTER_VALUE,
        report.last().nodes().size(),
        report.last().electionTimeoutMs(),
        report.last().heartbeatMs(),
        String.valueOf(report.last().seed()));
  }

  /** "n1 (1) → n2 (2)". */
  String leaders(Failover failover) {
    String next =
        failover.leader() == null
            ? get(ReportMsg.NOBODY)
            : failover.leader() + " (" + failover.term() + ")";
    return failover.lost() + " (" + failover.lostTerm() + ") → " + next;
  }

  String who(Actor actor) {
    return get(
        switch (actor) {
          case OPERATOR -> ReportMsg.BY_OPERATOR;
          case INSTRUCTOR -> ReportMsg.BY_INSTRUCTOR;
          case SCRIPT -> ReportMsg.BY_SCRIPT;
        });
  }

  String what(Deed deed) {
    return format(
        deed.command() instanceof LogbookCommand said
            ? LogbookTales.asked(said)
            : Wording.of(deed.command()));
  }

  String outcome(Deed deed) {
    return switch (deed.outcome()) {
      case null -> get(ReportMsg.OUTCOME_OPEN);
      case Outcome.Ok _ -> get(ReportMsg.OUTCOME_OK);
      case Outcome.Fail fail -> get(ReportMsg.OUTCOME_FAILED, Wording.of(fail.reason()));
      case Outcome.Info _ -> get(ReportMsg.OUTCOME_NOT_KNOWN);
    };
  }

  String repair(RepairKind kind) {
    return get(
        switch (kind) {
          case REBUILD -> ReportMsg.REPAIR_REBUILD;
          case RECORDS -> ReportMsg.REPAIR_RECORDS;
        });
  }

  String result(RepairPhase phase) {
    return get(
        phase == RepairPhase.COMPLETED ? ReportMsg.REPAIR_COMPLETED : ReportMsg.REPAIR_FAILED);
  }

  String property(Judgement judgement) {
    return messages.get(SafetyMsg.valueOf(judgement.property().name()));
  }

  String verdict(Judgement judgement) {
    return get(
        switch (judgement.verdict()) {
          case HOLDS -> ReportMsg.HOLDS;
          case BROKEN -> ReportMsg.BROKEN;
          case NOT_KNOWN -> ReportMsg.NOT_KNOWN;
        });
  }
}
