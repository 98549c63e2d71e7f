package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.links.LinkFacts;
import io.lifeboat.console.ui.overview.OverviewViewModel.Edge;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.QuadCurve;
import org.jspecify.annotations.Nullable;

/** The link that is pointed at: it stands out, and what is known of it stands beside the mouse. */
final class LinkHover extends Pane {
  private final I18n i18n;
  private final Supplier<ConsoleState> shown;
  private final QuadCurve line = new QuadCurve();
  private final Label facts = new Label();
  private @Nullable Edge edge;
  private double mouseX;
  private double mouseY;

  LinkHover(I18n i18n, Supplier<ConsoleState> shown) {
    this.i18n = i18n;
    this.shown = shown;
    setManaged(false);
    setMouseTransparent(true);
    line.getStyleClass().add("edge-hover");
    line.setFill(null);
    facts.setId("link-hover");
    facts.getStyleClass().add("link-hover");
    facts.setWrapText(true);
    getChildren().addAll(line, facts);
    hide();
  }

  Optional<Edge> edge() {
    return Optional.ofNullable(edge);
  }

  /** The mouse is here; shows the link under it, if there is one. */
  void move(RingLayout layout, List<Edge> edges, double x, double y) {
    mouseX = x;
    mouseY = y;
    edge = LinkPick.at(layout, edges, x, y).map(LinkPick::edge).orElse(null);
    refresh(layout);
  }

  void hide() {
    edge = null;
    line.setVisible(false);
    facts.setVisible(false);
  }

  /** Shows what has become of it meanwhile. */
  void refresh(RingLayout layout) {
    Edge at = edge;
    if (at == null || !layout.knows(at.a()) || !layout.knows(at.b())) {
      hide();
      return;
    }
    NodeId a = at.a();
    NodeId b = at.b();
    line.setStartX(layout.x(a));
    line.setStartY(layout.y(a));
    line.setControlX(layout.controlX(a, b));
    line.setControlY(layout.controlY(a, b));
    line.setEndX(layout.x(b));
    line.setEndY(layout.y(b));
    line.setVisible(true);
    List<Text> lines = LinkFacts.of(a, b, shown.get());
    facts.setText(lines.stream().map(i18n::text).collect(Collectors.joining("\n")));
    facts.setVisible(true);
    double width = Math.min(facts.prefWidth(-1), Math.max(160, getWidth() - 24));
    double height = facts.prefHeight(width);
    double x = Math.clamp(mouseX + 16, 8, Math.max(8, getWidth() - width - 8));
    double below = mouseY + 18;
    double y = below + height < getHeight() - 4 ? below : Math.max(4, mouseY - height - 12);
    facts.resizeRelocate(x, y, width, height);
  }
}
