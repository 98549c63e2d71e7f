package io.lifeboat.console.application.demo;

import io.lifeboat.cluster.scenario.StepAction;
import io.lifeboat.console.application.drill.Phrase;
import java.util.List;

/**
 * A talk with a cluster: what is said, what is done, what is waited for.
 *
 * @param minutes about how long it takes when nobody presses Continue
 */
public record Demo(String id, Phrase title, int minutes, List<Part> parts) {
  public Demo {
    parts = List.copyOf(parts);
  }

  /**
   * One sentence or two, and what goes with them.
   *
   * @param show the panel that is brought up
   * @param actions what is done when it begins
   * @param until what is waited for, once all actions are carried out, before the rest begins to
   *     count
   * @param atMostMs how long; when it has not come by then, that is said
   * @param restMs how long it stays before the next part comes by itself
   */
  public record Part(
      Phrase say, String show, List<StepAction> actions, Until until, long atMostMs, long restMs) {
    public Part {
      actions = List.copyOf(actions);
    }
  }

  /** What facts can show. */
  public enum Until {
    NOTHING,
    LEADER_LOST,
    LEADER_READY,
    SERVICE_DOWN,
    SERVICE_UP,
    ALL_RUNNING,
    /** Besides, every node knows committed what was committed when the part began. */
    CAUGHT_UP,
    /** Replicas were found to differ. */
    DIFFERENT,
    /** No damage is known of any more, no repair is under way, and everybody runs. */
    REPAIRED,
    /** A comparison has found all replicas the same. */
    AGREE,
    /** The gateway gives something up. */
    DEGRADED,
    NORMAL
  }
}
