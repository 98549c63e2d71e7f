package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What can be done on purpose: to whom, with which numbers, and what it is and is not. Each becomes
 * one command of the cluster, or one for each target.
 */
public enum FaultType {
  KILL(FaultFamily.PROCESSES, NemesisMsg.TYPE_KILL, NemesisMsg.ABOUT_KILL, Aim.NODES, true),
  STOP(FaultFamily.PROCESSES, NemesisMsg.TYPE_STOP, NemesisMsg.ABOUT_STOP, Aim.NODES, false),
  START(FaultFamily.PROCESSES, NemesisMsg.TYPE_START, NemesisMsg.ABOUT_START, Aim.NODES, false),
  RESTART(
      FaultFamily.PROCESSES,
      NemesisMsg.TYPE_RESTART,
      NemesisMsg.ABOUT_RESTART,
      Aim.NODES,
      false,
      Parameter.PAUSE,
      1_000),
  ROLLING_RESTART(
      FaultFamily.PROCESSES,
      NemesisMsg.TYPE_ROLLING_RESTART,
      NemesisMsg.ABOUT_ROLLING_RESTART,
      Aim.NOBODY,
      false,
      Parameter.PAUSE,
      1_000),
  FREEZE(FaultFamily.PROCESSES, NemesisMsg.TYPE_FREEZE, NemesisMsg.ABOUT_FREEZE, Aim.NODES, true),
  UNFREEZE(
      FaultFamily.PROCESSES, NemesisMsg.TYPE_UNFREEZE, NemesisMsg.ABOUT_FREEZE, Aim.NODES, false),

  ISOLATE(FaultFamily.LINKS, NemesisMsg.TYPE_ISOLATE, NemesisMsg.ABOUT_ISOLATE, Aim.NODES, true),
  REJOIN(FaultFamily.LINKS, NemesisMsg.TYPE_REJOIN, NemesisMsg.ABOUT_REJOIN, Aim.NODES, false),
  PARTITION(
      FaultFamily.LINKS, NemesisMsg.TYPE_PARTITION, NemesisMsg.ABOUT_PARTITION, Aim.SIDES, true),
  BRIDGE(FaultFamily.LINKS, NemesisMsg.TYPE_BRIDGE, NemesisMsg.ABOUT_BRIDGE, Aim.NODE, true),
  MAJORITIES_RING(FaultFamily.LINKS, NemesisMsg.TYPE_RING, NemesisMsg.ABOUT_RING, Aim.NOBODY, true),
  CUT(FaultFamily.LINKS, NemesisMsg.TYPE_CUT, NemesisMsg.ABOUT_CUT, Aim.LINKS, true),
  DELAY(
      FaultFamily.LINKS,
      NemesisMsg.TYPE_DELAY,
      NemesisMsg.ABOUT_DELAY,
      Aim.LINKS,
      true,
      Parameter.DELAY,
      200,
      Parameter.JITTER,
      50),
  LOSE(
      FaultFamily.LINKS,
      NemesisMsg.TYPE_LOSE,
      NemesisMsg.ABOUT_LOSE,
      Aim.LINKS,
      true,
      Parameter.LOSS,
      20),
  DUPLICATE(
      FaultFamily.LINKS,
      NemesisMsg.TYPE_DUPLICATE,
      NemesisMsg.ABOUT_DUPLICATE,
      Aim.LINKS,
      true,
      Parameter.DUPLICATE,
      20),
  REORDER(
      FaultFamily.LINKS,
      NemesisMsg.TYPE_REORDER,
      NemesisMsg.ABOUT_REORDER,
      Aim.LINKS,
      true,
      Parameter.REORDER,
      20,
      Parameter.REORDER_WITHIN,
      100),
  SLOW(
      FaultFamily.LINKS,
      NemesisMsg.TYPE_SLOW,
      NemesisMsg.ABOUT_SLOW,
      Aim.LINKS,
      true,
      Parameter.BANDWIDTH,
      16),
  DISTURB(
      FaultFamily.LINKS,
      NemesisMsg.TYPE_DISTURB,
      NemesisMsg.ABOUT_DISTURB,
      Aim.LINKS,
      true,
      Parameter.DELAY,
      50,
      Parameter.JITTER,
      20,
      Parameter.LOSS,
      5,
      Parameter.DUPLICATE,
      0,
      Parameter.REORDER,
      0,
      Parameter.REORDER_WITHIN,
      100,
      Parameter.BANDWIDTH,
      0),
  HOLD(FaultFamily.LINKS, NemesisMsg.TYPE_HOLD, NemesisMsg.ABOUT_HOLD, Aim.LINKS, true),
  CATCH(FaultFamily.LINKS, NemesisMsg.TYPE_CATCH, NemesisMsg.ABOUT_CATCH, Aim.MESSAGE, true),

  TRANSFER(
      FaultFamily.LEADERSHIP, NemesisMsg.TYPE_TRANSFER, NemesisMsg.ABOUT_TRANSFER, Aim.NODE, false),
  STEP_DOWN(
      FaultFamily.LEADERSHIP,
      NemesisMsg.TYPE_STEP_DOWN,
      NemesisMsg.ABOUT_STEP_DOWN,
      Aim.NODE,
      false),
  FORCE_ELECTION(
      FaultFamily.LEADERSHIP,
      NemesisMsg.TYPE_FORCE_ELECTION,
      NemesisMsg.ABOUT_FORCE_ELECTION,
      Aim.NODE,
      false),
  SPLIT_VOTE(
      FaultFamily.LEADERSHIP,
      NemesisMsg.TYPE_SPLIT_VOTE,
      NemesisMsg.ABOUT_SPLIT_VOTE,
      Aim.NOBODY,
      true),
  FLAP(
      FaultFamily.LEADERSHIP,
      NemesisMsg.TYPE_FLAP,
      NemesisMsg.ABOUT_FLAP,
      Aim.NOBODY,
      true,
      Parameter.PERIOD,
      5_000),

