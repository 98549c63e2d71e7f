package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import javafx.scene.control.CheckBox;

/** Whether damage may take the last majority of sound copies. */
final class LastCopyPart extends FormPart {
  private final CheckBox box = new CheckBox();

  LastCopyPart(I18n i18n, Editor editor) {
    super(i18n, editor);
    box.setId("even-if-last");
    box.setWrapText(true);
    box.setMnemonicParsing(false);
    box.textProperty().bind(i18n.bind(NemesisMsg.EVEN_IF_LAST));
    box.setOnAction(e -> editor.change(f -> f.withEvenIfLast(box.isSelected())));
    getChildren().add(box);
  }

  @Override
  boolean isFor(FaultType type) {
    return type.damages();
  }

  @Override
  void show(FaultForm form, ConsoleState state) {
    box.setSelected(form.evenIfLast());
  }
}
