package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.Arrays;

/**
 * Service levels as tables, and tables as service levels: a level that an operator chooses is a
 * table, and the table that is in force, whoever made it, has the level that names what is left.
 */
public final class ServiceLevels {
  private ServiceLevels() {}

  /** What a level gives a class of requests. */
  public static Treatment treatment(ServiceLevel level, RequestClass request) {
    if (request.kind() == RequestKind.ADMIN) {
      return Treatment.FULL;
    }
    return switch (level) {
      case NORMAL -> Treatment.FULL;
      case REDUCED -> reduced(request);
      case READ_ONLY -> readOnly(request);
      case EMERGENCY -> emergency(request);
      case MAINTENANCE -> Treatment.SHED;
    };
  }

  private static Treatment reduced(RequestClass request) {
    return switch (request.priority()) {
      case CRITICAL -> Treatment.FULL;
      case NORMAL ->
          switch (request.kind()) {
            case LINEARIZABLE_READ -> Treatment.STALE_READ;
            case SCAN -> Treatment.SHED;
            case WRITE, LOCAL_READ, ADMIN -> Treatment.FULL;
          };
      case BATCH -> Treatment.SHED;
    };
  }

  private static Treatment readOnly(RequestClass request) {
    return switch (request.kind()) {
      case WRITE -> Treatment.READ_ONLY;
      case LINEARIZABLE_READ, SCAN -> Treatment.STALE_READ;
      case LOCAL_READ, ADMIN -> Treatment.FULL;
    };
  }

  private static Treatment emergency(RequestClass request) {
    if (request.priority() != RequestPriority.CRITICAL || request.kind() == RequestKind.SCAN) {
      return Treatment.SHED;
    }
    return request.kind() == RequestKind.LINEARIZABLE_READ ? Treatment.STALE_READ : Treatment.FULL;
  }

  /**
   * The level of a table: <em>normal</em> when everything is answered in full, <em>emergency</em>
   * when nobody but critical requests is served, or not even these; <em>maintenance</em> when an
   * operator has chosen that nobody is, <em>read-only</em> when no write of any priority is taken,
   * otherwise <em>reduced</em>.
   */
  public static ServiceLevel of(DecisionTable table) {
    if (RequestClass.values().stream().allMatch(each -> table.treatment(each) == Treatment.FULL)) {
      return ServiceLevel.NORMAL;
    }
    boolean criticalServed = isServed(table, RequestPriority.CRITICAL);
    boolean othersServed =
        isServed(table, RequestPriority.NORMAL) || isServed(table, RequestPriority.BATCH);
    if (!othersServed) {
      return !criticalServed && isChosen(table) ? ServiceLevel.MAINTENANCE : ServiceLevel.EMERGENCY;
    }
    boolean writesTaken =
        Arrays.stream(RequestPriority.values())
            .map(priority -> new RequestClass(RequestKind.WRITE, priority))
            .anyMatch(write -> isServed(table.treatment(write)));
    return writesTaken ? ServiceLevel.REDUCED : ServiceLevel.READ_ONLY;
  }

  private static boolean isChosen(DecisionTable table) {
    return RequestClass.values().stream()
        .filter(request -> request.kind() != RequestKind.ADMIN)
        .allMatch(request -> table.decision(request).cause() == TreatmentCause.LEVEL);
  }

  private static boolean isServed(DecisionTable table, RequestPriority priority) {
    return Arrays.stream(RequestKind.values())
        .filter(kind -> kind != RequestKind.ADMIN)
        .anyMatch(kind -> isServed(table.treatment(new RequestClass(kind, priority))));
  }

  /** Whether anything is done for the client, now or later. */
  private static boolean isServed(Treatment treatment) {
    return switch (treatment) {
      case FULL, STALE_READ, QUEUED -> true;
      case READ_ONLY, SHED -> false;
    };
  }
}
