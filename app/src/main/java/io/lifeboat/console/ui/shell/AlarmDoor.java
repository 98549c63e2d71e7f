package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmDisplay;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmsView;
import io.lifeboat.console.application.alarm.ShelfTime;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.alarm.AlarmOperator;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** From alarms to what the window does about them: actions, displays, entries of the palette. */
final class AlarmDoor implements AlarmOperator {
  static final String LIST = "alarms";

  private final Display display;
  private final I18n i18n;
  private final Predicate<AlarmAction> store;
  private final Consumer<String> reveal;
  private final Consumer<String> say;

  /**
   * A door to these.
   *
   * @param store takes an action, or says that it could not
   * @param reveal brings a panel or a tab before the user's eyes, by its id
   * @param say shows a line
   */
  AlarmDoor(
      Display display,
      I18n i18n,
      Predicate<AlarmAction> store,
      Consumer<String> reveal,
      Consumer<String> say) {
    this.display = display;
    this.i18n = i18n;
    this.store = store;
    this.reveal = reveal;
    this.say = say;
  }

  @Override
  public void submit(AlarmAction action) {
    if (!store.test(action)) {
      say.accept(i18n.text(AlarmBoardMsg.NOT_TAKEN));
    }
  }

  @Override
  public void open(AlarmDisplay helpful, AlarmKey alarm) {
    alarm.subject().nodes().stream()
        .filter(node -> display.latest().node(node).isPresent())
        .min(NodeId::compareTo)
        .ifPresent(node -> display.selectedProperty().set(node));
    reveal.accept(
        switch (helpful) {
          case OVERVIEW -> "cluster";
          case NODE -> "tab-node";
          case LINKS -> "links";
          case LOGS -> "logs";
          case TIMELINE -> "timeline";
          case FAULTS -> "tab-faults";
          case LOAD -> "tab-load";
          case DETECTION -> "detection";
          case DEGRADATION -> "degradation";
        });
  }

  @Override
  public void openList() {
    reveal.accept(LIST);
  }

  /** All that can be done about the alarms there are now. */
  List<PaletteEntry> entries() {
    AlarmsView alarms = display.latest().alarms();
    List<PaletteEntry> entries = new ArrayList<>();
    for (AlarmLine line : alarms.listed()) {
      if (line.state().wantsAcknowledgement()) {
        entries.add(
            entry(AlarmBoardMsg.ACKNOWLEDGE, line, new AlarmAction.Acknowledge(line.key())));
      }
      entries.add(shelve(AlarmBoardMsg.SHELVE_FIVE, line, ShelfTime.FIVE_MINUTES));
      entries.add(shelve(AlarmBoardMsg.SHELVE_QUARTER, line, ShelfTime.A_QUARTER));
      entries.add(shelve(AlarmBoardMsg.SHELVE_HOUR, line, ShelfTime.AN_HOUR));
    }
    for (AlarmLine line : alarms.shelved()) {
      entries.add(entry(AlarmBoardMsg.UNSHELVE, line, new AlarmAction.Unshelve(line.key())));
    }
    return entries;
  }

  private PaletteEntry shelve(AlarmBoardMsg name, AlarmLine line, ShelfTime time) {
    return entry(name, line, new AlarmAction.Shelve(line.key(), time));
  }

  private PaletteEntry entry(AlarmBoardMsg name, AlarmLine line, AlarmAction action) {
    Text words = Text.of(AlarmBoardMsg.ACTION_ON, Text.of(name), line.title());
    return new PaletteEntry(i18n.text(words), "", "", true, () -> submit(action));
  }
}