  ADD(FaultFamily.MEMBERSHIP, NemesisMsg.TYPE_ADD, NemesisMsg.ABOUT_ADD, Aim.NEWCOMER, false),
  REMOVE(FaultFamily.MEMBERSHIP, NemesisMsg.TYPE_REMOVE, NemesisMsg.ABOUT_REMOVE, Aim.NODE, false),
  REPLACE(
      FaultFamily.MEMBERSHIP, NemesisMsg.TYPE_REPLACE, NemesisMsg.ABOUT_REPLACE, Aim.NODE, false),

  BURST(
      FaultFamily.LOAD,
      NemesisMsg.TYPE_BURST,
      NemesisMsg.ABOUT_BURST,
      Aim.NOBODY,
      true,
      Parameter.RATE,
      1_000),
  SLOW_CLIENT(
      FaultFamily.LOAD,
      NemesisMsg.TYPE_SLOW_CLIENT,
      NemesisMsg.ABOUT_SLOW_CLIENT,
      Aim.NOBODY,
      true,
      Parameter.DELAY,
      200,
      Parameter.JITTER,
      50),
  HOT_KEY(
      FaultFamily.LOAD,
      NemesisMsg.TYPE_HOT_KEY,
      NemesisMsg.ABOUT_HOT_KEY,
      Aim.NOBODY,
      true,
      Parameter.SHARE,
      80),

  FLIP_BITS(
      FaultFamily.DATA,
      NemesisMsg.TYPE_FLIP_BITS,
      NemesisMsg.ABOUT_FLIP_BITS,
      Aim.NODE,
      false,
      Parameter.INDEX,
      0,
      Parameter.BITS,
      1),
  TRUNCATE_TAIL(
      FaultFamily.DATA,
      NemesisMsg.TYPE_TRUNCATE_TAIL,
      NemesisMsg.ABOUT_TRUNCATE_TAIL,
      Aim.NODE,
      false),
  ZERO_PAGE(
      FaultFamily.DATA, NemesisMsg.TYPE_ZERO_PAGE, NemesisMsg.ABOUT_ZERO_PAGE, Aim.NODE, false),
  MISDIRECT(
      FaultFamily.DATA, NemesisMsg.TYPE_MISDIRECT, NemesisMsg.ABOUT_MISDIRECT, Aim.NODE, false),
  CORRUPT_SNAPSHOT(
      FaultFamily.DATA,
      NemesisMsg.TYPE_CORRUPT_SNAPSHOT,
      NemesisMsg.ABOUT_CORRUPT_SNAPSHOT,
      Aim.NODE,
      false),
  CORRUPT_HEADER(
      FaultFamily.DATA,
      NemesisMsg.TYPE_CORRUPT_HEADER,
      NemesisMsg.ABOUT_CORRUPT_HEADER,
      Aim.NODE,
      false),
  CORRUPT_VOTE(
      FaultFamily.DATA,
      NemesisMsg.TYPE_CORRUPT_VOTE,
      NemesisMsg.ABOUT_CORRUPT_VOTE,
      Aim.NODE,
      false),
  CHANGE_STATE(
      FaultFamily.DATA,
      NemesisMsg.TYPE_CHANGE_STATE,
      NemesisMsg.ABOUT_CHANGE_STATE,
      Aim.NODE,
      false),
  APPLY_WRONGLY(
      FaultFamily.DATA,
      NemesisMsg.TYPE_APPLY_WRONGLY,
      NemesisMsg.ABOUT_APPLY_WRONGLY,
      Aim.NODE,
      false);

  /** Whom or what it needs to be told. */
  enum Aim {
    NOBODY,
    /** One node or several, by name or by role. */
    NODES,
    /** One node, by name or by role. */
    NODE,
    /** The next free number. */
    NEWCOMER,
    /** Two groups, each named. */
    SIDES,
    /** Directions between endpoints, and kinds of messages. */
    LINKS,
    /** The next message of one kind on one link. */
    MESSAGE
  }

  private final FaultFamily family;
  private final NemesisMsg message;
  private final NemesisMsg about;
  private final Aim aim;
  private final boolean lasts;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
  private final Map<Parameter, Double> standard;

  /**
   * @param lasts it lasts until reverted, by hand or after a time; else it is done and over
   * @param standard parameters, each followed by the value it has at first
   */
  FaultType(
      FaultFamily family,
      NemesisMsg message,
      NemesisMsg about,
      Aim aim,
      boolean lasts,
      Object... standard) {
    this.family = family;
    this.message = message;
    this.about = about;
    this.aim = aim;
    this.lasts = lasts;
    Map<Parameter, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < standard.length; i += 2) {
      values.put((Parameter) standard[i], ((Integer) standard[i + 1]).doubleValue());
    }
    this.standard = java.util.Collections.unmodifiableMap(values);
  }

  FaultFamily family() {
    return family;
  }

  /** What it is called in a list. */
  public NemesisMsg message() {
    return message;
  }

  /** What it is, and what it is not. */
  NemesisMsg about() {
    return about;
  }

  Aim aim() {
    return aim;
  }

  boolean lasts() {
    return lasts;
  }

  /** The numbers it needs, in order, with the values they have at first. */
  Map<Parameter, Double> standard() {
    return standard;
  }

  boolean hasShape() {
    return this == DELAY || this == DISTURB;
  }

  /** It damages a copy of the data, so it may be the last majority of sound ones. */
  boolean damages() {
    return family == FaultFamily.DATA;
  }

  Set<Parameter> parameters() {
    return standard.keySet();
  }
}
