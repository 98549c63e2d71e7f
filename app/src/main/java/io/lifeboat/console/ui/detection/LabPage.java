package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.JournalRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.lab.LabAnswer;
import io.lifeboat.console.application.lab.LabError;
import io.lifeboat.console.application.lab.LabQuestion;
import io.lifeboat.console.application.lab.Laboratory;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.control.ActionButton;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The checksum laboratory: what to damage, how, how often; and what each algorithm missed. */
final class LabPage extends VBox {
  private static final int RANDOM_BYTES = 256;
  private static final int MOST_BITS = 4_096;

  private final Display display;
  private final I18n i18n;
  private final Laboratory laboratory = Laboratory.onItsOwnThread();
  private final ChoiceBox<Source> source = new ChoiceBox<>();
  private final TextField text = new TextField("Raft");
  private final ChoiceBox<LabError> error = new ChoiceBox<>();
  private final TextField burst = new TextField("33");
  private final TextField trials = new TextField("100000");
  private final HBox textField;
  private final HBox burstField;
  private final ActionButton run;
  private final LabTable table;
  private boolean running;
  private long seed = 1;
  private @Nullable LabAnswer answer;

  /** What is damaged. */
  enum Source {
    TEXT,
    RANDOM,
    RECORD
  }

  LabPage(Display display, I18n i18n) {
    this.display = display;
    this.i18n = i18n;
    table = new LabTable(i18n);
    getStyleClass().add("detection-page");
    Label words = new Label();
    words.textProperty().bind(i18n.bind(DetectionPanelMsg.LAB_WORDS));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    choices(source, "lab-source", DetectionPanelMsg.LAB_SOURCE, Source.values());
    choices(error, "lab-error", DetectionPanelMsg.LAB_ERROR, LabError.values());
    source.setConverter(names(LabPage::name));
    error.setConverter(names(LabPage::name));
    error.setValue(LabError.TWO_BITS);
    field(text, "lab-text", 16);
    field(burst, "lab-burst", 4);
    field(trials, "lab-trials", 7);
    run = new ActionButton("lab-run", this::run);
    textField = labelled(DetectionPanelMsg.LAB_TEXT, text);
    burstField = labelled(DetectionPanelMsg.LAB_BURST, burst);
    FlowPane bar =
        new FlowPane(
            10,
            6,
            labelled(DetectionPanelMsg.LAB_SOURCE, source),
            textField,
            labelled(DetectionPanelMsg.LAB_ERROR, error),
            burstField,
            labelled(DetectionPanelMsg.LAB_TRIALS, trials),
            run);
    getChildren().addAll(words, bar, table);
    source.setValue(Source.TEXT);
  }

  private <T> void choices(ChoiceBox<T> box, String id, DetectionPanelMsg what, T[] all) {
    box.setId(id);
    box.getItems().setAll(all);
    box.accessibleTextProperty().bind(i18n.bind(what));
    box.valueProperty().addListener((o, was, is) -> show(display.latest()));
  }

  private void field(TextField field, String id, int columns) {
    field.setId(id);
    field.setPrefColumnCount(columns);
    field.textProperty().addListener((o, was, is) -> show(display.latest()));
    field.setOnAction(e -> run.button().fire());
  }

