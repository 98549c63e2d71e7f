package io.lifeboat.console.application.command;

/** Who gives commands here: what a switch shows as the one who turned it. */
public final class OperatorName {
  private static final int LONGEST = 64;
  private static final String UNNAMED = "operator";

  private OperatorName() {}

  /** The name of the account that runs the console. */
  public static String current() {
    return of(System.getProperty("user.name", ""));
  }

  static String of(String account) {
    String name = account.replaceAll("\\p{Cntrl}+", " ").strip();
    if (name.isEmpty()) {
      return UNNAMED;
    }
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }
}
