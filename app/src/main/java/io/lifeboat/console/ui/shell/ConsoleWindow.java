package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.OperatorCommand.ClientWrite;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.failover.FailoverRow;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.action.Actions.Refused;
import io.lifeboat.console.ui.alarm.AlarmBanner;
import io.lifeboat.console.ui.alarm.AlarmListView;
import io.lifeboat.console.ui.control.Deck;
import io.lifeboat.console.ui.detection.DetectionPanel;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.failover.FailoverView;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.fx.PulseDrain;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.FailoverMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import io.lifeboat.console.ui.i18n.SafetyPanelMsg;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.links.LinksPane;
import io.lifeboat.console.ui.log.LogPanel;
import io.lifeboat.console.ui.nemesis.DurationChooser;
import io.lifeboat.console.ui.nemesis.FaultForm;
import io.lifeboat.console.ui.nemesis.NemesisView;
import io.lifeboat.console.ui.node.FaceplateView;
import io.lifeboat.console.ui.occurrence.OccurrenceView;
import io.lifeboat.console.ui.overview.OverviewView;
import io.lifeboat.console.ui.safety.SafetyPanel;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Themes;
import io.lifeboat.console.ui.timeline.TimelineChart;
import io.lifeboat.console.ui.trend.TrendView;
import io.lifeboat.console.ui.workload.WorkloadView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * The window: what it consists of, how often each part is drawn, what keys do. Takes the latest
 * state once a frame; lists and figures ten times a second at most.
 */
public final class ConsoleWindow {
  private static final long SLOW_NANOS = 100_000_000L;
  private static final double MAIN_DIVIDER = 0.65;
  private static final double UPPER_DIVIDER = 0.70;
  private static final double LOWER_DIVIDER = 0.38;

  private final PulseDrain<ConsoleState> drain;
  private final I18n i18n;
  private final Look look;
  private final Display display;
  private final Actions actions;
  private final Label message = new Label();
  private final Label closing = new Label();
  private final VBox alarmPlace = new VBox();
  private final AlarmDoor alarmDoor;
  private final AlarmBanner alarmBanner;
  private final AlarmListView alarmList;
  private final StatusBarView status;
  private final FooterView footer;
  private final OverviewView overview;
  private final FaceplateView faceplate;
  private final NemesisView nemesis;
  private final WorkloadView workload;
  private final LinksPane links;
  private final TrendView trends;
  private final TimelineChart timeline;
  private final OccurrenceView occurrences;
  private final FailoverView failovers;
  private final SafetyPanel safety;
  private final DetectionPanel detection;
  private final Panels panels;
  private final Deck centre;
  private final Deck bottomLeft;
  private final Deck bottomRight;
  private final FaultEntries faultEntries;
  private final PaletteView palette;
  private final HelpView help;
  private final TabPane side = new TabPane();
  private final SplitPane upper = new SplitPane();
  private final SplitPane lower = new SplitPane();
  private final SplitPane main = new SplitPane();
  private final StackPane root;
  private final AnimationTimer timer;
  private final Scene scene;
  private Stage stage = new Stage();
  private long lastFrame;
  private long lastSlow;
  private long messageUntil;
  private int writes;
  private boolean dividersChosen;

