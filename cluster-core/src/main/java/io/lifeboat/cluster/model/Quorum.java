package io.lifeboat.cluster.model;

/** The arithmetic of majorities (Raft §5.2). All arguments count voting members. */
public final class Quorum {
  private Quorum() {}

  /** The smallest majority of {@code voters}: 1 of 1, 2 of 2, 2 of 3, 3 of 5. */
  public static int of(int voters) {
    return voters / 2 + 1;
  }

  /**
   * How many more members may be lost before nothing can be committed: 0 means the next loss ends
   * service; negative means the quorum is already lost by that many members.
   */
  public static int margin(int voters, int available) {
    return available - of(voters);
  }
}
