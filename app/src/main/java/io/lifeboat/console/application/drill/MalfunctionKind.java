package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.DrillMsg;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of what can be wrong: what a trainee chooses from when he says what it is. */
public enum MalfunctionKind {
  LEADER_KILLED(DrillMsg.LEADER_KILLED, true),
  NODE_KILLED(DrillMsg.NODE_KILLED, true),
  NODE_STOPPED(DrillMsg.NODE_STOPPED, true),
  NODE_FROZEN(DrillMsg.NODE_FROZEN, true),
  NODE_ISOLATED(DrillMsg.NODE_ISOLATED, true),
  PARTITION(DrillMsg.PARTITION, true),
  LINK_CUT(DrillMsg.LINK_CUT, true),
  LINK_LOSSY(DrillMsg.LINK_LOSSY, true),
  LINK_SLOW(DrillMsg.LINK_SLOW, true),
  LINK_FLAPPING(DrillMsg.LINK_FLAPPING, true),
  LEADER_FLAPPING(DrillMsg.LEADER_FLAPPING, false),
  SPLIT_VOTE(DrillMsg.SPLIT_VOTE, false),
  SILENT_CHANGE(DrillMsg.SILENT_CHANGE, true),
  SOFTWARE_BUG(DrillMsg.SOFTWARE_BUG, true),
  FILE_DAMAGE(DrillMsg.FILE_DAMAGE, true),
  OVERLOAD(DrillMsg.OVERLOAD, false),
  SLOW_CLIENT(DrillMsg.SLOW_CLIENT, false);

  private final DrillMsg label;
  private final boolean somewhere;

  MalfunctionKind(DrillMsg label, boolean somewhere) {
    this.label = label;
    this.somewhere = somewhere;
  }

  /** Its stable name, such as "leader-killed". */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public DrillMsg label() {
    return label;
  }

  /** Whether it is at certain nodes, which belong to the diagnosis. */
  public boolean isSomewhere() {
    return somewhere;
  }

  public static Optional<MalfunctionKind> ofWord(String word) {
    for (MalfunctionKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * What a command breaks, when it breaks something; for what an instructor does by hand.
   *
   * @param leader who leads as it is given, or null
   */
  static Optional<MalfunctionKind> of(
      io.lifeboat.cluster.command.Command command, @Nullable NodeId leader) {
    return Optional.ofNullable(
        switch (command) {
          case NemesisCommand.KillNode c -> c.node().equals(leader) ? LEADER_KILLED : NODE_KILLED;
          case OperatorCommand.StopNode _ -> NODE_STOPPED;
          case NemesisCommand.FreezeNode _ -> NODE_FROZEN;
          case NemesisCommand.IsolateNode _ -> NODE_ISOLATED;
          case NemesisCommand.PartitionNodes _ -> PARTITION;
          case NemesisCommand.BridgeNodes _ -> PARTITION;
          case NemesisCommand.MajoritiesRing _ -> PARTITION;
          case NemesisCommand.DisturbLinks c -> of(c.effect());
          case NemesisCommand.HoldMessages _ -> LINK_CUT;
          case NemesisCommand.FlapLeader _ -> LEADER_FLAPPING;
          case NemesisCommand.SplitVote _ -> SPLIT_VOTE;
          case NemesisCommand.ChangeState _ -> SILENT_CHANGE;
          case NemesisCommand.ApplyWrongly _ -> SOFTWARE_BUG;
          case NemesisCommand.DamageFiles _ -> FILE_DAMAGE;
          case NemesisCommand.LoadBurst _ -> OVERLOAD;
          case NemesisCommand.SlowClient _ -> SLOW_CLIENT;
          default -> null;
        });
  }

  private static MalfunctionKind of(LinkEffect effect) {
    if (effect.cut()) {
      return LINK_CUT;
    }
    return effect.lossPercent() > 0 ? LINK_LOSSY : LINK_SLOW;
  }

  /** The words of all of them. */
  static Collection<String> words() {
    return java.util.Arrays.stream(values()).map(MalfunctionKind::word).toList();
  }
}
