package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.List;
import java.util.stream.Stream;

/** What kinds of things can be broken, or changed, on purpose. */
enum FaultFamily {
  PROCESSES(NemesisMsg.FAMILY_PROCESSES),
  LINKS(NemesisMsg.FAMILY_LINKS),
  LEADERSHIP(NemesisMsg.FAMILY_LEADERSHIP),
  MEMBERSHIP(NemesisMsg.FAMILY_MEMBERSHIP),
  LOAD(NemesisMsg.FAMILY_LOAD),
  DATA(NemesisMsg.FAMILY_DATA);

  private final NemesisMsg message;

  FaultFamily(NemesisMsg message) {
    this.message = message;
  }

  NemesisMsg message() {
    return message;
  }

  /** Its members, in the order in which they are offered. */
  List<FaultType> types() {
    return Stream.of(FaultType.values()).filter(type -> type.family() == this).toList();
  }
}
