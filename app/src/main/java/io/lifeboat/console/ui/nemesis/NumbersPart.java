package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The numbers of a fault, with their units. Up and down go to the next round number. */
final class NumbersPart extends FormPart {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Map<Parameter, TextField> fields = new EnumMap<>(Parameter.class);
  private final Choice<DelayShape> shape;
  private final HBox shapeRow;
  private @Nullable FaultType built;
  private boolean showing;

  NumbersPart(I18n i18n, Editor editor) {
    super(i18n, editor);
    shape =
        new Choice<>(
            "shape",
            NemesisMsg.FIELD_SHAPE,
            i18n,
            NumbersPart::name,
            s -> editor.change(f -> f.withShape(s)));
    shapeRow = row(NemesisMsg.FIELD_SHAPE, shape);
  }

  private static Text name(DelayShape shape) {
    return Text.of(
        switch (shape) {
          case UNIFORM -> NemesisMsg.SHAPE_UNIFORM;
          case NORMAL -> NemesisMsg.SHAPE_NORMAL;
          case PARETO -> NemesisMsg.SHAPE_PARETO;
        });
  }

  @Override
  boolean isFor(FaultType type) {
    return !type.parameters().isEmpty();
  }

  @Override
  void show(FaultForm form, ConsoleState state) {
    if (built != form.type()) {
      build(form.type());
    }
    showing = true;
    try {
      fields.forEach(
          (parameter, field) -> {
            String text = form.typed(parameter);
            if (!field.getText().equals(text)) {
              field.setText(text);
            }
            field.pseudoClassStateChanged(WRONG, parameter.parse(text).isEmpty());
          });
    } finally {
      showing = false;
    }
    shape.show(List.of(DelayShape.values()), form.shape());
  }

  private void build(FaultType type) {
    built = type;
    fields.clear();
    getChildren().clear();
    for (Parameter parameter : type.parameters()) {
      if (parameter == Parameter.JITTER || parameter == Parameter.REORDER_WITHIN) {
        beside((HBox) getChildren().getLast(), parameter);
      } else {
        getChildren().add(row(parameter.message(), field(parameter)));
      }
      if (parameter == Parameter.JITTER && type.hasShape()) {
        getChildren().add(shapeRow);
      }
    }
  }

  /** A number that goes with the one before stands in the same row: "200 ms ± 50 ms". */
  private void beside(HBox row, Parameter parameter) {
    Label word = new Label();
    word.textProperty().bind(i18n.bind(parameter.message()));
    word.setMinWidth(USE_PREF_SIZE);
    HBox first = (HBox) row.getChildren().getLast();
    first.getChildren().add(word);
    first.getChildren().addAll(List.copyOf(field(parameter).getChildren()));
  }

  private HBox field(Parameter parameter) {
    TextField field = new TextField();
    field.setId("number-" + parameter.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    field.setPrefColumnCount(4);
    field.setMinWidth(USE_PREF_SIZE);
    field.getStyleClass().add("number-field");
    field.accessibleTextProperty().bind(i18n.bind(parameter.message()));
    field
        .textProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing) {
                editor.change(f -> f.withTyped(parameter, is));
              }
            });
    field.addEventFilter(KeyEvent.KEY_PRESSED, e -> step(e, parameter, field));
    fields.put(parameter, field);
    Label unit = new Label();
    unit.textProperty().bind(i18n.bind(parameter.unit()));
    unit.getStyleClass().add("muted");
    unit.setMinWidth(USE_PREF_SIZE);
    HBox box = new HBox(6, field, unit);
    box.setAlignment(Pos.BASELINE_LEFT);
    return box;
  }

  private static void step(KeyEvent e, Parameter parameter, TextField field) {
    if (e.getCode() != KeyCode.UP && e.getCode() != KeyCode.DOWN) {
      return;
    }
    OptionalDouble now = parameter.parse(field.getText());
    double next = parameter.step(now.orElse(parameter.least()), e.getCode() == KeyCode.UP ? 1 : -1);
    field.setText(Parameter.typed(next));
    field.end();
    e.consume();
  }
}