  private HBox labelled(DetectionPanelMsg key, Node control) {
    Label label = new Label();
    label.textProperty().bind(i18n.bind(key));
    label.getStyleClass().add("muted");
    label.setLabelFor(control);
    HBox box = new HBox(5, label, control);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static DetectionPanelMsg name(Source source) {
    return switch (source) {
      case TEXT -> DetectionPanelMsg.SOURCE_TEXT;
      case RANDOM -> DetectionPanelMsg.SOURCE_RANDOM;
      case RECORD -> DetectionPanelMsg.SOURCE_RECORD;
    };
  }

  private static DetectionPanelMsg name(LabError error) {
    return switch (error) {
      case ONE_BIT -> DetectionPanelMsg.ERROR_ONE_BIT;
      case TWO_BITS -> DetectionPanelMsg.ERROR_TWO_BITS;
      case BURST -> DetectionPanelMsg.ERROR_BURST;
      case SWAPPED_BYTES -> DetectionPanelMsg.ERROR_SWAPPED_BYTES;
      case SWAPPED_BLOCKS -> DetectionPanelMsg.ERROR_SWAPPED_BLOCKS;
      case ZEROED_PAGE -> DetectionPanelMsg.ERROR_ZEROED_PAGE;
      case MISDIRECTED_WRITE -> DetectionPanelMsg.ERROR_MISDIRECTED;
    };
  }

  private <T> StringConverter<T> names(java.util.function.Function<T, DetectionPanelMsg> name) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : i18n.text(name.apply(value));
      }

      @Override
      public T fromString(String string) {
        throw new UnsupportedOperationException("a choice is not typed");
      }
    };
  }

  // What is asked

  /** The question as it stands, or nothing while something is missing. */
  private Optional<LabQuestion> question(ConsoleState state) {
    long count = number(trials.getText(), Laboratory.MOST_TRIALS);
    int bits = (int) number(burst.getText(), MOST_BITS);
    if (count < 1 || (error.getValue() == LabError.BURST && bits < 1)) {
      return Optional.empty();
    }
    List<String> records = records(state);
    String bytes =
        switch (source.getValue()) {
          case TEXT -> HexFormat.of().formatHex(text.getText().getBytes(StandardCharsets.UTF_8));
          case RANDOM -> random(seed);
          case RECORD -> records.isEmpty() ? "" : records.getFirst();
        };
    return bytes.length() < 4
        ? Optional.empty()
        : Optional.of(
            new LabQuestion(
                bytes,
                records.stream().skip(1).toList(),
                error.getValue(),
                Math.max(1, bits),
                count,
                seed));
  }

  private static String random(long seed) {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SplittableRandom(seed).nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The records of the selected node that were read last. */
  private List<String> records(ConsoleState state) {
    NodeId node = display.selected();
    Fact.JournalRecords read = node == null ? null : state.detection().records().get(node);
    return read == null
        ? List.of()
        : read.records().stream()
            .map(JournalRecord::content)
            .filter(content -> content.length() >= 4)
            .toList();
  }

  /** A whole number from 1 to the most, or 0. */
  static long number(String typed, long most) {
    String digits = typed.replaceAll("[,.\\s\u202f\u00a0]", "");
    if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Character::isDigit)) {
      return 0;
    }
    long value = Long.parseLong(digits);
    return value <= most ? value : 0;
  }

  void show(ConsoleState state) {
    if (source.getValue() == null || error.getValue() == null) {
      return;
    }
    shown(textField, source.getValue() == Source.TEXT);
    shown(burstField, error.getValue() == LabError.BURST);
    boolean possible = !running && question(state).isPresent();
    boolean noRecord = source.getValue() == Source.RECORD && records(state).isEmpty();
    run.show(
        i18n.text(running ? DetectionPanelMsg.LAB_RUNNING : DetectionPanelMsg.LAB_RUN),
        i18n.text(
            possible || running
                ? DetectionPanelMsg.LAB_RUN_LINE
                : noRecord ? DetectionPanelMsg.LAB_NO_RECORD : DetectionPanelMsg.LAB_MISSING),
        possible);
  }

  private static void shown(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }

  private void run() {
    question(display.latest())
        .ifPresent(
            asked -> {
              running = true;
              seed++;
              show(display.latest());
              laboratory.run(asked, found -> FxThread.later(() -> done(found)));
            });
  }

  private void done(LabAnswer found) {
    running = false;
    answer = found;
    table.show(found);
    show(display.latest());
  }

  void refresh() {
    source.setConverter(names(LabPage::name));
    error.setConverter(names(LabPage::name));
    if (answer != null) {
      table.show(answer);
    }
  }
}
