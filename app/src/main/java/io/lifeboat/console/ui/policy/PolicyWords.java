package io.lifeboat.console.ui.policy;

import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.console.application.policy.DraftFault;
import io.lifeboat.console.application.policy.HealthSample;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;

/** The words for what policies speak of. */
final class PolicyWords {
  private PolicyWords() {}

  static PolicyMsg of(RequestKind kind) {
    return switch (kind) {
      case WRITE -> PolicyMsg.KIND_WRITE;
      case LINEARIZABLE_READ -> PolicyMsg.KIND_LINEARIZABLE_READ;
      case LOCAL_READ -> PolicyMsg.KIND_LOCAL_READ;
      case SCAN -> PolicyMsg.KIND_SCAN;
      case ADMIN -> PolicyMsg.KIND_ADMIN;
    };
  }

  static PolicyMsg of(RequestPriority priority) {
    return switch (priority) {
      case CRITICAL -> PolicyMsg.PRIORITY_CRITICAL;
      case NORMAL -> PolicyMsg.PRIORITY_NORMAL;
      case BATCH -> PolicyMsg.PRIORITY_BATCH;
    };
  }

  static PolicyMsg of(Treatment treatment) {
    return switch (treatment) {
      case FULL -> PolicyMsg.TREATMENT_FULL;
      case STALE_READ -> PolicyMsg.TREATMENT_STALE_READ;
      case QUEUED -> PolicyMsg.TREATMENT_QUEUED;
      case READ_ONLY -> PolicyMsg.TREATMENT_READ_ONLY;
      case SHED -> PolicyMsg.TREATMENT_SHED;
    };
  }

  static PolicyMsg of(HealthSample sample) {
    return switch (sample) {
      case HEALTHY -> PolicyMsg.SAMPLE_HEALTHY;
      case WITHOUT_QUORUM -> PolicyMsg.SAMPLE_WITHOUT_QUORUM;
      case WITHOUT_LEADER -> PolicyMsg.SAMPLE_WITHOUT_LEADER;
      case OVERLOADED -> PolicyMsg.SAMPLE_OVERLOADED;
      case DAMAGED -> PolicyMsg.SAMPLE_DAMAGED;
      case DISK_FULL -> PolicyMsg.SAMPLE_DISK_FULL;
      case NO_SAMPLES -> PolicyMsg.SAMPLE_NO_SAMPLES;
    };
  }

  static Text of(DraftFault fault) {
    return fault.line() > 0
        ? Text.of(PolicyMsg.FAULT_AT, fault.line(), fault.kind(), fault.message())
        : Text.of(PolicyMsg.FAULT_WITHOUT_LINE, fault.kind(), fault.message());
  }
}
