package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillView;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.controlsfx.control.SegmentedButton;

/** All there is of drills on one panel: the list, the one that is open, its debrief, an editor. */
public final class DrillPane extends BorderPane {
  private final DrillDesk desk;
  private final DrillCatalogue catalogue;
  private final DrillPanel drill;
  private final DebriefView debrief;
  private final DrillEditor editor;
  private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
  private final Button leave = new Button();
  private Page page = Page.CATALOGUE;
  private boolean wasRunning;
  private boolean hadDebrief;

  /** What the pane can show. */
  public enum Page {
    CATALOGUE(DrillMsg.PAGE_CATALOGUE),
    DRILL(DrillMsg.PAGE_DRILL),
    DEBRIEF(DrillMsg.PAGE_DEBRIEF),
    EDITOR(DrillMsg.PAGE_EDITOR);

    private final DrillMsg message;

    Page(DrillMsg message) {
      this.message = message;
    }
  }

  /** At the list of drills. */
  public DrillPane(DrillDesk desk, I18n i18n, Look look) {
    this.desk = desk;
    setId("drill-pane");
    setMinSize(280, 150);
    catalogue = new DrillCatalogue(desk, i18n, look);
    drill = new DrillPanel(desk, i18n);
    debrief = new DebriefView(desk, i18n, look);
    editor = new DrillEditor(desk, i18n);
    SegmentedButton pages = new SegmentedButton();
    pages.getStyleClass().add("pages");
    for (Page each : Page.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("drill-page-" + each.name().toLowerCase(Locale.ROOT));
      button.textProperty().bind(i18n.bind(each.message));
      button.setOnAction(e -> turnTo(each));
      buttons.put(each, button);
      pages.getButtons().add(button);
    }
    leave.setId("drill-leave");
    leave.getStyleClass().add("small");
    leave.textProperty().bind(i18n.bind(DrillMsg.LEAVE));
    Tooltip means = new Tooltip();
    means.textProperty().bind(i18n.bind(DrillMsg.LEAVE_MEANS));
    leave.setTooltip(means);
    leave.setOnAction(e -> desk.leave());
    leave.setVisible(false);
    leave.setManaged(false);
    FlowPane head = new FlowPane(10, 4, pages, leave);
    head.getStyleClass().add("policy-head");
    setTop(head);
    desk.setOnChange(this::show);
    turnTo(Page.CATALOGUE);
  }

  /** In the window of a drill: there is a way back to the user's own cluster. */
  public void setLeavable() {
    leave.setVisible(true);
    leave.setManaged(true);
  }

  /**
   * In the window of a trainee who is led: he neither chooses drills nor writes them.
   *
   * @param waiting what stands where the drill will be
   */
  public void setLed(MessageKey waiting) {
    for (Page each : List.of(Page.CATALOGUE, Page.EDITOR)) {
      ToggleButton button = Objects.requireNonNull(buttons.get(each));
      button.setVisible(false);
      button.setManaged(false);
    }
    drill.setWaiting(waiting);
    debrief.setLed();
    turnTo(Page.DRILL);
  }

  /** In the window of an instructor: the drill is the trainee's to do. */
  public void setWatching() {
    drill.setWatching();
  }

  /** Opens a page. */
  public void turnTo(Page wanted) {
    page = wanted;
    buttons.forEach((each, button) -> button.setSelected(each == wanted));
    setCenter(content(wanted));
    show();
  }

  public DrillEditor editor() {
    return editor;
  }

  private Node content(Page wanted) {
    return switch (wanted) {
      case CATALOGUE -> catalogue;
      case DRILL -> drill;
      case DEBRIEF -> debrief;
      case EDITOR -> editor;
    };
  }

  /**
   * Shows how things are, and turns to a drill when it begins and to its debrief when it is over;
   * called several times a second while the pane is on the screen.
   */
  public void show() {
    DrillView view = desk.view();
    boolean running =
        view != null
            && view.phase() != DrillView.Phase.OVER
            && view.phase() != DrillView.Phase.FAILED;
    boolean hasDebrief = desk.debrief() != null;
    boolean begins = running && !wasRunning;
    boolean ends = hasDebrief && !hadDebrief;
    wasRunning = running;
    hadDebrief = hasDebrief;
    Objects.requireNonNull(buttons.get(Page.DEBRIEF)).setDisable(!hasDebrief);
    if (begins && page != Page.DRILL) {
      turnTo(Page.DRILL);
    } else if (ends && page == Page.DRILL) {
      turnTo(Page.DEBRIEF);
    } else {
      showPage();
    }
  }

  private void showPage() {
    switch (page) {
      case CATALOGUE -> catalogue.show();
      case DRILL -> drill.show();
      case DEBRIEF -> debrief.show();
      case EDITOR -> editor.show();
    }
  }
}