  public ConsoleWindow(
      Supplier<ConsoleState> states,
      CommandService commands,
      Predicate<AlarmAction> alarms,
      I18n i18n,
      Look look,
      Display display) {
    this.drain = new PulseDrain<>(states, this::take);
    this.i18n = i18n;
    this.look = look;
    this.display = display;
    this.actions = new Actions(commands, display::latest);
    actions.setOnRefused(this::refused);
    status = new StatusBarView(actions, display, i18n, look, this::run);
    footer = new FooterView(i18n);
    alarmDoor = new AlarmDoor(display, i18n, alarms, this::open, this::say);
    alarmBanner = new AlarmBanner(display, alarmDoor, i18n);
    alarmList = new AlarmListView(display, alarmDoor, i18n);
    overview = new OverviewView(display, actions, i18n, look.theme().palette());
    faceplate =
        new FaceplateView(
            display, actions, i18n, new DurationChooser("face-duration", display, i18n));
    nemesis = new NemesisView(display, actions, i18n);
    workload = new WorkloadView(actions, i18n);
    links = new LinksPane(display, actions, i18n, this::setUpFault);
    overview.setOnSetUp(this::setUpFault);
    workload.setOnSetUp(this::setUpFault);
    faceplate.setOnSetUp(node -> setUpFault(FaultForm.on(node)));
    trends = new TrendView(i18n, look);
    occurrences = new OccurrenceView(display, i18n);
    timeline = new TimelineChart(display, i18n, look, this::openOccurrence);
    failovers = new FailoverView(i18n, look, this::lookAt);
    safety = new SafetyPanel(display, actions, i18n, this::openOccurrence);
    detection = new DetectionPanel(display, actions, i18n, this::openOccurrence);
    panels = new Panels(i18n, look, this::reveal);
    centre = panels.deck("centre");
    bottomLeft = panels.deck("bottom-left");
    bottomRight = panels.deck("bottom-right");
    panels.add(centre, "cluster", UiMsg.PANEL_CLUSTER, overview, (s, now) -> overview.show(s));
    LogPanel logs = new LogPanel(display, actions, i18n, look);
    panels.add(centre, "logs", LogMsg.PANEL_LOGS, logs, (s, now) -> logs.show(s));
    panels.add(centre, "links", UiMsg.PANEL_LINKS, links, (s, now) -> links.show(s));
    panels.add(
        centre, "detection", DetectionPanelMsg.PANEL, detection, (s, now) -> detection.show(s));
    panels.add(bottomLeft, "trends", UiMsg.PANEL_TRENDS, trends, trends::show);
    panels.add(
        bottomLeft, "timeline", TimelineMsg.PANEL_TIMELINE, timeline, (s, now) -> timeline.show(s));
    panels.add(
        bottomRight,
        "occurrences",
        UiMsg.PANEL_OCCURRENCES,
        occurrences,
        (s, now) -> occurrences.show(s));
    faultEntries = new FaultEntries(actions, display, i18n, this::setUpFault, this::showLedger);
    panels.add(
        bottomRight, "failovers", FailoverMsg.PANEL, failovers, (s, now) -> failovers.show(s));
    panels.add(
        bottomRight,
        AlarmDoor.LIST,
        AlarmBoardMsg.PANEL_ALARMS,
        alarmList,
        (s, now) -> alarmList.show(display.latest(), now));
    panels.add(bottomRight, "safety", SafetyPanelMsg.PANEL, safety, (s, now) -> safety.show(s));
    palette = new PaletteView(i18n, this::entries);
    help = new HelpView(i18n);
    root = new StackPane(layOut(), palette, help, closing);
    closing.setId("closing");
    closing.getStyleClass().add("overlay-words");
    closing.textProperty().bind(i18n.bind(UiMsg.CLOSING));
    closing.setVisible(false);
    scene = new Scene(root);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::keyTyped);
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            frame(now);
          }
        };
    followLook();
  }

  private Node layOut() {
    message.setId("message");
    message.getStyleClass().add("message-line");
    message.setWrapText(true);
    message.setMaxWidth(Double.MAX_VALUE);
    hideMessage();
    alarmPlace.setId("alarm-place");
    alarmPlace.getChildren().add(alarmBanner);
    side.setId("side");
    side.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    side.getTabs()
        .addAll(
            tab("tab-node", UiMsg.PANEL_NODE, faceplate),
            bareTab("tab-faults", UiMsg.PANEL_FAULTS, nemesis),
            tab("tab-load", UiMsg.PANEL_LOAD, workload));
    side.setMinWidth(340);
    side.setPrefWidth(420);
    upper.getItems().addAll(centre, side);
    upper.setDividerPositions(UPPER_DIVIDER);
    SplitPane.setResizableWithParent(side, false);
    lower.getItems().addAll(bottomLeft, bottomRight);
    lower.setDividerPositions(LOWER_DIVIDER);
    main.setOrientation(Orientation.VERTICAL);
    main.getItems().addAll(upper, lower);
    main.setDividerPositions(MAIN_DIVIDER);
    VBox top = new VBox(status, alarmPlace, message);
    BorderPane pane = new BorderPane(main);
    pane.setTop(top);
    pane.setBottom(footer);
    pane.setId("console");
    pane.getStyleClass().add("console");
    display
        .frozenProperty()
        .addListener(
            (o, was, is) -> {
              pane.getStyleClass().remove("frozen");
              if (is) {
                pane.getStyleClass().add("frozen");
              }
            });
    return pane;
  }

  private Tab tab(String id, UiMsg name, Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return bareTab(id, name, scroll);
  }

  /** A tab whose content scrolls what has to scroll itself. */
  private Tab bareTab(String id, UiMsg name, Node content) {
    Tab tab = new Tab();
    tab.setId(id);
    tab.textProperty().bind(i18n.bind(name));
    tab.setContent(content);
    return tab;
  }

  private void followLook() {
    Themes.apply(scene, look.theme(), look.textScale());
    look.themeProperty()
        .addListener(
            (o, was, is) -> {
              overview.setPalette(is.palette());
              restyle();
            });
    look.textScaleProperty().addListener((o, was, is) -> restyle());
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              overview.refresh();
              footer.show(display.shown());
            });
  }

  private void restyle() {
    Themes.apply(scene, look.theme(), look.textScale());
    panels.restyle();
    overview.refresh();
  }

  /** Puts the window on the screen and starts drawing. */
  public void show(Stage on) {
    stage = on;
    stage.setScene(scene);
    stage.setTitle("Lifeboat");
    stage.setMinWidth(1000);
    stage.setMinHeight(700);
    stage.show();
    if (!dividersChosen) {
      standardDividers();
    }
    overview.requestFocus();
    drain.start();
    timer.start();
  }

  /** Ends drawing, and windows of panels. */
  public void stop() {
    drain.stop();
    timer.stop();
    panels.attachAll();
  }

  /** Says that the console is closing, above everything. */
  public void showClosing() {
    closing.setVisible(true);
  }

  public Scene scene() {
    return scene;
  }

  /** The side panel as wide as its buttons need, the rest for the ring. */
  private void standardDividers() {
    double width = Math.max(1, scene.getWidth());
    double sideWidth = Math.clamp(width * 0.28, 376, 470);
    FxThread.later(
        () -> {
          main.setDividerPositions(scene.getHeight() < 800 ? 0.68 : MAIN_DIVIDER);
          upper.setDividerPositions(1 - sideWidth / width);
          lower.setDividerPositions(LOWER_DIVIDER);
        });
  }

  public double mainDivider() {
    return position(main, MAIN_DIVIDER);
  }

  public double upperDivider() {
    return position(upper, UPPER_DIVIDER);
  }

  public double lowerDivider() {
    return position(lower, LOWER_DIVIDER);
  }

  /** Puts the dividers where the user had them, 0 to 1. */
  public void setDividers(double ofMain, double ofUpper, double ofLower) {
    dividersChosen = true;
    main.setDividerPositions(ofMain);
    upper.setDividerPositions(ofUpper);
    lower.setDividerPositions(ofLower);
  }

  /** What is chosen in each deck, by the deck's name. */
  public Map<String, String> chosenPanels() {
    return panels.chosen();
  }

  /** Chooses in each deck what the user had chosen there. */
  public void choosePanels(Map<String, String> chosen) {
    panels.choose(chosen);
  }

  private static double position(SplitPane pane, double otherwise) {
    return pane.getDividerPositions().length == 1 ? pane.getDividerPositions()[0] : otherwise;
  }

  // Frames

  private void take(ConsoleState latest) {
    display.take(latest);
    if (panels.isOnScreen("cluster")) {
      overview.showAtOnce(display.shown());
    }
  }

  private void frame(long now) {
    double seconds = lastFrame == 0 ? 0 : Math.min(0.1, (now - lastFrame) / 1e9);
    lastFrame = now;
    if (panels.isOnScreen("cluster")) {
      overview.frame(seconds);
    }
    if (now - lastSlow >= SLOW_NANOS) {
      lastSlow = now;
      slowFrame(now);
    }
  }

  private void slowFrame(long now) {
    ConsoleState shown = display.shown();
    selectSomething(shown);
    status.show(shown);
    showAlarms(now);
    footer.show(shown);
    faceplate.show(shown);
    Tab tab = side.getSelectionModel().getSelectedItem();
    if (tab != null && "tab-faults".equals(tab.getId())) {
      nemesis.show(shown);
    }
    if (tab != null && "tab-load".equals(tab.getId())) {
      workload.show(shown);
    }
    panels.show(shown, now);
    if (messageUntil != 0 && now > messageUntil) {
      hideMessage();
    }
  }

  private void showAlarms(long now) {
    alarmBanner.show(display.latest(), now);
    int active = display.latest().alarms().active().size();
    bottomRight.setBadge(AlarmDoor.LIST, active == 0 ? "" : i18n.number(active, 0));
    long damaged = DetectionPanel.damaged(display.latest());
    centre.setBadge("detection", damaged == 0 ? "" : i18n.number((double) damaged, 0));
  }

  /** At first the first node is selected, so that the faceplate is not empty. */
  private void selectSomething(ConsoleState state) {
    if (display.selected() == null && !state.nodes().isEmpty()) {
      display.selectedProperty().set(state.nodes().getFirst().node());
    }
  }

  /** Opens the panel of faults with this form in it, and the keyboard there. */
  private void setUpFault(FaultForm form) {
    showFaults();
    nemesis.setUp(form);
  }

  private void showLedger() {
    showFaults();
    nemesis.showLedger();
  }

  private void showFaults() {
    if (!upper.getItems().contains(side)) {
      togglePanel(upper, side, UPPER_DIVIDER);
    }
    side.getTabs().stream()
        .filter(tab -> "tab-faults".equals(tab.getId()))
        .forEach(side.getSelectionModel()::select);
  }

  // Messages

  private void refused(Refused refused) {
    say(i18n.text(UiMsg.REFUSED, Actions.name(refused.command()), refused.reason()));
  }

  private void say(String text) {
    message.setText(text);
    message.setVisible(true);
    message.setManaged(true);
    messageUntil = System.nanoTime() + 8_000_000_000L;
  }

  private void hideMessage() {
    message.setVisible(false);
    message.setManaged(false);
    messageUntil = 0;
  }

  // Keys

  private void keyPressed(KeyEvent e) {
    if (palette.isOpen()) {
      return;
    }
    for (ShellCommand command : ShellCommand.values()) {
      KeyCombination combination = command.combination();
      if (combination != null && combination.match(e)) {
        run(command);
        e.consume();
        return;
      }
    }
    if (e.isShortcutDown() && textSize(e)) {
      e.consume();
    } else if (e.getCode() == KeyCode.ESCAPE) {
      back();
    } else if (e.getCode() == KeyCode.SPACE && ownsSpace(scene.getFocusOwner())) {
      return;
    } else if (e.getCode() == KeyCode.SPACE && !isTyping()) {
      run(ShellCommand.FREEZE);
      e.consume();
    }
  }

  private boolean textSize(KeyEvent e) {
    switch (e.getCode()) {
      case PLUS, EQUALS, ADD -> run(ShellCommand.LARGER);
      case MINUS, SUBTRACT -> run(ShellCommand.SMALLER);
      case DIGIT0, NUMPAD0 -> run(ShellCommand.NORMAL_SIZE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void keyTyped(KeyEvent e) {
    if (palette.isOpen() || isTyping() || e.isShortcutDown() || e.isAltDown()) {
      return;
    }
    String character = e.getCharacter();
    if (character.equals(" ")) {
      return;
    }
    ConsoleState state = display.latest();
    Optional<NodeId> node = KeyMap.node(character, state);
    Optional<ShellCommand> command = KeyMap.command(character);
    Optional<Command> fault =
        KeyMap.fault(character, state, display.selected(), display.faultDurationMsProperty().get());
    if (node.isPresent()) {
      display.selectedProperty().set(node.get());
    } else if (command.isPresent()) {
      run(command.get());
    } else if (fault.isPresent()) {
      faultKey(fault.get());
    } else {
      return;
    }
    e.consume();
  }

  private void faultKey(Command command) {
    if (display.singleKeyFaultsProperty().get()) {
      actions.submit(command);
    } else {
      say(i18n.text(UiMsg.SINGLE_KEY_OFF, Actions.name(command)));
    }
  }

  private boolean isTyping() {
    return scene.getFocusOwner() instanceof TextInputControl;
  }

  private static boolean ownsSpace(Node focused) {
    return focused instanceof ButtonBase
        || focused instanceof ChoiceBox<?>
        || focused instanceof org.controlsfx.control.ToggleSwitch;
  }

  private void back() {
    if (overview.cancelDrawing()) {
      return;
    }
    if (help.isVisible()) {
      help.setVisible(false);
    } else if (isTyping()) {
      (panels.isOnScreen("cluster") ? overview : main).requestFocus();
    } else if (!occurrences.closeDetail()
        && !alarmBanner.closeAdvice()
        && !alarmList.closeDetail()
        && message.isVisible()) {
      hideMessage();
    }
  }

  // Commands

  private void run(ShellCommand command) {
    switch (command) {
      case FREEZE -> display.frozenProperty().set(!display.frozenProperty().get());
      case NEXT -> step(1);
      case PREVIOUS -> step(-1);
      case WRITE -> {
        writes++;
        actions.submit(new ClientWrite("console", "write " + writes));
      }
      case ACKNOWLEDGE -> acknowledge();
      case ACKNOWLEDGE_ALL -> alarmDoor.submit(new AlarmAction.AcknowledgeAll());
      case ALARM_ADVICE -> alarmBanner.openAdvice();
      case FILTER -> {
        panels.select("occurrences");
        occurrences.focusFilter();
      }
      case HELP -> help.setVisible(!help.isVisible());
      case PALETTE -> palette.open();
      case HEAL_ALL -> actions.submit(new HealAll(""));
      case PRESENTATION ->
          display.singleKeyFaultsProperty().set(!display.singleKeyFaultsProperty().get());
      case FULL_SCREEN -> stage.setFullScreen(!stage.isFullScreen());
      case LARGER -> look.larger();
      case SMALLER -> look.smaller();
      case NORMAL_SIZE -> look.normal();
      case THEME -> look.switchTheme();
      case LANGUAGE -> i18n.switchLanguage();
      case REDUCE_MOTION ->
          display.reduceMotionProperty().set(!display.reduceMotionProperty().get());
      case ABSOLUTE_TIME ->
          display.absoluteTimeProperty().set(!display.absoluteTimeProperty().get());
      case TOGGLE_SIDE -> togglePanel(upper, side, UPPER_DIVIDER);
      case TOGGLE_BOTTOM -> togglePanel(main, lower, MAIN_DIVIDER);
    }
  }

  private void openOccurrence(long sequence) {
    panels.select("occurrences");
    occurrences.show(display.shown());
    occurrences.open(sequence);
  }

  private void acknowledge() {
    if (alarmBanner.alarm() == null) {
      say(i18n.text(AlarmBoardMsg.NOTHING_TO_ACKNOWLEDGE));
    } else {
      alarmBanner.acknowledge();
    }
  }

  /** Brings a panel or a tab at the side before the user's eyes. */
  private void open(String id) {
    Optional<Tab> tab = side.getTabs().stream().filter(t -> id.equals(t.getId())).findFirst();
    if (tab.isPresent()) {
      if (!upper.getItems().contains(side)) {
        togglePanel(upper, side, UPPER_DIVIDER);
      }
      side.getSelectionModel().select(tab.get());
    } else {
      panels.select(panels.has(id) ? id : "cluster");
    }
  }

  private void lookAt(FailoverRow row) {
    long from = row.failover().startedAtMicros();
    panels.select("timeline");
    timeline.showStretch(from, from + (long) (row.lengthMs() * 1_000));
  }

  private void step(int by) {
    panels.select("occurrences");
    occurrences.show(display.shown());
    occurrences.step(by);
  }

  private void reveal(Deck deck) {
    boolean atTheBottom = deck == bottomLeft || deck == bottomRight;
    if (atTheBottom && !main.getItems().contains(lower)) {
      togglePanel(main, lower, MAIN_DIVIDER);
    }
  }

  private static void togglePanel(SplitPane pane, Node panel, double position) {
    if (!pane.getItems().remove(panel)) {
      pane.getItems().add(panel);
      FxThread.later(() -> pane.setDividerPositions(position));
    }
  }

  /** Every command by name: what can be done to the selected node first, then to all, then here. */
  private List<PaletteEntry> entries() {
    List<PaletteEntry> all = new ArrayList<>();
    ConsoleState state = display.latest();
    long duration = display.faultDurationMsProperty().get();
    NodeId selected = display.selected();
    if (selected != null) {
      actions.forNode(selected, duration).forEach(item -> all.add(entry(item, "")));
      actions.recovery(selected).forEach(item -> all.add(entry(item, "")));
      actions.dataFaults(selected).forEach(item -> all.add(entry(item, "")));
    }
    actions.forAll(duration).forEach(item -> all.add(entry(item, "")));
    all.add(entry(actions.item("heal-all", new HealAll("")), ShellCommand.HEAL_ALL.keys()));
    all.add(entry(actions.item("rearm", new RearmFaults()), ""));
    boolean readOnly = state.switchesOn().contains(SwitchName.READ_ONLY);
    all.add(entry(actions.item("read-only", new SetSwitch(SwitchName.READ_ONLY, !readOnly)), ""));
    all.add(
        entry(
            actions.item(
                "workload",
                new SetWorkload(state.workload().withEnabled(!state.workload().enabled()))),
            ""));
    for (ShellCommand command : ShellCommand.values()) {
      if (command != ShellCommand.PALETTE && command != ShellCommand.HEAL_ALL) {
        all.add(
            new PaletteEntry(
                i18n.text(command.message()), "", command.keys(), true, () -> run(command)));
      }
    }
    all.addAll(panels.entries());
    all.addAll(faultEntries.entries());
    all.addAll(detectionEntries());
    all.addAll(alarmDoor.entries());
    for (NodeView node : state.nodes()) {
      if (!node.node().equals(selected)) {
        actions.forNode(node.node(), duration).forEach(item -> all.add(entry(item, "")));
      }
    }
    return all;
  }

  private List<PaletteEntry> detectionEntries() {
    List<PaletteEntry> all = new ArrayList<>();
    for (DetectionPanel.Page page : DetectionPanel.Page.values()) {
      String name = i18n.text(DetectionPanelMsg.CMD_PAGE, Text.of(page.message()));
      Runnable open =
          () -> {
            panels.select("detection");
            detection.turnTo(page);
          };
      all.add(new PaletteEntry(name, "", "", true, open));
    }
    return all;
  }

  private PaletteEntry entry(ActionItem item, String keys) {
    return new PaletteEntry(
        i18n.text(item.name()),
        i18n.text(item.line()),
        keys,
        item.isPossible(),
        () -> actions.submit(item.command()));
  }
}
