package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.drill.DrillView;
import io.lifeboat.console.application.instructor.InitialCondition;
import io.lifeboat.console.application.instructor.InstructorDesk;
import io.lifeboat.console.application.text.InstructorMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.i18n.I18n;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What an instructor has beside the truth and the faults: the trainee, the exercise, the past. */
public final class InstructorPanel extends BorderPane {
  private static final int ROWS = 4;
  private static final String DRAFT = "my-drill";

  private final InstructorDesk desk;
  private final DrillDesk drills;
  private final I18n i18n;
  private final Label trainee = Words.plain("");
  private final ActionButton show;
  private final ActionButton hold;
  private final Label exercise = Words.plain("");
  private final ActionButton choose;
  private final ActionButton make;
  private final ActionButton leave;
  private final ListView<InitialCondition> list = new ListView<>();
  private final Label detail = Words.styled("", "muted");
  private final Label unreadable = Words.styled("", "drill-wrong");
  private final TextField name = new TextField();
  private final ActionButton take;
  private final ActionButton back;
  private final ActionButton delete;
  private final ActionButton really;
  private final ActionButton keep;
  private final Label askWords = Words.styled("", "drill-state");
  private final FlowPane ask;
  private boolean asking;
  private final Label note = Words.styled("", "drill-state");
  private List<InitialCondition> shown = List.of();
  private String proposed = "";

  /**
   * @param choosing opens the list of drills
   * @param editing opens the editor of drills with a text
   */
  public InstructorPanel(
      InstructorDesk desk,
      DrillDesk drills,
      I18n i18n,
      Runnable choosing,
      Consumer<String> editing) {
    this.desk = desk;
    this.drills = drills;
    this.i18n = i18n;
    setId("instructor");
    getStyleClass().add("drill-panel");
    setMinSize(280, 150);
    trainee.setId("instructor-trainee");
    show = new ActionButton("instructor-show", desk::showTrainee);
    hold = new ActionButton("instructor-hold", this::hold);
    exercise.setId("instructor-exercise");
    choose = new ActionButton("instructor-choose", choosing);
    make = new ActionButton("instructor-make", () -> desk.drill(DRAFT, editing));
    leave = new ActionButton("instructor-leave", desk::leave);
    list.setId("instructor-conditions");
    list.setCellFactory(view -> new Cell());
    list.accessibleTextProperty().bind(i18n.bind(InstructorMsg.CONDITIONS));
    list.setPlaceholder(Words.bound(i18n.bind(InstructorMsg.CONDITIONS_NONE), "muted"));
    list.setMinHeight(110);
    list.setPrefHeight(ROWS * 36);
    list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> refresh());
    detail.setId("instructor-condition");
    name.setId("instructor-name");
    name.accessibleTextProperty().bind(i18n.bind(InstructorMsg.NAME));
    name.promptTextProperty().bind(i18n.bind(InstructorMsg.NAME));
    name.textProperty().addListener((o, was, is) -> refresh());
    take = new ActionButton("instructor-take", this::take);
    back = new ActionButton("instructor-backtrack", () -> withChosen(desk::backtrack));
    delete = new ActionButton("instructor-delete", () -> asks(true));
    really =
        new ActionButton(
            "instructor-delete-really",
            () -> {
              withChosen(desk::delete);
              asks(false);
            });
    keep = new ActionButton("instructor-keep", () -> asks(false));
    ask = tools(keep, really);
    ask.getChildren().addFirst(askWords);
    note.setId("instructor-note");
    VBox content =
        new VBox(
            Words.bound(i18n.bind(InstructorMsg.TAB), "panel-heading"),
            Words.bound(i18n.bind(InstructorMsg.ABOUT), "muted"),
            note,
            Words.bound(i18n.bind(InstructorMsg.TRAINEE), "column-head"),
            trainee,
            tools(show, hold),
            Words.bound(i18n.bind(InstructorMsg.EXERCISE), "column-head"),
            exercise,
            tools(choose, make, leave),
            Words.bound(i18n.bind(InstructorMsg.CONDITIONS), "column-head"),
            Words.bound(i18n.bind(InstructorMsg.CONDITIONS_ABOUT), "muted"),
            list,
            detail,
            unreadable,
            tools(back, delete),
            ask,
            name,
            tools(take));
    content.getStyleClass().add("drill-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setCenter(scroll);
    i18n.languageProperty()
        .addListener(
            (o, was, is) -> {
              list.refresh();
              refresh();
            });
    refresh();
  }

  private static FlowPane tools(ActionButton... buttons) {
    FlowPane tools = new FlowPane(buttons);
    tools.getStyleClass().add("drill-tools");
    return tools;
  }

  /** A name nobody has to think of; one that was typed stays. */
  private void propose() {
    String next = i18n.text(InstructorMsg.NAME_FIRST, desk.conditions().size() + 1);
    if (name.getText().equals(proposed)) {
      name.setText(next);
    }
    proposed = next;
  }

  private String time(String takenAt) {
    Locale locale = i18n.language().locale();
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(ZoneId.systemDefault())
        .format(Instant.parse(takenAt).truncatedTo(ChronoUnit.SECONDS));
  }

