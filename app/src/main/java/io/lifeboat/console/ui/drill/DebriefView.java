package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.Debrief;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillScore;
import io.lifeboat.console.application.drill.DrillWords;
import io.lifeboat.console.application.drill.TaskState;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The drill that was done, looked back on at once: its score with every reason, what the trainee
 * saw beside what was so, what each action did, what the rule says, and where to go on.
 */
public final class DebriefView extends BorderPane {
  private final DrillDesk desk;
  private final I18n i18n;
  private final Label title = Words.styled("", "panel-heading");
  private final Label end = Words.plain("");
  private final Label total = Words.styled("", "drill-total");
  private final GridPane score = new GridPane();
  private final VBox times = new VBox();
  private final VBox tasks = new VBox();
  private final VBox effects = new VBox();
  private final Label rule = Words.plain("");
  private final Label section = Words.styled("", "muted");
  private final Label empty;
  private final VBox content;
  private final DebriefCanvas picture;
  private final ActionButton again;
  private final ActionButton other;
  private final ActionButton next;
  private final FlowPane tools;
  private @Nullable Debrief shown;

  /** The view of whatever was done last. */
  public DebriefView(DrillDesk desk, I18n i18n, Look look) {
    this.desk = desk;
    this.i18n = i18n;
    setId("debrief");
    getStyleClass().add("drill-panel");
    setMinSize(280, 150);
    title.setId("debrief-title");
    end.setId("debrief-end");
    total.setId("debrief-total");
    score.setId("debrief-score");
    score.getStyleClass().add("debrief-score");
    tasks.setId("debrief-tasks");
    tasks.getStyleClass().add("drill-tasks");
    effects.setId("debrief-effects");
    effects.getStyleClass().add("drill-tasks");
    rule.setId("debrief-rule");
    empty = Words.bound(i18n.bind(DrillMsg.DEBRIEF_EMPTY), "empty-words");
    empty.setId("debrief-empty");
    picture = new DebriefCanvas(i18n, look);
    again = new ActionButton("debrief-again", () -> desk.repeat(true));
    other = new ActionButton("debrief-other", () -> desk.repeat(false));
    next =
        new ActionButton(
            "debrief-next",
            () -> desk.next().ifPresent(drill -> desk.start(drill, DrillDesk.anySeed())));
    tools = new FlowPane(again, other, next);
    tools.getStyleClass().add("drill-tools");
    content =
        new VBox(
            title,
            end,
            total,
            tools,
            picture,
            heading(DrillMsg.DEBRIEF_SCORE),
            score,
            times,
            heading(DrillMsg.DEBRIEF_TASKS),
            tasks,
            heading(DrillMsg.DEBRIEF_EFFECTS),
            effects,
            heading(DrillMsg.DEBRIEF_RULE),
            rule,
            section);
    content.getStyleClass().add("drill-content");
    ScrollPane scroll = new ScrollPane(new VBox(empty, content));
    scroll.setId("debrief-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setCenter(scroll);
    i18n.languageProperty().addListener((o, was, is) -> render());
    render();
  }

  private Label heading(DrillMsg words) {
    return Words.bound(i18n.bind(words), "column-head");
  }

  /** What comes next is somebody else's to say. */
  void setLed() {
    Words.shown(tools, false);
  }

  /** Shows what was done last; the same again costs nothing. */
  public void show() {
    Debrief now = desk.debrief();
    if (now == null ? shown != null : !now.equals(shown)) {
      shown = now;
      render();
    }
  }

  private void render() {
    Debrief debrief = shown;
    Words.shown(empty, debrief == null);
    Words.shown(content, debrief != null);
    if (debrief == null) {
      return;
    }
    DrillScore sum = debrief.score();
    title.setText(debrief.drill().title().in(i18n.language()));
    end.setText(i18n.text(DrillWords.end(sum.end())));
    total.setText(i18n.text(DrillMsg.DEBRIEF_TOTAL, sum.points(), sum.of(), sum.percent()));
    picture.show(debrief);
    showScore(sum);
    tasks.getChildren().setAll(debrief.tasks().stream().map(this::task).toList());
    List<Node> did = new ArrayList<>();
    debrief.effects().forEach(each -> did.add(effect(each)));
    if (did.isEmpty()) {
      did.add(Words.plain(i18n.text(DrillMsg.DEBRIEF_NO_ACTIONS)));
    }
    effects.getChildren().setAll(did);
    rule.setText(debrief.drill().rule().words().in(i18n.language()));
    section.setText(debrief.drill().rule().section());
    again.show(i18n.text(DrillMsg.AGAIN), i18n.text(DrillMsg.AGAIN_MEANS), true);
    boolean drawn = debrief.drill().isDrawn();
    other.show(
        i18n.text(DrillMsg.OTHER),
        i18n.text(drawn ? DrillMsg.OTHER_MEANS : DrillMsg.OTHER_NOT_DRAWN),
        drawn);
    boolean more = desk.next().isPresent();
    next.show(
        i18n.text(DrillMsg.NEXT),
        desk.next()
            .map(drill -> drill.title().in(i18n.language()))
            .orElse(i18n.text(DrillMsg.NEXT_NONE)),
        more);
  }

  private void showScore(DrillScore sum) {
    score.getChildren().clear();
    int row = 0;
    for (DrillScore.Line line : sum.lines()) {
      Label subject = Words.plain(i18n.text(DrillWords.subject(line)));
      Label points =
          Words.styled(
              i18n.text(
                  line.of() == 0 ? DrillMsg.POINTS : DrillMsg.POINTS_OF,
                  i18n.number((double) line.points(), 0),
                  line.of()),
              "figure-value");
      Label why = Words.styled(i18n.text(line.why()), "muted");
      score.addRow(row++, subject, points, why);
    }
    times
        .getChildren()
        .setAll(
            DrillWords.times(sum.times()).stream()
                .map(each -> Words.plain(i18n.text(each)))
                .toList());
    if (sum.missing() > 0) {
      times
          .getChildren()
          .add(Words.styled(i18n.text(DrillMsg.DEBRIEF_MISSING, sum.missing()), "drill-wrong"));
    }
  }

  private Node task(TaskState state) {
    VBox box = new VBox();
    box.getStyleClass().add("drill-task");
    box.setId("debrief-task-" + state.task().id());
    boolean done = state.stage() == TaskState.Stage.MET || state.stage() == TaskState.Stage.LATE;
    boolean given = state.stage() != TaskState.Stage.WAITING;
    String words =
        !given
            ? i18n.text(DrillMsg.TASK_NOT_GIVEN)
            : (done ? state.task().met() : state.task().notMet()).in(i18n.language());
    box.getChildren()
        .addAll(
            Words.styled(state.task().cue().words().in(i18n.language()), "drill-cue"),
            Words.styled(i18n.text(DrillWords.standard(state.task())), "muted"),
            Words.styled(
                i18n.text(
                    !given ? DrillMsg.TASK_LINE : done ? DrillMsg.TASK_DONE : DrillMsg.TASK_MISSED,
                    words),
                !given ? "muted" : done ? "drill-right" : "drill-wrong"));
    return box;
  }

  private Node effect(Debrief.Effect effect) {
    VBox box = new VBox();
    box.getStyleClass().add("drill-task");
    box.getChildren().add(Words.plain(i18n.text(DrillMsg.EFFECT, effect.words(), effect.worth())));
    for (var each : effect.consequences()) {
      box.getChildren().add(Words.styled("→ " + i18n.text(each), "muted"));
    }
    if (effect.consequences().isEmpty()) {
      box.getChildren().add(Words.styled(i18n.text(DrillMsg.EFFECT_NONE), "muted"));
    }
    return box;
  }
}
