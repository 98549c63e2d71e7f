package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.OperatorCommand.ClientWrite;
import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.comparison.ComparisonDesk;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.failover.FailoverRow;
import io.lifeboat.console.application.instructor.InstructorDesk;
import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.InstructorMsg;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.application.tour.Tour;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.action.Actions.Refused;
import io.lifeboat.console.ui.alarm.AlarmBanner;
import io.lifeboat.console.ui.alarm.AlarmListView;
import io.lifeboat.console.ui.comparison.ComparisonPanel;
import io.lifeboat.console.ui.control.Deck;
import io.lifeboat.console.ui.degradation.DegradationPanel;
import io.lifeboat.console.ui.detection.DetectionPanel;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.drill.DrillPane;
import io.lifeboat.console.ui.drill.InstructorPanel;
import io.lifeboat.console.ui.failover.FailoverView;
import io.lifeboat.console.ui.fx.PulseDrain;
import io.lifeboat.console.ui.glossary.GlossaryView;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.DegradationPanelMsg;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.FailoverMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import io.lifeboat.console.ui.i18n.PresentMsg;
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
import io.lifeboat.console.ui.policy.FileDoor;
import io.lifeboat.console.ui.policy.PolicyPanel;
import io.lifeboat.console.ui.replay.LiveDeck;
import io.lifeboat.console.ui.replay.RecordingDeck;
import io.lifeboat.console.ui.safety.SafetyPanel;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Themes;
import io.lifeboat.console.ui.timeline.TimelineChart;
import io.lifeboat.console.ui.tour.TourView;
import io.lifeboat.console.ui.trend.TrendView;
import io.lifeboat.console.ui.workload.WorkloadView;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/**
 * The window: what it consists of, how often each part is drawn, what keys do. Takes the latest
 * state once a frame; lists and figures ten times a second at most.
 */
public final class ConsoleWindow {
  private static final long SLOW_NANOS = 100_000_000L;
  private static final String FAULTS = "tab-faults";
  private static final String LOAD = "tab-load";
  private static final String INSTRUCTOR = "tab-instructor";

  private final PulseDrain<ConsoleState> drain;
  private final I18n i18n;
  private final Look look;
  private final Display display;
  private final Actions actions;
  private final MessageLine message = new MessageLine();
  private final Label closing = new Label();
  private final Veil held;
  private final VBox alarmPlace = new VBox();
  private final AlarmDoor alarmDoor;
  private final AlarmBanner alarmBanner;
  private final AlarmListView alarmList;
  private final StatusBarView status;
  private final FooterView footer;
  private final Presentation presentation;
  private final BorderPane body = new BorderPane();
  private final VBox foot = new VBox();
  private final ReplayPlace replay;
  private Seat seat = Seat.OPERATOR;
  private Supplier<String> title = () -> "Lifeboat";
  private Runnable onRecordings = this::sayNotRecorded;
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
  private final PolicyDesk desk;
  private final PolicyPanel policies;
  private final DegradationPanel degradation;
  private final ComparisonPanel comparison;
  private final Panels panels;
  private final Deck centre;
  private final Deck bottomLeft;
  private final Deck bottomRight;
  private final PaletteView palette;
  private final HelpView help;
  private final GlossaryView glossary;
  private final TourView tour;
  private boolean tourSeen;
  private @Nullable DrillPlace drills;
  private @Nullable InstructorPanel instructor;
  private final SidePanel side;
  private final Arrangement arrangement;
  private final StackPane root;
  private final AnimationTimer timer;
  private final Scene scene;
  private final WindowKeys keys;
  private Stage stage = new Stage();
  private long lastFrame;
  private long lastSlow;
  private int writes;