  private void hold() {
    desk.hold(!desk.isHeld());
    refresh();
  }

  private void take() {
    desk.take(name.getText());
    proposed = name.getText();
    refresh();
  }

  private void asks(boolean wants) {
    asking = wants;
    refresh();
    if (wants) {
      keep.button().requestFocus();
    }
  }

  private void withChosen(Consumer<InitialCondition> use) {
    InitialCondition chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      use.accept(chosen);
      refresh();
    }
  }

  /** Shows how things are; called several times a second while the panel is on the screen. */
  public void show() {
    desk.look();
    refresh();
  }

  private void refresh() {
    if (!desk.conditions().equals(shown)) {
      InitialCondition chosen = list.getSelectionModel().getSelectedItem();
      shown = desk.conditions();
      list.getItems().setAll(shown);
      if (chosen == null) {
        list.getSelectionModel().selectFirst();
      } else {
        shown.stream()
            .filter(each -> each.id().equals(chosen.id()))
            .findFirst()
            .ifPresentOrElse(
                list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
      }
    }
    propose();
    Text said = desk.note();
    note.setText(said == null ? "" : i18n.text(said));
    Words.shown(note, said != null);
    boolean open = desk.isTraineeShown();
    trainee.setText(i18n.text(open ? InstructorMsg.TRAINEE_SHOWN : InstructorMsg.TRAINEE_HIDDEN));
    show(show, InstructorMsg.SHOW_TRAINEE, InstructorMsg.SHOW_TRAINEE_MEANS, true);
    boolean held = desk.isHeld();
    show(
        hold,
        held ? InstructorMsg.GO_ON : InstructorMsg.HOLD,
        held ? InstructorMsg.GO_ON_MEANS : InstructorMsg.HOLD_MEANS,
        true);
    DrillView drill = drills.view();
    exercise.setText(
        drill == null
            ? i18n.text(InstructorMsg.EXERCISE_FREE)
            : i18n.text(
                InstructorMsg.EXERCISE_DRILL,
                drill.title().in(i18n.language()),
                String.valueOf(drill.seed())));
    show(choose, InstructorMsg.EXERCISE_CHOOSE, InstructorMsg.EXERCISE_CHOOSE_MEANS, true);
    boolean recorded = desk.isRecorded();
    show(
        make,
        InstructorMsg.MAKE_DRILL,
        recorded ? InstructorMsg.MAKE_DRILL_MEANS : InstructorMsg.NOTE_NOT_RECORDED,
        recorded);
    show(leave, InstructorMsg.LEAVE, InstructorMsg.LEAVE_MEANS, true);
    showConditions();
  }

  private void showConditions() {
    InitialCondition chosen = list.getSelectionModel().getSelectedItem();
    detail.setText(
        chosen == null
            ? ""
            : i18n.text(
                InstructorMsg.CONDITION_DETAIL,
                chosen.size(),
                chosen.running().size(),
                chosen.term(),
                chosen.commitIndex()));
    Words.shown(detail, chosen != null);
    int bad = desk.unreadable();
    unreadable.setText(bad == 0 ? "" : i18n.text(InstructorMsg.UNREADABLE, bad));
    Words.shown(unreadable, bad > 0);
    boolean can = chosen != null && !desk.isBusy();
    InstructorMsg cannot = desk.isBusy() ? InstructorMsg.BUSY : InstructorMsg.CHOOSE_ONE;
    show(back, InstructorMsg.BACKTRACK, can ? InstructorMsg.BACKTRACK_MEANS : cannot, can);
    show(delete, InstructorMsg.DELETE, can ? InstructorMsg.DELETE_MEANS : cannot, can);
    asking = asking && can;
    askWords.setText(chosen == null ? "" : i18n.text(InstructorMsg.DELETE_ASK, chosen.name()));
    Words.shown(ask, asking);
    show(really, InstructorMsg.DELETE_REALLY, InstructorMsg.DELETE_MEANS, can);
    show(keep, InstructorMsg.KEEP, InstructorMsg.KEEP_MEANS, true);
    boolean named = !name.getText().isBlank();
    Text obstacle = desk.obstacle();
    String line =
        obstacle != null
            ? i18n.text(obstacle)
            : i18n.text(named ? InstructorMsg.TAKE_MEANS : InstructorMsg.TAKE_UNNAMED);
    take.show(i18n.text(InstructorMsg.TAKE), line, obstacle == null && named);
  }

  private void show(
      ActionButton button, InstructorMsg words, InstructorMsg line, boolean possible) {
    button.show(i18n.text(words), i18n.text(line), possible);
  }

  private final class Cell extends ListCell<InitialCondition> {
    Cell() {
      // A long name goes on in the next line.
      setWrapText(true);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable InitialCondition condition, boolean empty) {
      super.updateItem(condition, empty);
      setText(
          empty || condition == null
              ? null
              : i18n.text(
                  InstructorMsg.CONDITION_LINE, condition.name(), time(condition.takenAt())));
    }
  }
}
