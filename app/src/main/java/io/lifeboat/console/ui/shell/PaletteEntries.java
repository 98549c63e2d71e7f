package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All that the palette offers. */
final class PaletteEntries {
  private final Actions actions;
  private final Display display;
  private final I18n i18n;
  private final Predicate<ShellCommand> offered;
  private final Consumer<ShellCommand> run;
  private final List<Supplier<List<PaletteEntry>>> ofParts;

  /**
   * The entries of these.
   *
   * @param offered which commands of the window have a sense in it
   * @param run carries a command of the window out
   * @param ofParts what the parts of the window add, in this order
   */
  PaletteEntries(
      Actions actions,
      Display display,
      I18n i18n,
      Predicate<ShellCommand> offered,
      Consumer<ShellCommand> run,
      List<Supplier<List<PaletteEntry>>> ofParts) {
    this.actions = actions;
    this.display = display;
    this.i18n = i18n;
    this.offered = offered;
    this.run = run;
    this.ofParts = List.copyOf(ofParts);
  }

  /** Every command by name: what can be done to the selected node first, then to all, then here. */
  List<PaletteEntry> entries() {
    List<PaletteEntry> all = new ArrayList<>();
    ConsoleState state = display.latest();
    long duration = display.faultDurationMsProperty().get();
    NodeId selected = display.selected();
    if (selected != null) {
      actions.forNode(selected, duration).forEach(item -> all.add(entry(item, "")));
      actions.recovery(selected).forEach(item -> all.add(entry(item, "")));
      actions.dataFaults(selected).forEach(item -> all.add(entry(item, "")));
    }
    actions.forAll(duration).forEach(item -> all.add(entry(item, "")));
    all.add(entry(actions.item("heal-all", new HealAll("")), ShellCommand.HEAL_ALL.keys()));
    all.add(entry(actions.item("rearm", new RearmFaults()), ""));
    actions.degradation().forEach(item -> all.add(entry(item, "")));
    all.add(
        entry(
            actions.item(
                "workload",
                new SetWorkload(state.workload().withEnabled(!state.workload().enabled()))),
            ""));
    for (ShellCommand command : ShellCommand.values()) {
      if (command != ShellCommand.PALETTE
          && command != ShellCommand.HEAL_ALL
          && offered.test(command)) {
        all.add(
            new PaletteEntry(
                i18n.text(command.message()), "", command.keys(), true, () -> run.accept(command)));
      }
    }
    ofParts.forEach(part -> all.addAll(part.get()));
    for (NodeView node : state.nodes()) {
      if (!node.node().equals(selected)) {
        actions.forNode(node.node(), duration).forEach(item -> all.add(entry(item, "")));
      }
    }
    return all;
  }

  private PaletteEntry entry(ActionItem item, String keys) {
    return new PaletteEntry(
        i18n.text(item.name()),
        i18n.text(item.line()),
        keys,
        item.isPossible(),
        () -> actions.submit(item.command()));
  }
}
