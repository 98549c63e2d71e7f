package io.lifeboat.console.ui.shell;

import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.ui.control.Deck;
import io.lifeboat.console.ui.drill.DrillPane;
import io.lifeboat.console.ui.drill.DrillPanel;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import org.jspecify.annotations.Nullable;

/** The panel of drills and, in the window of one, its tasks at the side and its debrief. */
final class DrillPlace {
  private static final String PANEL = "drills";
  private static final String TAB = "tab-drill";

  private final DrillDesk desk;
  private final Panels panels;
  private final SidePanel side;
  private final DrillPane pane;
  private final @Nullable DrillPanel tasks;
  private boolean shown;
  private boolean debriefed;

  /**
   * @param centre the deck of the panel
   * @param instead the tab whose place the tasks take, as in the window of a trainee; null when
   *     there are none
   */
  DrillPlace(
      DrillDesk desk,
      Panels panels,
      Deck centre,
      SidePanel side,
      I18n i18n,
      Look look,
      @Nullable String instead) {
    this.desk = desk;
    this.panels = panels;
    this.side = side;
    pane = new DrillPane(desk, i18n, look);
    panels.add(centre, PANEL, DrillMsg.PANEL, pane, (s, now) -> pane.show());
    if (instead == null) {
      tasks = null;
    } else {
      pane.setLeavable();
      tasks = new DrillPanel(desk, i18n);
      side.replace(instead, TAB, DrillMsg.MARK_DRILL, tasks);
    }
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
    if (tasks == null) {
      return;
    }
    if (!shown) {
      shown = true;
      panels.select("cluster");
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
