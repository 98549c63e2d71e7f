package io.lifeboat.console.ui.policy;

import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.controlsfx.control.SegmentedButton;

/**
 * Where policies are written. The text and one page beside it where there is room for both, else
 * one of them; in place of both the step before a policy is activated.
 */
public final class PolicyPanel extends BorderPane {
  /** So wide that a table fits beside eighty characters. */
  private static final double WIDE_EM = 74;

  private final PolicyDesk desk;
  private final EditorPage editor;
  private final DryRunPage dryRun;
  private final VersionsPage versions;
  private final ActivationStep step;
  private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
  private final ScrollPane dryRunScroll;
  private final SplitPane both = new SplitPane();
  private final BorderPane right = new BorderPane();
  private final FlowPane head;
  private Page page = Page.TEXT;
  private double divider = 0.5;
  private boolean wide;
  private boolean stepOpen;

  /** What the panel can show. */
  public enum Page {
    TEXT(PolicyMsg.PAGE_TEXT),
    DRY_RUN(PolicyMsg.PAGE_DRY_RUN),
    VERSIONS(PolicyMsg.PAGE_VERSIONS);

    private final PolicyMsg message;

    Page(PolicyMsg message) {
      this.message = message;
    }
  }

  /**
   * The panel.
   *
   * @param door asks for files
   */
  public PolicyPanel(PolicyDesk desk, I18n i18n, FileDoor door) {
    this.desk = desk;
    setId("policies");
    getStyleClass().add("policies");
    setMinSize(280, 150);
    editor = new EditorPage(desk, i18n, door);
    dryRun = new DryRunPage(desk, i18n);
    versions = new VersionsPage(desk, i18n, () -> turnTo(Page.TEXT));
    step = new ActivationStep(desk.activation(), i18n);
    dryRunScroll = new ScrollPane(dryRun);
    dryRunScroll.setFitToWidth(true);
    dryRunScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    dryRunScroll.getStyleClass().add("policy-scroll");
    SegmentedButton pages = new SegmentedButton();
    pages.getStyleClass().add("pages");
    for (Page each : Page.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("policy-page-" + each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      button.textProperty().bind(i18n.bind(each.message));
      button.setOnAction(e -> turnTo(each));
      buttons.put(each, button);
      pages.getButtons().add(button);
    }
    head = new FlowPane(pages);
    head.getStyleClass().add("policy-head");
    desk.editor().setOnChange(this::refresh);
    desk.files().setOnChange(this::refresh);
    desk.versions().setOnChange(this::refresh);
    desk.activation().setOnChange(this::refresh);
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              dryRun.refresh();
              refresh();
            });
    widthProperty().addListener((o, was, is) -> widen(is.doubleValue()));
    layOut();
  }

  private void widen(double width) {
    boolean now = width >= WIDE_EM * editor.em();
    if (now != wide) {
      wide = now;
      layOut();
    }
  }

  /** Opens a page; the text stays where there is room for both. */
  public void turnTo(Page wanted) {
    page = wanted;
    layOut();
    refresh();
  }

  /** Opens the text with the keyboard in it. */
  public void write() {
    turnTo(Page.TEXT);
    editor.focusText();
  }

  private void layOut() {
    Page beside = page == Page.TEXT ? Page.DRY_RUN : page;
    Page shown = wide ? beside : page;
    buttons.forEach((each, button) -> button.setSelected(each == shown));
    Bar.shown(Objects.requireNonNull(buttons.get(Page.TEXT)), !wide);
    stepOpen = desk.activation().wanted() != null;
    if (!both.getItems().isEmpty()) {
      divider = both.getDividerPositions()[0];
    }
    both.getItems().clear();
    if (stepOpen) {
      setTop(null);
      setCenter(step);
    } else {
      if (wide) {
        setTop(null);
        right.setTop(head);
        right.setCenter(content(beside));
        both.getItems().setAll(editor, right);
        both.setDividerPositions(divider);
        setCenter(both);
      } else {
        right.setTop(null);
        right.setCenter(null);
        setTop(head);
        setCenter(content(page));
      }
    }
  }

  private Node content(Page wanted) {
    return switch (wanted) {
      case TEXT -> editor;
      case DRY_RUN -> dryRunScroll;
      case VERSIONS -> versions;
    };
  }

  /** Takes what has become known; called only while the panel is on the screen. */
  public void show() {
    desk.look();
    dryRun.showChoices();
  }

  private void refresh() {
    boolean asks = desk.activation().wanted() != null;
    if (asks != stepOpen) {
      layOut();
      if (asks) {
        step.focusCancel();
      }
    }
    if (desk.editor().pending() != null && page != Page.TEXT && !wide) {
      page = Page.TEXT;
      layOut();
    }
    editor.show();
    dryRun.show();
    step.show();
    if (versions.getScene() != null) {
      versions.show();
    }
  }
}
