package io.lifeboat.console.ui.control;

import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.DigestVerdict;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.UiMsg;

/** Words for what a node is and what its replica holds. */
public final class NodeWords {
  private static final int DIGEST_SHOWN = 4;

  private NodeWords() {}

  /** Its role, or what became of its process; "cut off" is said beside the role. */
  public static Text role(NodeView node) {
    if (node.status() != NodeStatus.RUNNING) {
      return status(node.status());
    }
    if (node.staleLeader()) {
      return Text.of(UiMsg.ROLE_STALE_LEADER);
    }
    if (node.cutOff()) {
      return Text.of(UiMsg.ROLE_CUT_OFF, role(node.role()));
    }
    if (node.role() == Role.LEADER && !node.ready()) {
      return Text.of(UiMsg.ROLE_LEADER_NOT_READY);
    }
    return role(node.role());
  }

  /** The role alone. */
  public static Text role(Role role) {
    return Text.of(
        switch (role) {
          case LEADER -> UiMsg.ROLE_LEADER;
          case CANDIDATE -> UiMsg.ROLE_CANDIDATE;
          case FOLLOWER -> UiMsg.ROLE_FOLLOWER;
          case PROMOTABLE -> UiMsg.ROLE_PROMOTABLE;
          case PASSIVE -> UiMsg.ROLE_PASSIVE;
          case INACTIVE -> UiMsg.ROLE_INACTIVE;
        });
  }

  public static Text status(NodeStatus status) {
    return Text.of(
        switch (status) {
          case NEW -> UiMsg.STATUS_NEW;
          case STARTING -> UiMsg.STATUS_STARTING;
          case RUNNING -> UiMsg.STATUS_RUNNING;
          case FROZEN -> UiMsg.STATUS_FROZEN;
          case STOPPED -> UiMsg.STATUS_STOPPED;
          case KILLED -> UiMsg.STATUS_KILLED;
          case QUARANTINED -> DetectionMsg.STATUS_QUARANTINED;
          case REMOVED -> UiMsg.STATUS_REMOVED;
        });
  }

  /** "= 3fa9", "≠ 3fa9", "? 3fa9": a symbol for the verdict and the digest's first digits. */
  public static Text digest(NodeView node) {
    String digest = node.digest();
    if (digest == null) {
      return Text.of(UiMsg.DIGEST_NONE);
    }
    String shown = digest.substring(0, Math.min(DIGEST_SHOWN, digest.length()));
    return Text.of(
        switch (node.digestVerdict()) {
          case EQUAL -> UiMsg.DIGEST_EQUAL;
          case DIFFERS -> UiMsg.DIGEST_DIFFERS;
          case NOT_KNOWN -> UiMsg.DIGEST_NOT_KNOWN;
        },
        shown);
  }

  /** The verdict in words. */
  public static Text verdict(DigestVerdict verdict) {
    return Text.of(
        switch (verdict) {
          case EQUAL -> UiMsg.VERDICT_EQUAL;
          case DIFFERS -> UiMsg.VERDICT_DIFFERS;
          case NOT_KNOWN -> UiMsg.VERDICT_NOT_KNOWN;
        });
  }
}
