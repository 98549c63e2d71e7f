package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.action.Endpoints;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.overview.RingCut.Stroke;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A partition by a line across the ring: press on the empty ground, draw, release. Whoever is drawn
 * on one side is separated from whoever is drawn on the other, the client too.
 */
final class PartitionDrawing {
  private final Display display;
  private final Actions actions;
  private final I18n i18n;
  private final CutLayer layer;
  private final Supplier<RingLayout> layout;
  private @Nullable Stroke stroke;
  private boolean pressed;

  PartitionDrawing(
      Display display, Actions actions, I18n i18n, CutLayer layer, Supplier<RingLayout> layout) {
    this.display = display;
    this.actions = actions;
    this.i18n = i18n;
    this.layer = layer;
    this.layout = layout;
  }

  /** The mouse was pressed on the ground. */
  void press(double x, double y) {
    pressed = !layout.get().places().isEmpty();
    stroke = new Stroke(x, y, x, y);
  }

  /** It moved, still pressed. */
  void drag(double x, double y) {
    Stroke from = stroke;
    if (!pressed || from == null) {
      return;
    }
    Stroke line = new Stroke(from.fromX(), from.fromY(), x, y);
    stroke = line;
    if (line.isLine()) {
      show(line);
    } else {
      layer.hide();
    }
  }

  /** It was released: the line counts as it was shown. */
  void release() {
    Stroke line = stroke;
    boolean drawn = pressed && line != null && line.isLine();
    cancel();
    if (drawn && line != null) {
      RingCut cut = cut(line);
      if (cut.isPartition()) {
        actions.submit(command(cut));
      } else {
        actions.refuse(command(cut), problem(cut));
      }
    }
  }

  /** Forgets the line; says whether there was one. */
  boolean cancel() {
    boolean was = layer.isVisible();
    pressed = false;
    stroke = null;
    layer.hide();
    return was;
  }

  /** Draws it again, when the ring has moved under it or the language is another. */
  void refresh() {
    if (layer.isVisible() && stroke != null) {
      show(stroke);
    }
  }

  private void show(Stroke line) {
    RingCut cut = cut(line);
    if (cut.isPartition()) {
      ActionItem item = actions.item("partition", command(cut));
      Text said = item.isPossible() ? Text.of(NemesisMsg.CUT_RELEASE, item.preview()) : item.line();
      layer.show(line, cut, layout.get(), i18n.text(said), item.isPossible());
    } else {
      layer.show(line, cut, layout.get(), i18n.text(problem(cut)), false);
    }
  }

  private RingCut cut(Stroke line) {
    return RingCut.of(layout.get(), endpoints(), line);
  }

  private List<NodeId> endpoints() {
    return Endpoints.all(display.latest()).stream().filter(layout.get()::knows).toList();
  }

  private PartitionNodes command(RingCut cut) {
    return new PartitionNodes(cut.sideA(), cut.sideB(), display.faultDurationMsProperty().get());
  }

  private static Text problem(RingCut cut) {
    return cut.touched().isEmpty()
        ? Text.of(NemesisMsg.CUT_ALL_ON_ONE_SIDE)
        : Text.of(NemesisMsg.CUT_TOUCHES, Wording.of(cut.touched()));
  }
}
