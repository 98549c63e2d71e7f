package io.lifeboat.console.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/** The mark of a node: role and state by shape and letter. */
public final class RoleMark extends Control {
  private final ObjectProperty<Mark> mark =
      new SimpleObjectProperty<>(this, "mark", Mark.NOT_KNOWN);
  private final DoubleProperty diameter = new SimpleDoubleProperty(this, "diameter");

  public RoleMark(double diameter) {
    this.diameter.set(diameter);
    getStyleClass().add("role-mark");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(false);
    setMouseTransparent(true);
  }

  public ObjectProperty<Mark> markProperty() {
    return mark;
  }

  public void setMark(Mark value) {
    if (!value.equals(mark.get())) {
      mark.set(value);
    }
  }

  public DoubleProperty diameterProperty() {
    return diameter;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new RoleMarkSkin(this);
  }
}
