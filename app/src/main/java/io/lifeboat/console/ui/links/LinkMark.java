package io.lifeboat.console.ui.links;

import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.console.application.state.LinkView;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with one direction of a link: a letter each, never a colour alone. */
public enum LinkMark {
  CUT("×", NemesisMsg.MARK_CUT),
  HELD("H", NemesisMsg.MARK_HELD),
  LOSSY("L", NemesisMsg.MARK_LOSSY),
  DELAYED("D", NemesisMsg.MARK_DELAYED),
  SLOW("S", NemesisMsg.MARK_SLOW),
  DUPLICATED("2", NemesisMsg.MARK_DUPLICATED),
  REORDERED("R", NemesisMsg.MARK_REORDERED);

  private final String letter;
  private final NemesisMsg message;

  LinkMark(String letter, NemesisMsg message) {
    this.letter = letter;
    this.message = message;
  }

  public String letter() {
    return letter;
  }

  /** The word for it in a legend. */
  public NemesisMsg message() {
    return message;
  }

  /** Whether messages do not arrive, or not by themselves. */
  public boolean isGrave() {
    return this == CUT || this == HELD || this == LOSSY;
  }

  public String styleClass() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** "DL": the letters of several, the gravest first. */
  public static String letters(Set<LinkMark> marks) {
    return marks.stream().sorted().map(LinkMark::letter).collect(Collectors.joining());
  }

  /** All that is wrong with it; nothing for a whole link. */
  public static Set<LinkMark> of(LinkView link) {
    EnumSet<LinkMark> marks = EnumSet.noneOf(LinkMark.class);
    if (link.cut()) {
      marks.add(CUT);
    }
    for (LinkDisturbance disturbance : link.disturbances()) {
      if (disturbance.hold()) {
        marks.add(HELD);
      }
      add(marks, disturbance.effect());
    }
    return Collections.unmodifiableSet(marks);
  }

  private static void add(Set<LinkMark> marks, LinkEffect effect) {
    if (effect.cut()) {
      // A cut of some kinds of messages only: the link is not cut, but loses all of these.
      marks.add(LOSSY);
    }
    if (effect.delayMs() > 0 || effect.jitterMs() > 0) {
      marks.add(DELAYED);
    }
    if (effect.lossPercent() > 0) {
      marks.add(LOSSY);
    }
    if (effect.duplicatePercent() > 0) {
      marks.add(DUPLICATED);
    }
    if (effect.reorderPercent() > 0) {
      marks.add(REORDERED);
    }
    if (effect.bytesPerSecond() > 0) {
      marks.add(SLOW);
    }
  }
}
