package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.console.ui.i18n.NemesisMsg;

/** Kinds of messages, and what can be done to one, as buttons and columns name them. */
public final class KindNames {
  private KindNames() {}

  public static NemesisMsg of(MessageKind kind) {
    return switch (kind) {
      case POLL -> NemesisMsg.KIND_POLL;
      case VOTE -> NemesisMsg.KIND_VOTE;
      case APPEND -> NemesisMsg.KIND_APPEND;
      case HEARTBEAT -> NemesisMsg.KIND_HEARTBEAT;
      case INSTALL -> NemesisMsg.KIND_INSTALL;
      case CONFIGURE -> NemesisMsg.KIND_CONFIGURE;
      case MEMBERSHIP -> NemesisMsg.KIND_MEMBERSHIP;
      case TRANSFER -> NemesisMsg.KIND_TRANSFER;
      case CLIENT -> NemesisMsg.KIND_CLIENT;
    };
  }

  public static NemesisMsg of(MessageAction action) {
    return switch (action) {
      case DROP -> NemesisMsg.MESSAGE_DROP;
      case HOLD -> NemesisMsg.MESSAGE_HOLD;
      case RELEASE -> NemesisMsg.MESSAGE_RELEASE;
      case DUPLICATE -> NemesisMsg.MESSAGE_DUPLICATE;
    };
  }
}