  public ConsoleWindow(
      Supplier<ConsoleState> states,
      CommandService commands,
      Predicate<AlarmAction> alarms,
      I18n i18n,
      Look look,
      Display display,
      PolicyDesk desk,
      FileDoor files,
      ComparisonDesk comparisons) {
    this.desk = desk;
    this.drain = new PulseDrain<>(states, this::take);
    this.i18n = i18n;
    this.look = look;
    this.display = display;
    this.actions = new Actions(commands, display::latest);
    actions.setOnRefused(this::refused);
    status = new StatusBarView(actions, display, i18n, look, this::run);
    footer = new FooterView(i18n);
    foot.getChildren().add(footer);
    root = new StackPane();
    scene = new Scene(root);
    held = new Veil("held", scene, i18n, InstructorMsg.HELD);
    replay = new ReplayPlace(scene, foot, display, i18n, look, this::say, this::isKeyElsewhere);
    alarmDoor =
        new AlarmDoor(
            display, i18n, action -> replay.isOver() || alarms.test(action), this::open, this::say);
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
    policies = new PolicyPanel(desk, i18n, files);
    degradation = new DegradationPanel(display, actions, i18n, this::openOccurrence);
    comparison = new ComparisonPanel(comparisons, i18n, look, files);
    panels = new Panels(i18n, look, this::reveal);
    centre = panels.deck("centre");
    bottomLeft = panels.deck("bottom-left");
    bottomRight = panels.deck("bottom-right");
    side = new SidePanel(i18n);
    arrangement = new Arrangement(centre, side, bottomLeft, bottomRight);
    presentation =
        new Presentation(
            scene,
            display,
            i18n,
            look,
            panels,
            centre,
            arrangement,
            foot,
            actions::submit,
            this::say);
    panels.add(centre, "cluster", UiMsg.PANEL_CLUSTER, overview, (s, now) -> overview.show(s));
    LogPanel logs = new LogPanel(display, actions, i18n, look);
    panels.add(centre, "logs", LogMsg.PANEL_LOGS, logs, (s, now) -> logs.show(s));
    panels.add(centre, "links", UiMsg.PANEL_LINKS, links, (s, now) -> links.show(s));
    panels.add(
        centre, "detection", DetectionPanelMsg.PANEL, detection, (s, now) -> detection.show(s));
    panels.add(
        centre,
        "degradation",
        DegradationPanelMsg.PANEL,
        degradation,
        (s, now) -> degradation.show(s));
    panels.add(centre, "policies", PolicyMsg.PANEL, policies, (s, now) -> policies.show());
    panels.add(
        centre, "comparison", ComparisonMsg.PANEL, comparison, (s, now) -> comparison.show());
    panels.add(bottomLeft, "trends", UiMsg.PANEL_TRENDS, trends, trends::show);
    panels.add(
        bottomLeft, "timeline", TimelineMsg.PANEL_TIMELINE, timeline, (s, now) -> timeline.show(s));
    panels.add(
        bottomRight,
        "occurrences",
        UiMsg.PANEL_OCCURRENCES,
        occurrences,
        (s, now) -> occurrences.show(s));
    FaultEntries faultEntries =
        new FaultEntries(actions, display, i18n, this::setUpFault, this::showLedger);
    panels.add(
        bottomRight, "failovers", FailoverMsg.PANEL, failovers, (s, now) -> failovers.show(s));
    panels.add(
        bottomRight,
        AlarmDoor.LIST,
        AlarmBoardMsg.PANEL_ALARMS,
        alarmList,
        (s, now) -> alarmList.show(display.latest(), now));
    panels.add(bottomRight, "safety", SafetyPanelMsg.PANEL, safety, (s, now) -> safety.show(s));
    PageEntries pages = new PageEntries(panels, i18n, detection, degradation, policies, comparison);
    PaletteEntries entries =
        new PaletteEntries(
            actions,
            display,
            i18n,
            command -> command != ShellCommand.TOUR || seat.mayShow(),
            this::run,
            List.of(
                panels::entries,
                () -> seat.mayBreakThings() ? faultEntries.entries() : List.of(),
                pages::entries,
                () -> seat.mayShow() ? presentation.entries() : List.of(),
                replay::entries,
                () -> drills == null ? List.of() : drills.entries(),
                alarmDoor::entries));
    palette = new PaletteView(i18n, entries::entries);
    help = new HelpView(i18n);
    glossary = new GlossaryView(i18n, body, panels::about);
    occurrences.setOnTerm(glossary::open);
    tour = new TourView(i18n, this::tourAt, () -> tourSeen = true);
    Node content = layOut();
    root.getChildren()
        .setAll(content, tour, palette, help, glossary, held, closing, presentation.pointer());
    closing.setId("closing");
    closing.getStyleClass().add("overlay-words");
    closing.textProperty().bind(i18n.bind(UiMsg.CLOSING));
    closing.setVisible(false);
    display.presentingProperty().addListener((o, was, is) -> overview.requestFocus());
    keys =
        new WindowKeys(
            scene, display, palette, this::run, this::faultKey, this::back, presentation::turn);
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
    alarmPlace.setId("alarm-place");
    alarmPlace.getChildren().add(alarmBanner);
    side.addScrolled("tab-node", UiMsg.PANEL_NODE, faceplate);
    side.add(FAULTS, UiMsg.PANEL_FAULTS, nemesis);
    side.addScrolled(LOAD, UiMsg.PANEL_LOAD, workload);
    VBox top = new VBox(status, alarmPlace, message);
    BorderPane pane = body;
    pane.setCenter(arrangement.pane());
    pane.setTop(top);
    pane.setBottom(foot);
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
              stage.setTitle(title.get());
            });
  }

  private void restyle() {
    Themes.apply(scene, look.theme(), look.textScale());
    panels.restyle();
    overview.refresh();
  }

  // What is added for the window's use

  /**
   * Plays a recording in this window, which is marked as that of a recording for good.
   *
   * @param deck plays it
   * @param name of the recording, for the title
   */
  public void setRecording(RecordingDeck deck, String name) {
    seat = Seat.RECORDING;
    title = () -> i18n.text(ReplayMsg.TITLE, name);
    panels.remove("policies");
    panels.remove("comparison");
    status.markRecording();
    replay.setRecording(deck);
  }

  /** Lets whoever freezes the display go back in the run that goes on. */
  public void setLive(LiveDeck deck) {
    replay.setLive(deck);
  }

  /**
   * Adds the panel of drills.
   *
   * @param trainee whether this is the window of a drill: its tasks stand at the side in place of
   *     the faults, which are not his to inject
   */
  public void setDrills(DrillDesk desk, boolean trainee) {
    setDrills(desk, trainee ? Seat.TRAINEE : seat);
  }

  private DrillPlace setDrills(DrillDesk desk, Seat who) {
    seat = who;
    DrillPlace place = new DrillPlace(desk, panels, centre, side, i18n, look, who, FAULTS);
    drills = place;
    if (who == Seat.TRAINEE || who == Seat.LED) {
      onRecordings = () -> say(i18n.text(DrillMsg.RECORDINGS_LATER));
    }
    return place;
  }

  /** Makes this the window of a trainee whom an instructor leads. */
  public void setLed(DrillDesk desk) {
    setDrills(desk, Seat.LED);
    title = () -> i18n.text(InstructorMsg.TITLE_TRAINEE);
    status.mark("trainee-mark", InstructorMsg.MARK_TRAINEE, MaterialDesignA.ACCOUNT_SCHOOL_OUTLINE);
  }

  /** Makes this the window of an instructor. */
  public void setInstructor(InstructorDesk desk, DrillDesk drillDesk) {
    DrillPlace place = setDrills(drillDesk, Seat.INSTRUCTOR);
    title = () -> i18n.text(InstructorMsg.TITLE);
    status.mark("instructor-mark", InstructorMsg.MARK, MaterialDesignE.EYE_OUTLINE);
    InstructorPanel panel =
        new InstructorPanel(
            desk, drillDesk, i18n, () -> place.open(DrillPane.Page.CATALOGUE), place::edit);
    instructor = panel;
    side.add(INSTRUCTOR, InstructorMsg.TAB, panel);
    side.choose(INSTRUCTOR);
  }

  /** Covers the window with words, and takes no key and no click, or gives it back. */
  public void hold(boolean on) {
    held.setVisible(on);
    if (on) {
      panels.attachAll();
      palette.close();
      held.requestFocus();
    } else {
      overview.requestFocus();
    }
  }

  private void sayNotRecorded() {
    say(i18n.text(ReplayMsg.NOT_RECORDED));
  }

  /** What opens the list of recordings. */
  public void setOnRecordings(Runnable open) {
    onRecordings = open;
  }

  /** Puts the window on the screen and starts drawing. */
  public void show(Stage on) {
    stage = on;
    stage.setScene(scene);
    stage.setTitle(title.get());
    stage.setMinWidth(1000);
    stage.setMinHeight(700);
    stage.show();
    arrangement.fit(scene.getWidth(), scene.getHeight());
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

  public double mainDivider() {
    return arrangement.main();
  }

  public double upperDivider() {
    return arrangement.upper();
  }

  public double lowerDivider() {
    return arrangement.lower();
  }

  /** Puts the dividers where the user had them, 0 to 1. */
  public void setDividers(double ofMain, double ofUpper, double ofLower) {
    arrangement.set(ofMain, ofUpper, ofLower);
  }

  /** What is chosen in each deck, by the deck's name. */
  public Map<String, String> chosenPanels() {
    return panels.chosen();
  }

  /** Chooses in each deck what the user had chosen there. */
  public void choosePanels(Map<String, String> chosen) {
    panels.choose(chosen);
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
    replay.frame();
    if (panels.isOnScreen("cluster")) {
      overview.frame(seconds * replay.pace());
    }
    presentation.frame();
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
    presentation.show(shown, now);
    footer.show(shown);
    faceplate.show(shown);
    tour.show(display.latest(), display.selected());
    if (side.isChosen(FAULTS)) {
      nemesis.show(shown);
    }
    if (side.isChosen(LOAD)) {
      workload.show(shown);
    }
    if (drills != null) {
      drills.show();
    }
    if (instructor != null && side.isChosen(INSTRUCTOR)) {
      instructor.show();
    }
    desk.follow();
    panels.show(shown, now);
    message.tick(now);
  }

  private void showAlarms(long now) {
    alarmBanner.show(display.latest(), now);
    int active = display.latest().alarms().active().size();
    bottomRight.setBadge(AlarmDoor.LIST, active == 0 ? "" : i18n.number(active, 0));
    long damaged = DetectionPanel.damaged(display.latest());
    centre.setBadge("detection", damaged == 0 ? "" : i18n.number((double) damaged, 0));
    long on = DegradationPanel.on(display.latest());
    centre.setBadge("degradation", on == 0 ? "" : i18n.number((double) on, 0));
  }

  /** At first the first node is selected, so that the faceplate is not empty. */
  private void selectSomething(ConsoleState state) {
    if (display.selected() == null && !state.nodes().isEmpty()) {
      display.selectedProperty().set(state.nodes().getFirst().node());
    }
  }

  /** Opens the panel of faults with this form in it, and the keyboard there. */
  private void setUpFault(FaultForm form) {
    if (!side.has(FAULTS)) {
      say(i18n.text(DrillMsg.FAULTS_NOT_YOURS));
      return;
    }
    showFaults();
    nemesis.setUp(form);
  }

  private void showLedger() {
    showFaults();
    nemesis.showLedger();
  }

  private void showFaults() {
    arrangement.showSide();
    side.choose(FAULTS);
  }

  // Messages

  private void refused(Refused refused) {
    say(i18n.text(UiMsg.REFUSED, Actions.name(refused.command()), refused.reason()));
  }

  /** Shows a line to the user. */
  public void say(String text) {
    message.say(text);
  }

  // Keys

  private void faultKey(Command command) {
    if (display.singleKeyFaultsProperty().get()) {
      actions.submit(command);
    } else {
      say(i18n.text(UiMsg.SINGLE_KEY_OFF, Actions.name(command)));
    }
  }

  private boolean isKeyElsewhere() {
    return keys.isTyping()
        || palette.isOpen()
        || help.isVisible()
        || display.presentingProperty().get();
  }

  private void back() {
    if (overview.cancelDrawing()) {
      return;
    }
    if (glossary.isVisible()) {
      glossary.close();
    } else if (help.isVisible()) {
      help.setVisible(false);
    } else if (tour.isUnderWay()) {
      tour.end();
    } else if (keys.isTyping()) {
      (panels.isOnScreen("cluster") ? overview : arrangement.pane()).requestFocus();
    } else if (!occurrences.closeDetail()
        && !alarmBanner.closeAdvice()
        && !alarmList.closeDetail()
        && !clearMessage()) {
      display.presentingProperty().set(false);
    }
  }

  private boolean clearMessage() {
    boolean was = message.isVisible();
    message.clear();
    return was;
  }

  // Commands

  private void run(ShellCommand command) {
    switch (command) {
      case FREEZE -> replay.freezeOrPlay();
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
      case GLOSSARY -> turnGlossary();
      case TOUR -> beginTour();
      case PALETTE -> palette.open();
      case HEAL_ALL -> actions.submit(new HealAll(""));
      case PRESENTATION -> display.presentingProperty().set(!display.presentingProperty().get());
      case LASER -> presentation.toggleLaser();
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
      case RECORDINGS -> onRecordings.run();
      case TOGGLE_SIDE -> arrangement.toggleSide();
      case TOGGLE_BOTTOM -> arrangement.toggleBottom();
    }
  }

  // Help and first steps

  /** Begins the first steps, from the first. */
  public void beginTour() {
    if (!seat.mayShow()) {
      say(i18n.text(PresentMsg.TOUR_ELSEWHERE));
      return;
    }
    display.presentingProperty().set(false);
    display.frozenProperty().set(false);
    tour.begin(display.latest());
  }

  /** Whether the first steps were taken or passed over in this window. */
  public boolean isTourSeen() {
    return tourSeen;
  }

  /** Brings up what a step of the tour speaks of. */
  private void tourAt(Tour.Step step) {
    switch (step) {
      case WELCOME, QUESTIONS, DONE -> {}
      case SELECT_LEADER -> panels.select("cluster");
      case KILL, RESTORE -> open("tab-node");
      case WATCH, WHY -> {
        panels.select("cluster");
        panels.select("occurrences");
      }
    }
  }

  private void turnGlossary() {
    if (glossary.isVisible()) {
      glossary.close();
    } else {
      glossary.open();
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
    if (side.has(id)) {
      arrangement.showSide();
      side.choose(id);
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
    if (replay.canStep()) {
      replay.step(by);
      return;
    }
    occurrences.show(display.shown());
    occurrences.step(by);
  }

  private void reveal(Deck deck) {
    arrangement.reveal(deck);
  }
}
