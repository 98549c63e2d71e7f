package io.lifeboat.console.ui.safety;

import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.SafetyView.Judgement;
import io.lifeboat.console.application.state.SafetyView.Property;
import io.lifeboat.console.application.state.SafetyView.Verdict;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.Switch;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.SafetyPanelMsg;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Raft's five safety properties: what each says, its verdict and the evidence; the vote guard. */
public final class SafetyPanel extends BorderPane {
  private final Display display;
  private final I18n i18n;
  private final LongConsumer onOpen;
  private final Label summary = new Label();
  private final Map<Property, Row> rows = new EnumMap<>(Property.class);
  private final Switch guard = new Switch();
  private final Label guardWords = new Label();
  private @Nullable SafetyPanelModel shown;
  private boolean updating;

  /**
   * A panel on what is not known yet.
   *
   * @param onOpen opens the explanation of the occurrence with this sequence
   */
  public SafetyPanel(Display display, Actions actions, I18n i18n, LongConsumer onOpen) {
    this.display = display;
    this.i18n = i18n;
    this.onOpen = onOpen;
    setId("safety");
    getStyleClass().add("safety");
    setMinSize(280, 150);
    VBox body = new VBox(summary);
    body.getStyleClass().add("safety-body");
    summary.setId("safety-summary");
    summary.getStyleClass().add("safety-summary");
    summary.setWrapText(true);
    for (Property property : Property.values()) {
      Row row = new Row(property);
      rows.put(property, row);
      body.getChildren().add(row);
    }
    body.getChildren().add(guardRow(actions));
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setCenter(scroll);
    i18n.languageProperty().addListener((o, was, is) -> refresh());
    display.absoluteTimeProperty().addListener((o, was, is) -> refresh());
    render(SafetyPanelModel.of(display.shown()));
  }

  private HBox guardRow(Actions actions) {
    guard.setId("vote-guard");
    guard.textProperty().bind(i18n.bind(SafetyPanelMsg.GUARD));
    guard.setMinWidth(USE_PREF_SIZE);
    guard
        .selectedProperty()
        .addListener(
            (o, was, is) -> {
              if (!updating) {
                actions.submit(new SetSwitch(SwitchName.VOTE_GUARD, is));
              }
            });
    guardWords.setId("vote-guard-words");
    guardWords.setWrapText(true);
    guardWords.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(guardWords, Priority.ALWAYS);
    HBox row = new HBox(guard, guardWords);
    row.getStyleClass().add("safety-guard");
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  /** Takes a state; does nothing when it says the same. */
  public void show(ConsoleState state) {
    SafetyPanelModel model = SafetyPanelModel.of(state);
    if (!model.equals(shown)) {
      render(model);
    }
  }

  private void refresh() {
    render(Objects.requireNonNull(shown));
  }

  private void render(SafetyPanelModel model) {
    shown = model;
    summary.setText(i18n.text(model.summary()));
    for (Judgement judgement : model.judgements()) {
      Objects.requireNonNull(rows.get(judgement.property())).show(judgement, model);
    }
    updating = true;
    try {
      guard.setSelected(model.guarded());
    } finally {
      updating = false;
    }
    guardWords.setText(
        i18n.text(model.guarded() ? SafetyPanelMsg.GUARD_ON : SafetyPanelMsg.GUARD_OFF));
    guardWords.getStyleClass().remove("guard-off");
    if (!model.guarded()) {
      guardWords.getStyleClass().add("guard-off");
    }
  }

  private String verdict(Judgement judgement, SafetyPanelModel model) {
    return switch (judgement.verdict()) {
      case HOLDS -> i18n.text(SafetyPanelMsg.HOLDS);
      case NOT_KNOWN -> i18n.text(SafetyPanelMsg.NOT_KNOWN);
      case BROKEN -> {
        Long at = judgement.brokenAtMicros();
        Long origin = display.absoluteTimeProperty().get() ? null : model.originMicros();
        String when =
            at == null
                ? "–"
                : origin == null ? Clock.absolute(at) : Clock.relative(at, origin, i18n);
        yield i18n.text(SafetyPanelMsg.BROKEN_SINCE, when);
      }
    };
  }

  /** One property. */
  private final class Row extends HBox {
    private final Property property;
    private final SafetyMark mark = new SafetyMark();
    private final Label name = new Label();
    private final Label verdict = new Label();
    private final Label evidence = new Label();
    private final Label meaning = new Label();
    private final Button moment = new Button();
    private long sequence;

    Row(Property property) {
      this.property = property;
      String id = property.name().toLowerCase(Locale.ROOT).replace('_', '-');
      setId("safety-" + id);
      getStyleClass().add("safety-row");
      name.getStyleClass().add("safety-name");
      verdict.setId("verdict-" + id);
      verdict.getStyleClass().add("safety-verdict");
      evidence.setId("evidence-" + id);
      evidence.setWrapText(true);
      evidence.setMinHeight(USE_PREF_SIZE);
      meaning.setWrapText(true);
      meaning.setMinHeight(USE_PREF_SIZE);
      meaning.getStyleClass().add("safety-meaning");
      moment.setId("moment-" + id);
      moment.getStyleClass().add("small");
      moment.textProperty().bind(i18n.bind(SafetyPanelMsg.SHOW_MOMENT));
      moment.setOnAction(e -> onOpen.accept(sequence));
      VBox left = new VBox(name, verdict);
      left.getStyleClass().add("safety-left");
      left.setMinWidth(USE_PREF_SIZE);
      VBox right = new VBox(meaning, evidence, moment);
      right.setMinWidth(0);
      HBox.setHgrow(right, Priority.ALWAYS);
      getChildren().addAll(mark, left, right);
      setFocusTraversable(true);
    }

    void show(Judgement judgement, SafetyPanelModel model) {
      boolean broken = judgement.verdict() == Verdict.BROKEN;
      mark.show(judgement.verdict());
      name.setText(i18n.text(SafetyPanelModel.name(property)));
      verdict.setText(verdict(judgement, model));
      verdict.getStyleClass().setAll("label", "safety-verdict");
      if (broken) {
        verdict.getStyleClass().add("broken");
      }
      evidence.setText(i18n.text(judgement.evidence()));
      meaning.setText(i18n.text(SafetyPanelModel.meaning(property)));
      sequence = judgement.sequences().isEmpty() ? -1 : judgement.sequences().getLast();
      moment.setVisible(broken && sequence >= 0);
      moment.setManaged(moment.isVisible());
      setAccessibleText(
          i18n.text(
              SafetyPanelMsg.SPOKEN,
              name.getText(),
              verdict.getText(),
              evidence.getText(),
              meaning.getText()));
    }
  }
}
