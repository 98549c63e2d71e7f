package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What forced switches make of a table, and which switches a table amounts to. */
public final class DegradeSwitches {
  private DegradeSwitches() {}

  /**
   * The table with the forced switches in force, in the order in which they are declared: a later
   * one has the last word about a class that two of them touch.
   */
  public static DecisionTable force(
      DecisionTable table, Map<DegradeSwitch, SwitchPosition> positions) {
    DecisionTable next = table;
    for (DegradeSwitch each : DegradeSwitch.values()) {
      next =
          switch (positions.getOrDefault(each, SwitchPosition.AUTO)) {
            case AUTO -> next;
            case FORCED_ON ->
                next.changed(TreatmentCause.SWITCH, (request, now) -> on(each, request, now));
            case FORCED_OFF ->
                next.changed(TreatmentCause.SWITCH, (request, now) -> off(each, request, now));
          };
    }
    return next;
  }

  private static Treatment on(DegradeSwitch name, RequestClass request, Treatment now) {
    if (!touches(name, request)) {
      return now;
    }
    return switch (name) {
      case STALE_READS -> now == Treatment.FULL ? Treatment.STALE_READ : now;
      case SHED_BATCH, SHED_NORMAL, PAUSE_SCANS -> Treatment.SHED;
      case READ_ONLY -> now.atLeast(Treatment.READ_ONLY);
      case QUEUE_WRITES -> now == Treatment.READ_ONLY ? Treatment.QUEUED : now;
    };
  }

  private static Treatment off(DegradeSwitch name, RequestClass request, Treatment now) {
    if (!touches(name, request)) {
      return now;
    }
    return switch (name) {
      case STALE_READS -> now == Treatment.STALE_READ ? Treatment.FULL : now;
      case SHED_BATCH, SHED_NORMAL, PAUSE_SCANS -> now == Treatment.SHED ? Treatment.FULL : now;
      case READ_ONLY -> now == Treatment.READ_ONLY ? Treatment.FULL : now;
      case QUEUE_WRITES -> now == Treatment.QUEUED ? Treatment.READ_ONLY : now;
    };
  }

  private static boolean touches(DegradeSwitch name, RequestClass request) {
    if (request.kind() == RequestKind.ADMIN) {
      return false;
    }
    return switch (name) {
      case STALE_READS ->
          request.kind() == RequestKind.LINEARIZABLE_READ || request.kind() == RequestKind.SCAN;
      case SHED_BATCH -> request.priority() == RequestPriority.BATCH;
      case SHED_NORMAL -> request.priority() == RequestPriority.NORMAL;
      case READ_ONLY, QUEUE_WRITES -> request.kind().isWrite();
      case PAUSE_SCANS -> request.kind() == RequestKind.SCAN;
    };
  }

  /** The switches that a table amounts to, whoever made it: those to be shown as on. */
  public static Set<DegradeSwitch> in(DecisionTable table) {
    Set<DegradeSwitch> on = EnumSet.noneOf(DegradeSwitch.class);
    for (DegradeSwitch each : DegradeSwitch.values()) {
      boolean some = false;
      boolean all = true;
      for (RequestClass request : RequestClass.values()) {
        if (touches(each, request)) {
          boolean is = isWhatItGives(each, table.treatment(request));
          some |= is;
          all &= is;
        }
      }
      // One stale read is stale reads; what is shed counts when nothing of it is served.
      boolean oneIsEnough = each == DegradeSwitch.STALE_READS || each == DegradeSwitch.QUEUE_WRITES;
      if (oneIsEnough ? some : all) {
        on.add(each);
      }
    }
    return on;
  }

  private static boolean isWhatItGives(DegradeSwitch name, Treatment treatment) {
    return switch (name) {
      case STALE_READS -> treatment == Treatment.STALE_READ;
      case SHED_BATCH, SHED_NORMAL, PAUSE_SCANS -> treatment == Treatment.SHED;
      case READ_ONLY -> treatment == Treatment.READ_ONLY || treatment == Treatment.SHED;
      case QUEUE_WRITES -> treatment == Treatment.QUEUED;
    };
  }
}
