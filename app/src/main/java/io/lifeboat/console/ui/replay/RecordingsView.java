package io.lifeboat.console.ui.replay;

import io.lifeboat.console.application.archive.RecordingsDesk;
import io.lifeboat.console.application.recording.RecordingSummary;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.report.ReportFormat;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.RecordingMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.policy.FileDoor;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The recordings there are, and what can be done with one. */
public final class RecordingsView extends BorderPane {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final double BYTES_PER_MEGABYTE = 1_048_576;

  private final I18n i18n;
  private final RecordingsDesk desk;
  private final FileDoor files;
  private final Consumer<Path> open;
  private final ObservableList<RecordingSummary> rows = FXCollections.observableArrayList();
  private final TableView<RecordingSummary> table = new TableView<>(rows);
  private final Label note = new Label();
  private final Label room = new Label();
  private final TextField title = new TextField();
  private final Label question = new Label();
  private final HBox asking = new HBox();

  /**
   * @param open opens a recording in a window of its own
   */
  public RecordingsView(I18n i18n, RecordingsDesk desk, FileDoor files, Consumer<Path> open) {
    this.i18n = i18n;
    this.desk = desk;
    this.files = files;
    this.open = open;
    setId("recordings");
    getStyleClass().add("recordings");
    buildTable();
    note.setId("recordings-note");
    note.setWrapText(true);
    room.getStyleClass().add("muted");
    room.setWrapText(true);
    room.textProperty()
        .bind(
            i18n.bind(
                RecordingMsg.KEPT_WITHIN,
                Text.of(RecordingMsg.MEGABYTES, Recordings.MOST_BYTES / BYTES_PER_MEGABYTE)));
    buildQuestion();
    VBox below = new VBox(buttons(), asking, note, room);
    below.getStyleClass().add("recordings-below");
    setCenter(table);
    setBottom(below);
    desk.setOnChange(this::show);
    i18n.languageProperty().addListener((o, was, is) -> show());
    desk.refresh();
  }

