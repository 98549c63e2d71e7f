package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.Treatment;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the text a script returns to a treatment. */
final class Verdicts {
  private static final String WORDS =
      Arrays.stream(Treatment.values()).map(Enum::name).collect(Collectors.joining(", "));

  private static final Map<String, Treatment> BY_NAME =
      Arrays.stream(Treatment.values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private static final int MAX_WORD = 40;

  private Verdicts() {}

  /**
   * The treatment of this name. One that does not exist for the kind of request (a stale write, a
   * read refused because nothing is written) counts as shed.
   */
  static Optional<Treatment> of(String word, RequestClass request) {
    Treatment treatment = BY_NAME.get(word);
    return treatment == null
        ? Optional.empty()
        : Optional.of(fits(treatment, request.kind()) ? treatment : Treatment.SHED);
  }

  /** A word as a fault shows it. */
  static String quote(String word) {
    return "'" + (word.length() <= MAX_WORD ? word : word.substring(0, MAX_WORD) + "…") + "'";
  }

  /** What a fault says of an answer that is no verdict. */
  static String none(String what) {
    return what + "; must be one of " + WORDS;
  }

  private static boolean fits(Treatment treatment, RequestKind kind) {
    return switch (treatment) {
      case FULL, QUEUED, SHED -> true;
      case STALE_READ -> !kind.isWrite() && kind != RequestKind.ADMIN;
      case READ_ONLY -> kind.isWrite();
    };
  }
}
