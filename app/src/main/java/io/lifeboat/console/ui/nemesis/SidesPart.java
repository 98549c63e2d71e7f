package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.LinkWording;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Endpoints;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.FaultForm.Direction;
import io.lifeboat.console.ui.nemesis.FaultType.Aim;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Which links: all between two sides, in one direction or both; or those picked one by one in the
 * matrix. A partition has two sides too, and always both directions.
 */
final class SidesPart extends FormPart {
  private final EndpointToggles a;
  private final EndpointToggles b;
  private final HBox sideA;
  private final HBox sideB;
  private final HBox links;
  private final HBox with;
  private final EndpointToggles linksOf;
  private final EndpointToggles linksWith;
  private final Label nobodyNamed = new Label();
  private final Choice<Direction> direction;
  private final HBox directionRow;
  private final Label picked = new Label();
  private final HBox pickedRow;

  SidesPart(I18n i18n, Editor editor) {
    super(i18n, editor);
    a = new EndpointToggles("group-A", NemesisMsg.FIELD_SIDE_A, i18n, this::pressedA);
    b = new EndpointToggles("group-B", NemesisMsg.FIELD_SIDE_B, i18n, this::pressedB);
    linksOf = new EndpointToggles("links-of", NemesisMsg.FIELD_LINKS_OF, i18n, this::pressedA);
    linksWith =
        new EndpointToggles("links-with", NemesisMsg.FIELD_LINKS_WITH, i18n, this::pressedB);
    direction =
        new Choice<>(
            "direction",
            NemesisMsg.FIELD_DIRECTION,
            i18n,
            SidesPart::name,
            d -> editor.change(f -> f.withDirection(d)));
    nobodyNamed.textProperty().bind(i18n.bind(NemesisMsg.WITH_ALL_OTHERS));
    nobodyNamed.getStyleClass().addAll("muted", "field-note");
    picked.setId("picked-links");
    picked.setWrapText(true);
    picked.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(picked, Priority.ALWAYS);
    Button clear = new Button();
    clear.setId("picked-clear");
    clear.getStyleClass().add("small");
    clear.textProperty().bind(i18n.bind(NemesisMsg.PICKED_CLEAR));
    clear.setOnAction(e -> editor.change(f -> f.withPicked(Set.of())));
    clear.setMinWidth(Region.USE_PREF_SIZE);
    sideA = row(NemesisMsg.FIELD_SIDE_A, a);
    sideB = row(NemesisMsg.FIELD_SIDE_B, b);
    links = row(NemesisMsg.FIELD_LINKS_OF, linksOf);
    with = row(NemesisMsg.FIELD_LINKS_WITH, linksWith);
    directionRow = row(NemesisMsg.FIELD_DIRECTION, direction);
    pickedRow = row(NemesisMsg.FIELD_LINKS, picked, clear);
    HBox.setHgrow(clear, Priority.NEVER);
    getChildren().addAll(pickedRow, sideA, sideB, links, with, nobodyNamed, directionRow);
  }

  private static Text name(Direction direction) {
    return Text.of(
        switch (direction) {
          case BOTH -> NemesisMsg.DIRECTION_BOTH;
          case THERE -> NemesisMsg.DIRECTION_FROM;
          case BACK -> NemesisMsg.DIRECTION_TO;
        });
  }

  private void pressedA(NodeId endpoint, boolean in) {
    editor.change(f -> f.withInA(endpoint, in));
  }

  private void pressedB(NodeId endpoint, boolean in) {
    editor.change(f -> f.withInB(endpoint, in));
  }

  @Override
  boolean isFor(FaultType type) {
    return type.aim() == Aim.SIDES || type.aim() == Aim.LINKS;
  }

  @Override
  void show(FaultForm form, ConsoleState state) {
    boolean partition = form.type().aim() == Aim.SIDES;
    boolean byHand = !partition && !form.picked().isEmpty();
    List<NodeId> all = Endpoints.all(state);
    shown(partition, sideA, sideB);
    shown(!partition && !byHand, links, with, directionRow);
    shown(byHand, pickedRow);
    shown(!partition && !byHand && form.sideB().isEmpty() && !form.sideA().isEmpty(), nobodyNamed);
    if (partition) {
      a.show(all, form.sideA());
      b.show(all, form.sideB());
    } else if (byHand) {
      showPicked(form.picked());
    } else {
      linksOf.show(all, form.sideA());
      linksWith.show(all, form.sideB());
      direction.show(List.of(Direction.values()), form.direction());
    }
  }

  private void showPicked(Set<Link> links) {
    picked.setText(i18n.text(LinkWording.of(new TreeSet<>(links))));
  }

  static void shown(boolean visible, Region... rows) {
    for (Region row : rows) {
      row.setVisible(visible);
      row.setManaged(visible);
    }
  }
}
