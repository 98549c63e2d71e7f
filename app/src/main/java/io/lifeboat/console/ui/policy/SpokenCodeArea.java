package io.lifeboat.console.ui.policy;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;

/** Tells assistive technology its text, caret and lines, which RichTextFX keeps to itself. */
final class SpokenCodeArea extends CodeArea {
  SpokenCodeArea() {
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    textProperty().addListener(o -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
    selectionProperty()
        .addListener(
            o -> {
              notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
              notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
            });
    caretPositionProperty()
        .addListener(o -> notifyAccessibleAttributeChanged(AccessibleAttribute.CARET_OFFSET));
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> getText();
      case EDITABLE -> isEditable();
      case CARET_OFFSET -> getCaretPosition();
      case SELECTION_START -> getSelection().getStart();
      case SELECTION_END -> getSelection().getEnd();
      case LINE_FOR_OFFSET -> offsetToPosition((Integer) parameters[0], Bias.Forward).getMajor();
      case LINE_START -> getAbsolutePosition((Integer) parameters[0], 0);
      case LINE_END -> {
        int line = (Integer) parameters[0];
        yield getAbsolutePosition(line, getParagraphLength(line));
      }
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
