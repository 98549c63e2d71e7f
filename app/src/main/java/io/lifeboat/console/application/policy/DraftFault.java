package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.console.application.text.PolicyMsg;

/**
 * What the engine says is wrong with a text.
 *
 * @param line from 1; 0 when it is not one line's fault
 * @param kind what kind of fault, in the user's language
 * @param message in the words of the script's language or of its sandbox
 * @param isOwn false when the text was not judged, such as when Python cannot be started
 */
public record DraftFault(int line, PolicyMsg kind, String message, boolean isOwn) {
  static DraftFault of(PolicyFault fault) {
    return new DraftFault(
        fault.line(), word(fault.kind()), fault.message(), fault.kind() != PolicyFault.Kind.ENGINE);
  }

  private static PolicyMsg word(PolicyFault.Kind kind) {
    return switch (kind) {
      case SYNTAX -> PolicyMsg.FAULT_SYNTAX;
      case REJECTED -> PolicyMsg.FAULT_REJECTED;
      case RUNTIME -> PolicyMsg.FAULT_RUNTIME;
      case TIME -> PolicyMsg.FAULT_TIME;
      case MEMORY -> PolicyMsg.FAULT_MEMORY;
      case BAD_VERDICT -> PolicyMsg.FAULT_BAD_VERDICT;
      case ENGINE -> PolicyMsg.FAULT_ENGINE;
    };
  }
}
