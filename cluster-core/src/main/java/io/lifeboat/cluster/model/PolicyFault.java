package io.lifeboat.cluster.model;

/**
 * What is wrong with a policy, and where.
 *
 * @param policy the name of the policy
 * @param line from 1; 0 when it is not one line's fault
 * @param message in the words of the language or of its sandbox, in one line
 * @param text that line as it was written; empty without a line
 */
public record PolicyFault(String policy, int line, Kind kind, String message, String text) {
  private static final int MAX_MESSAGE = 300;
  private static final int MAX_TEXT = 200;

  /** What kind of fault. */
  public enum Kind {
    /** The language does not read it. */
    SYNTAX,
    /** The language reads it, a policy must not say it. */
    REJECTED,
    /** It failed while it ran. */
    RUNTIME,
    /** It ran for too long, or did too much. */
    TIME,
    /** It asked for too much memory. */
    MEMORY,
    /** What it returned is no treatment. */
    BAD_VERDICT,
    /** The language itself is not to be had, or the policy is in quarantine. */
    ENGINE;

    /** Whether it was stopped rather than came to an end. */
    public boolean isBudget() {
      return this == TIME || this == MEMORY;
    }
  }

  public PolicyFault {
    message = oneLine(message, MAX_MESSAGE);
    text = oneLine(text, MAX_TEXT);
  }

  /** A fault at a line of this source, or at none with 0. */
  public static PolicyFault of(PolicySource source, int line, Kind kind, String message) {
    return new PolicyFault(source.name(), line, kind, message, source.line(line));
  }

  /** {@code name:line}, or the name alone. */
  public String place() {
    return line > 0 ? policy + ":" + line : policy;
  }

  private static String oneLine(String words, int most) {
    String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= most ? line : line.substring(0, most) + "…";
  }
}
