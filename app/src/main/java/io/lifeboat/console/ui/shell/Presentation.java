package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.console.application.demo.Demo;
import io.lifeboat.console.application.demo.DemoRun;
import io.lifeboat.console.application.demo.ShippedDemos;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.control.Deck;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.PresentMsg;
import io.lifeboat.console.ui.present.CaptionBar;
import io.lifeboat.console.ui.present.DemoBar;
import io.lifeboat.console.ui.present.LaserPointer;
import io.lifeboat.console.ui.theme.Look;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * The window before an audience: big, with the essential only, a caption for what happened last, a
 * pointer, and demonstrations that run by themselves. Afterwards all is as it was.
 */
final class Presentation {
  private final Display display;
  private final I18n i18n;
  private final Look look;
  private final Panels panels;
  private final Deck centre;
  private final Arrangement arrangement;
  private final Pane foot;
  private final Node footer;
  private final Consumer<Command> submit;
  private final Consumer<String> say;
  private final CaptionBar caption;
  private final DemoBar bar;
  private final LaserPointer laser;
  private @Nullable DemoRun demo;

  /**
   * Not presenting.
   *
   * @param scene of the window, over which the pointer points
   * @param foot whose last child is the footer, in whose place the caption stands
   * @param submit carries out what a demonstration does
   */
  Presentation(
      Scene scene,
      Display display,
      I18n i18n,
      Look look,
      Panels panels,
      Deck centre,
      Arrangement arrangement,
      Pane foot,
      Consumer<Command> submit,
      Consumer<String> say) {
    this.display = display;
    this.i18n = i18n;
    this.look = look;
    this.panels = panels;
    this.centre = centre;
    this.arrangement = arrangement;
    this.foot = foot;
    this.footer = foot.getChildren().getLast();
    this.submit = submit;
    this.say = say;
    caption = new CaptionBar(i18n);
    bar = new DemoBar(i18n, this::goOn, this::hold, this::end);
    laser = new LaserPointer(scene);
    display.presentingProperty().addListener((o, was, is) -> present(is));
  }

  /** The pointer; it belongs above everything else. */
  Node pointer() {
    return laser;
  }

  private void present(boolean on) {
    look.present(on);
    arrangement.present(on);
    centre.setHeaderShown(!on);
    if (on) {
      panels.select("cluster");
      caption.follow();
      caption.show(display.shown(), System.nanoTime());
    }
    foot.getChildren().set(foot.getChildren().size() - 1, on ? caption : footer);
    laser.onProperty().set(false);
    if (!on) {
      end();
    }
  }

  void toggleLaser() {
    if (display.presentingProperty().get()) {
      laser.onProperty().set(!laser.onProperty().get());
    } else {
      say.accept(i18n.text(PresentMsg.LASER_OFF));
    }
  }

  /** A presenter's clicker: on and back. */
  void turn(int by) {
    if (demo != null && by > 0) {
      goOn();
    } else {
      caption.step(display.shown(), by);
    }
  }

  /** Called once a frame. */
  void frame() {
    laser.frame();
  }

  /** Called ten times a second. */
  void show(ConsoleState shown, long nowNanos) {
    if (display.presentingProperty().get()) {
      caption.show(shown, nowNanos);
    }
    lead(nowNanos);
  }

  // Demonstrations

  /** Begins a demonstration, on the cluster there is. */
  void begin(Demo wanted, long seed) {
    end();
    display.frozenProperty().set(false);
    display.presentingProperty().set(true);
    demo = new DemoRun(wanted, seed);
    if (!foot.getChildren().contains(bar)) {
      foot.getChildren().add(foot.getChildren().size() - 1, bar);
    }
    bar.show(demo);
  }

  private void goOn() {
    if (demo != null) {
      demo.goOn();
    }
  }

  private void hold(boolean on) {
    if (demo != null) {
      demo.pause(on);
    }
  }

  private void end() {
    if (demo != null) {
      demo.leave(display.latest()).forEach(submit);
      demo = null;
      foot.getChildren().remove(bar);
      say.accept(i18n.text(PresentMsg.DEMO_OVER));
    }
  }

  private void lead(long now) {
    DemoRun run = demo;
    if (run == null) {
      return;
    }
    int before = run.number();
    run.next(display.latest(), now).forEach(submit);
    if (run.isOver()) {
      end();
      return;
    }
    if (run.number() != before) {
      panels.select(run.part().show());
    }
    bar.show(run);
  }

  List<PaletteEntry> entries() {
    return ShippedDemos.NAMES.stream().map(ShippedDemos::demo).map(this::entry).toList();
  }

  private PaletteEntry entry(Demo each) {
    String name =
        i18n.text(PresentMsg.DEMO_BEGIN, each.title().in(i18n.language()), each.minutes());
    return new PaletteEntry(name, "", "", true, () -> begin(each, DrillDesk.anySeed()));
  }
}