  private void buildTable() {
    table.setId("recordings-table");
    table.getStyleClass().add("dense");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column(RecordingMsg.COLUMN_NAME, 255, RecordingsView::name);
    column(RecordingMsg.COLUMN_STARTED, 200, this::started);
    column(RecordingMsg.COLUMN_LENGTH, 70, RecordingsView::length);
    column(RecordingMsg.COLUMN_NODES, 60, one -> String.valueOf(one.nodes()));
    column(
        RecordingMsg.COLUMN_LEADER_CHANGES,
        130,
        one -> i18n.number((double) one.leaderChanges(), 0));
    column(RecordingMsg.COLUMN_FAULTS, 60, one -> i18n.number((double) one.faults(), 0));
    column(RecordingMsg.COLUMN_BOOKMARKS, 85, one -> i18n.number((double) one.bookmarks(), 0));
    column(RecordingMsg.COLUMN_SIZE, 80, one -> megabytes(one.bytes()));
    column(RecordingMsg.COLUMN_STATE, 150, this::state);
    Label empty = new Label();
    empty.getStyleClass().add("empty-words");
    empty.textProperty().bind(note.textProperty());
    table.setPlaceholder(empty);
    table.setOnMouseClicked(
        e -> {
          if (e.getClickCount() == 2) {
            withChosen(one -> open.accept(one.file()));
          }
        });
    table.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            withChosen(one -> open.accept(one.file()));
          }
        });
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              ask(null);
              title.setText(is == null ? "" : is.title());
            });
  }

  private void column(MessageKey name, double width, Function<RecordingSummary, String> cell) {
    TableColumn<RecordingSummary, String> column = new TableColumn<>();
    column.textProperty().bind(i18n.bind(name));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell.apply(row.getValue())));
    table.getColumns().add(column);
  }

  private HBox buttons() {
    BooleanBinding nothing = table.getSelectionModel().selectedItemProperty().isNull();
    BooleanBinding cannotOpen =
        Bindings.createBooleanBinding(
            () -> {
              RecordingSummary one = table.getSelectionModel().getSelectedItem();
              return one == null || one.facts() == 0;
            },
            table.getSelectionModel().selectedItemProperty());
    Button openIt = button("recording-open", RecordingMsg.OPEN, one -> open.accept(one.file()));
    openIt.disableProperty().bind(cannotOpen);
    ReportMenu report = new ReportMenu(i18n, this::report);
    report.disableProperty().bind(cannotOpen);
    Button export = button("recording-export", RecordingMsg.EXPORT, this::export);
    export.disableProperty().bind(nothing);
    Button delete = button("recording-delete", RecordingMsg.DELETE, this::ask);
    delete.disableProperty().bind(nothing);
    title.setId("recording-title");
    title.promptTextProperty().bind(i18n.bind(RecordingMsg.TITLE_PROMPT));
    title.accessibleTextProperty().bind(i18n.bind(RecordingMsg.TITLE_PROMPT));
    title.disableProperty().bind(nothing);
    title.setOnAction(e -> withChosen(one -> desk.entitle(one.file(), title.getText())));
    Button give =
        button(
            "recording-entitle",
            RecordingMsg.GIVE_TITLE,
            one -> desk.entitle(one.file(), title.getText()));
    give.disableProperty().bind(nothing);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button other = new Button();
    other.setId("recording-open-file");
    other.textProperty().bind(i18n.bind(RecordingMsg.OPEN_FILE));
    other.setOnAction(
        e ->
            files
                .openAny(getScene().getWindow(), i18n.text(RecordingMsg.FILES), Recordings.SUFFIX)
                .ifPresent(open));
    HBox row = new HBox(8, openIt, report, export, delete, title, give, gap, other);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button button(String id, MessageKey name, Consumer<RecordingSummary> act) {
    Button button = new Button();
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.textProperty().bind(i18n.bind(name));
    button.setOnAction(e -> withChosen(act));
    return button;
  }

  private void withChosen(Consumer<RecordingSummary> act) {
    RecordingSummary chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      act.accept(chosen);
    }
  }

  // Deleting asks, in the window; Cancel is the default

  private void buildQuestion() {
    question.setId("recording-question");
    Button no = new Button();
    no.setId("recording-delete-no");
    no.setDefaultButton(true);
    no.textProperty().bind(i18n.bind(RecordingMsg.DELETE_NO));
    no.setOnAction(e -> ask(null));
    Button yes =
        button(
            "recording-delete-yes",
            RecordingMsg.DELETE_YES,
            one -> {
              ask(null);
              desk.delete(one.file());
            });
    asking.getChildren().addAll(question, yes, no);
    asking.setSpacing(8);
    asking.setAlignment(Pos.CENTER_LEFT);
    ask(null);
  }

  private void ask(@Nullable RecordingSummary one) {
    if (one != null) {
      Text words =
          one.mayGoOn()
              ? Text.of(RecordingMsg.GOES_ON_STILL)
              : Text.of(RecordingMsg.DELETE_ASKED, one.name());
      question.setText(i18n.text(words));
      asking.getChildren().get(1).setDisable(one.mayGoOn());
    }
    asking.setVisible(one != null);
    asking.setManaged(one != null);
  }

  private void export(RecordingSummary one) {
    files
        .saveAny(
            getScene().getWindow(), i18n.text(RecordingMsg.FILES), Recordings.SUFFIX, one.name())
        .ifPresent(to -> desk.export(one.file(), to));
  }

  private void report(ReportFormat format) {
    withChosen(
        one ->
            files
                .saveAny(
                    getScene().getWindow(),
                    i18n.text(RecordingMsg.REPORT),
                    format.suffix(),
                    one.name().replace(Recordings.SUFFIX, "") + format.suffix())
                .ifPresent(to -> desk.report(one.file(), format, i18n.language(), to)));
  }

  // Drawing

  private void show() {
    RecordingSummary chosen = table.getSelectionModel().getSelectedItem();
    rows.setAll(desk.listed());
    rows.stream()
        .filter(row -> chosen != null && row.file().equals(chosen.file()))
        .findFirst()
        .ifPresentOrElse(
            table.getSelectionModel()::select,
            () -> {
              if (!rows.isEmpty()) {
                table.getSelectionModel().select(0);
              }
            });
    table.refresh();
    String said = i18n.text(desk.note());
    note.setText(
        desk.deleted().isEmpty()
            ? said
            : said
                + "  "
                + i18n.text(RecordingMsg.DELETED, desk.deleted().size(), desk.deleted().getLast()));
  }

  private static String name(RecordingSummary one) {
    return one.title().isEmpty() ? one.name() : one.title() + "  (" + one.name() + ")";
  }

  private String started(RecordingSummary one) {
    return one.startedAt() == null
        ? "–"
        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(i18n.locale())
            .withZone(ZoneId.systemDefault())
            .format(one.startedAt());
  }

  private static String length(RecordingSummary one) {
    long seconds = one.lengthMicros() / MICROS_PER_SECOND;
    return "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  private String megabytes(long bytes) {
    return i18n.text(RecordingMsg.MEGABYTES, bytes / BYTES_PER_MEGABYTE);
  }

  private String state(RecordingSummary one) {
    return i18n.text(one.state());
  }
}
