package io.lifeboat.cluster.history;

import java.io.IOException;

/** A history that cannot be read from here on: where, and what was found there. */
public final class HistoryDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Damage damage;

  HistoryDamagedException(String file, Damage damage) {
    super(file + ":" + damage.line() + ":" + damage.column() + ": " + damage.message());
    this.damage = damage;
  }

  public Damage damage() {
    return damage;
  }

  /**
   * What is wrong, and where.
   *
   * @param line counted from 1
   * @param column counted from 1
   */
  public record Damage(long line, int column, String message) {}
}
