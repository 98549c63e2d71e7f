package io.lifeboat.console.application.command;

/**
 * Who gives commands here: what a switch shows as the one who turned it, and what recordings hold.
 * It is a pseudonym unless the user asked for a name: a recording is made to be handed on.
 */
public final class OperatorName {
  private static final int LONGEST = 64;
  private static final String UNNAMED = "operator";

  private static volatile String chosen = UNNAMED;

  private OperatorName() {}

  public static String current() {
    return chosen;
  }

  /** From now on this name; a blank one is the pseudonym again. */
  public static void choose(String name) {
    chosen = of(name);
  }

  static String of(String asked) {
    String name = asked.replaceAll("\\p{Cntrl}+", " ").strip();
    if (name.isEmpty()) {
      return UNNAMED;
    }
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }
}
