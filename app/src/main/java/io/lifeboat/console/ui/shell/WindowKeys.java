package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.ui.display.Display;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;

/** What keys do in the window, by what has the focus. */
final class WindowKeys {
  private final Scene scene;
  private final Display display;
  private final PaletteView palette;
  private final Consumer<ShellCommand> run;
  private final Consumer<Command> fault;
  private final Runnable back;
  private final IntConsumer turn;

  /**
   * Listens to the keys of this scene.
   *
   * @param run carries a command of the window out
   * @param fault takes what a single key does to the selected node
   * @param back goes back a step
   * @param turn goes on in a presentation, by 1 or by -1
   */
  WindowKeys(
      Scene scene,
      Display display,
      PaletteView palette,
      Consumer<ShellCommand> run,
      Consumer<Command> fault,
      Runnable back,
      IntConsumer turn) {
    this.scene = scene;
    this.display = display;
    this.palette = palette;
    this.run = run;
    this.fault = fault;
    this.back = back;
    this.turn = turn;
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    scene.addEventFilter(KeyEvent.KEY_TYPED, this::keyTyped);
  }

  private void keyPressed(KeyEvent e) {
    if (palette.isOpen()) {
      return;
    }
    for (ShellCommand command : ShellCommand.values()) {
      KeyCombination combination = command.combination();
      if (combination != null && combination.match(e)) {
        run.accept(command);
        e.consume();
        return;
      }
    }
    if (e.isShortcutDown() && textSize(e)) {
      e.consume();
    } else if (clicker(e)) {
      e.consume();
    } else if (e.getCode() == KeyCode.ESCAPE) {
      back.run();
    } else if (e.getCode() == KeyCode.SPACE && ownsSpace(scene.getFocusOwner())) {
      return;
    } else if (e.getCode() == KeyCode.SPACE && !isTyping()) {
      run.accept(ShellCommand.FREEZE);
      e.consume();
    }
  }

  /** What a presenter's clicker sends. */
  private boolean clicker(KeyEvent e) {
    if (!display.presentingProperty().get() || isTyping()) {
      return false;
    }
    switch (e.getCode()) {
      case PAGE_DOWN -> turn.accept(1);
      case PAGE_UP -> turn.accept(-1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean textSize(KeyEvent e) {
    switch (e.getCode()) {
      case PLUS, EQUALS, ADD -> run.accept(ShellCommand.LARGER);
      case MINUS, SUBTRACT -> run.accept(ShellCommand.SMALLER);
      case DIGIT0, NUMPAD0 -> run.accept(ShellCommand.NORMAL_SIZE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void keyTyped(KeyEvent e) {
    if (palette.isOpen() || isTyping() || e.isShortcutDown() || e.isAltDown()) {
      return;
    }
    String character = e.getCharacter();
    if (character.equals(" ")) {
      return;
    }
    ConsoleState state = display.latest();
    Optional<NodeId> node = KeyMap.node(character, state);
    Optional<ShellCommand> command = KeyMap.command(character);
    Optional<Command> wanted =
        KeyMap.fault(character, state, display.selected(), display.faultDurationMsProperty().get());
    if (node.isPresent()) {
      display.selectedProperty().set(node.get());
    } else if (command.isPresent()) {
      run.accept(command.get());
    } else if (wanted.isPresent()) {
      fault.accept(wanted.get());
    } else {
      return;
    }
    e.consume();
  }

  /** Whether keys write a text now. */
  boolean isTyping() {
    return scene.getFocusOwner() instanceof TextInputControl
        || scene.getFocusOwner() instanceof GenericStyledArea<?, ?, ?>;
  }

  private static boolean ownsSpace(Node focused) {
    return focused instanceof ButtonBase
        || focused instanceof ChoiceBox<?>
        || focused instanceof org.controlsfx.control.ToggleSwitch;
  }
}
