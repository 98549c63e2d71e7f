package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.Diagnosis;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillView;
import io.lifeboat.console.application.drill.DrillView.Phase;
import io.lifeboat.console.application.drill.DrillWords;
import io.lifeboat.console.application.drill.TaskState;
import io.lifeboat.console.application.drill.TaskState.Stage;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.InstructorMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A drill as its trainee has it: the story, how much time is left, what he was given to do with its
 * standard, hints for their price, and where he says what is wrong. What breaks is not in it.
 */
public final class DrillPanel extends BorderPane {
  private static final long SECOND = 1_000_000;

  private final DrillDesk desk;
  private final I18n i18n;
  private final Label title = Words.styled("", "panel-heading");
  private final Label story = Words.plain("");
  private final Label state = Words.styled("", "drill-state");
  private final Label tasksHead;
  private final VBox tasks = new VBox();
  private final DiagnosisForm diagnosis;
  private final VBox given = new VBox();
  private final ActionButton giveUp;
  private final ActionButton really;
  private final ActionButton goOn;
  private final FlowPane ask = new FlowPane();
  private final Map<String, TaskCard> cards = new LinkedHashMap<>();
  private List<Diagnosis> shownDiagnoses = List.of();
  private boolean asking;
  private boolean watching;
  private @Nullable MessageKey waiting;

  /** The panel of whatever drill is open at the desk. */
  public DrillPanel(DrillDesk desk, I18n i18n) {
    this.desk = desk;
    this.i18n = i18n;
    setId("drill");
    getStyleClass().add("drill-panel");
    setMinSize(280, 150);
    title.setId("drill-title");
    story.setId("drill-story");
    state.setId("drill-state");
    tasks.setId("drill-tasks");
    tasks.getStyleClass().add("drill-tasks");
    diagnosis = new DiagnosisForm(desk, i18n);
    given.setId("drill-diagnoses");
    giveUp = new ActionButton("drill-give-up", () -> asks(true));
    really = new ActionButton("drill-give-up-really", this::giveUp);
    goOn = new ActionButton("drill-go-on", () -> asks(false));
    ask.getStyleClass().add("drill-tools");
    ask.getChildren()
        .addAll(Words.bound(i18n.bind(DrillMsg.GIVE_UP_ASK), "drill-state"), goOn, really);
    tasksHead = Words.bound(i18n.bind(DrillMsg.TASKS), "column-head");
    VBox content = new VBox(title, story, state, tasksHead, tasks, diagnosis, given, giveUp, ask);
    content.getStyleClass().add("drill-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId("drill-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setCenter(scroll);
    i18n.languageProperty().addListener((o, was, is) -> renew());
    show();
  }

  /** Somebody looks on: nothing here is for him to do. */
  void setWatching() {
    watching = true;
    show();
  }

  /** What stands here while there is no drill. */
  public void setWaiting(MessageKey words) {
    waiting = words;
    show();
  }

  private void asks(boolean wants) {
    asking = wants;
    show();
    if (wants) {
      goOn.button().requestFocus();
    }
  }

  private void giveUp() {
    asking = false;
    desk.giveUp();
    show();
  }

  private void renew() {
    cards.clear();
    tasks.getChildren().clear();
    shownDiagnoses = List.of();
    given.getChildren().clear();
    diagnosis.renew();
    show();
  }

  /** Shows how the drill stands; called several times a second while the panel is on the screen. */
  public void show() {
    DrillView view = desk.view();
    Words.shown(story, view != null);
    Words.shown(tasksHead, view != null);
    boolean running = view != null && view.phase() == Phase.RUNNING;
    Words.shown(diagnosis, running && !watching);
    if (view == null) {
      MessageKey instead = waiting;
      title.setText(i18n.text(instead == null ? DrillMsg.NO_DRILL : InstructorMsg.EXERCISE));
      state.setText(i18n.text(instead == null ? DrillMsg.NO_DRILL_WHY : instead));
      tasks.getChildren().clear();
      cards.clear();
    } else {
      title.setText(view.title().in(i18n.language()));
      story.setText(view.story().in(i18n.language()));
      state.setText(i18n.text(state(view)));
      showTasks(view);
      diagnosis.show(view.nodes());
      showDiagnoses(view);
    }
    asking = asking && running;
    Words.shown(ask, asking);
    Words.shown(giveUp, running && !asking && !watching);
    giveUp.show(i18n.text(DrillMsg.GIVE_UP), i18n.text(DrillMsg.GIVE_UP_MEANS), running);
    really.show(i18n.text(DrillMsg.GIVE_UP_REALLY), i18n.text(DrillMsg.GIVE_UP_MEANS), running);
    goOn.show(i18n.text(DrillMsg.GO_ON), i18n.text(DrillMsg.GO_ON_MEANS), true);
  }

  private static Text state(DrillView view) {
    Text obstacle = view.obstacle();
    Long left = view.leftMicros();
    return switch (view.phase()) {
      case WAITING -> Text.of(DrillMsg.PHASE_WAITING);
      case PREPARING -> Text.of(DrillMsg.PHASE_PREPARING);
      case RUNNING -> Text.of(DrillMsg.PHASE_RUNNING, clock(left == null ? 0 : left));
      case OVER -> DrillWords.end(view.end());
      case FAILED -> obstacle == null ? Text.of(DrillMsg.OBSTACLE_NOT_READY) : obstacle;
    };
  }

  /** "2:05". */
  static String clock(long micros) {
    long seconds = (micros + SECOND - 1) / SECOND;
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private void showTasks(DrillView view) {
    cards.keySet().removeIf(id -> view.tasks().stream().noneMatch(each -> is(each, id)));
    for (TaskState task : view.tasks()) {
      String id = task.task().id();
      TaskCard card = cards.computeIfAbsent(id, name -> new TaskCard(name, desk, i18n));
      card.show(task, view.nowMicros(), view.phase() == Phase.RUNNING && !watching);
    }
    // What is newest is what to look at.
    List<TaskCard> order =
        view.tasks().stream()
            .sorted(DrillPanel::urgentFirst)
            .map(task -> java.util.Objects.requireNonNull(cards.get(task.task().id())))
            .toList();
    if (!tasks.getChildren().equals(order)) {
      tasks.getChildren().setAll(order);
    }
  }

  private static boolean is(TaskState task, String id) {
    return task.task().id().equals(id);
  }

  private static int urgentFirst(TaskState one, TaskState other) {
    return Integer.compare(rank(one), rank(other));
  }

  private static int rank(TaskState task) {
    Long due = task.dueMicros();
    if (task.stage() == Stage.OPEN && due != null) {
      return 0;
    }
    return task.stage().isOver() ? 2 : 1;
  }

  private void showDiagnoses(DrillView view) {
    if (view.diagnoses().equals(shownDiagnoses)) {
      return;
    }
    shownDiagnoses = view.diagnoses();
    given.getChildren().setAll(shownDiagnoses.stream().map(this::line).toList());
  }

  private Label line(Diagnosis said) {
    Text what = DrillWords.malfunction(said.malfunction(), said.nodes());
    return Words.styled(
        i18n.text(said.right() ? DrillMsg.SAID_RIGHT : DrillMsg.SAID_WRONG, what),
        said.right() ? "drill-right" : "drill-wrong");
  }

  /** Puts the keyboard where a drill is gone through. */
  public void focus(@Nullable String task) {
    TaskCard card = task == null ? null : cards.get(task);
    if (card == null) {
      diagnosis.focus();
    } else {
      card.focusHint();
    }
  }
}
