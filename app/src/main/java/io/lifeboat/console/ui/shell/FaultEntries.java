package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.ui.action.ActionItem;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.nemesis.FaultForm;
import io.lifeboat.console.ui.nemesis.FaultNames;
import io.lifeboat.console.ui.nemesis.FaultType;
import io.lifeboat.console.ui.nemesis.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Faults in the palette: each active one with its way back, each kind and shape to be set up. */
final class FaultEntries {
  private final Actions actions;
  private final Display display;
  private final I18n i18n;
  private final Consumer<FaultForm> setUp;
  private final Runnable showLedger;

  FaultEntries(
      Actions actions, Display display, I18n i18n, Consumer<FaultForm> setUp, Runnable showLedger) {
    this.actions = actions;
    this.display = display;
    this.i18n = i18n;
    this.setUp = setUp;
    this.showLedger = showLedger;
  }

  List<PaletteEntry> entries() {
    List<PaletteEntry> all = new ArrayList<>();
    ConsoleState state = display.latest();
    all.add(new PaletteEntry(i18n.text(NemesisMsg.CMD_SHOW_LEDGER), "", "", true, showLedger));
    for (FaultView fault : state.faults()) {
      ActionItem item = actions.item("revert", new RevertFault(fault.id()));
      all.add(
          new PaletteEntry(
              i18n.text(NemesisMsg.CMD_REVERT, fault.id(), i18n.text(FaultNames.of(fault, state))),
              i18n.text(item.line()),
              "",
              item.isPossible(),
              () -> actions.submit(item.command())));
    }
    for (Preset preset : Preset.values()) {
      all.add(setUp(i18n.text(preset.message()), preset.form(state)));
    }
    for (FaultType type : FaultType.values()) {
      all.add(setUp(i18n.text(type.message()), FaultForm.of(type)));
    }
    return all;
  }

  private PaletteEntry setUp(String name, FaultForm form) {
    return new PaletteEntry(
        i18n.text(NemesisMsg.CMD_SET_UP, name), "", "", true, () -> setUp.accept(form));
  }
}
