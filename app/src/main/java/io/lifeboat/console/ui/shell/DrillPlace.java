package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.InstructorMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.control.Deck;
import io.lifeboat.console.ui.drill.DrillPane;
import io.lifeboat.console.ui.drill.DrillPanel;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The panel of drills and, in the window of one, its tasks at the side and its debrief. */
final class DrillPlace {
  private static final String PANEL = "drills";
  private static final String TAB = "tab-drill";

  private final DrillDesk desk;
  private final Panels panels;
  private final SidePanel side;
  private final I18n i18n;
  private final Seat seat;
  private final DrillPane pane;
  private final @Nullable DrillPanel tasks;
  private boolean shown;
  private boolean debriefed;

  /**
   * @param centre the deck of the panel
   * @param seat who sits at the window
   * @param instead the tab whose place the tasks take in the window of a trainee
   */
  DrillPlace(
      DrillDesk desk,
      Panels panels,
      Deck centre,
      SidePanel side,
      I18n i18n,
      Look look,
      Seat seat,
      String instead) {
    this.desk = desk;
    this.panels = panels;
    this.side = side;
    this.seat = seat;
    this.i18n = i18n;
    pane = new DrillPane(desk, i18n, look);
    panels.add(centre, PANEL, DrillMsg.PANEL, pane, (s, now) -> pane.show());
    switch (seat) {
      case TRAINEE -> pane.setLeavable();
      case LED -> pane.setLed(InstructorMsg.WAITING);
      case INSTRUCTOR -> pane.setWatching();
      case OPERATOR, RECORDING -> {}
    }
    tasks = seat == Seat.TRAINEE || seat == Seat.LED ? tasks(seat, i18n) : null;
    if (tasks != null) {
      MessageKey name = seat == Seat.LED ? InstructorMsg.EXERCISE : DrillMsg.MARK_DRILL;
      side.replace(instead, TAB, name, tasks);
    }
  }

  private DrillPanel tasks(Seat seat, I18n i18n) {
    DrillPanel made = new DrillPanel(desk, i18n);
    if (seat == Seat.LED) {
      made.setWaiting(InstructorMsg.WAITING);
    }
    return made;
  }

  /** What can be begun from here, for the palette. */
  List<PaletteEntry> entries() {
    List<PaletteEntry> all = new ArrayList<>();
    if (seat == Seat.OPERATOR || seat == Seat.TRAINEE || seat == Seat.INSTRUCTOR) {
      all.add(
          new PaletteEntry(
              i18n.text(DrillMsg.BLIND),
              i18n.text(DrillMsg.BLIND_MEANS),
              "",
              true,
              () -> desk.startBlind(DrillDesk.anySeed())));
    }
    if (desk.canLead()) {
      all.add(
          new PaletteEntry(
              i18n.text(InstructorMsg.LEAD),
              i18n.text(InstructorMsg.LEAD_MEANS),
              "",
              true,
              desk::lead));
    }
    return all;
  }

  /** Opens a page of the panel. */
  void open(DrillPane.Page page) {
    panels.select(PANEL);
    pane.turnTo(page);
  }

  /** Opens the editor with this text. */
  void edit(String text) {
    open(DrillPane.Page.EDITOR);
    pane.editor().edit(text);
  }

  /** The tasks, and the debrief as soon as there is one; called ten times a second. */
  void show() {
    if (!shown && seat != Seat.OPERATOR) {
      shown = true;
      panels.select("cluster");
    }
    if (tasks == null) {
      return;
    }
    if (side.isChosen(TAB)) {
      tasks.show();
    }
    if (desk.debrief() != null && !debriefed) {
      debriefed = true;
      open(DrillPane.Page.DEBRIEF);
    }
  }
}
