package io.lifeboat.console.ui.replay;

import io.lifeboat.console.application.replay.Landmark;
import io.lifeboat.console.application.replay.Landmark.Kind;
import io.lifeboat.console.application.replay.ReplayPlayer;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Where one can jump to: the next and the previous of each kind, and every bookmark and note. */
final class JumpMenu extends MenuButton {
  private static final int MOST_NOTES = 20;

  private final I18n i18n;
  private final ReplayDeck deck;
  private final Consumer<Boolean> jumped;

  /** A jump that can be made. */
  record Jump(ReplayMsg name, Kind kind, boolean forward) {
    static final List<Jump> ALL =
        List.of(
            new Jump(ReplayMsg.NEXT_FAULT, Kind.FAULT, true),
            new Jump(ReplayMsg.PREVIOUS_FAULT, Kind.FAULT, false),
            new Jump(ReplayMsg.NEXT_ALARM, Kind.ALARM, true),
            new Jump(ReplayMsg.PREVIOUS_ALARM, Kind.ALARM, false),
            new Jump(ReplayMsg.NEXT_LEADER, Kind.LEADER_CHANGE, true),
            new Jump(ReplayMsg.PREVIOUS_LEADER, Kind.LEADER_CHANGE, false),
            new Jump(ReplayMsg.NEXT_BOOKMARK, Kind.BOOKMARK, true),
            new Jump(ReplayMsg.PREVIOUS_BOOKMARK, Kind.BOOKMARK, false),
            new Jump(ReplayMsg.NEXT_NOTE, Kind.NOTE, true),
            new Jump(ReplayMsg.PREVIOUS_NOTE, Kind.NOTE, false));

    /** Goes there, and tells whether there was something. */
    void go(ReplayDeck deck, Consumer<Boolean> jumped) {
      ReplayPlayer player = deck.player();
      if (player != null) {
        deck.touched();
        jumped.accept(forward ? player.next(kind) : player.previous(kind));
      }
    }
  }

  /**
   * @param jumped told whether there was something to jump to
   */
  JumpMenu(I18n i18n, ReplayDeck deck, Consumer<Boolean> jumped) {
    this.i18n = i18n;
    this.deck = deck;
    this.jumped = jumped;
    setId("replay-jump");
    textProperty().bind(i18n.bind(ReplayMsg.JUMP));
    setOnShowing(e -> fill());
    fill();
  }

  private void fill() {
    List<MenuItem> items = new ArrayList<>();
    Kind before = Kind.FAULT;
    for (Jump jump : Jump.ALL) {
      if (jump.kind() != before) {
        items.add(new SeparatorMenuItem());
        before = jump.kind();
      }
      MenuItem item = new MenuItem(i18n.text(jump.name()));
      item.setId("jump-" + jump.name().key());
      item.setOnAction(e -> jump.go(deck, jumped));
      items.add(item);
    }
    ReplayPlayer player = deck.player();
    List<Landmark> said =
        player == null
            ? List.of()
            : player.landmarks().stream()
                .filter(mark -> mark.kind() == Kind.BOOKMARK || mark.kind() == Kind.NOTE)
                .toList();
    if (!said.isEmpty()) {
      items.add(new SeparatorMenuItem());
      said.subList(Math.max(0, said.size() - MOST_NOTES), said.size())
          .forEach(mark -> items.add(item(mark)));
    }
    getItems().setAll(items);
  }

  private MenuItem item(Landmark mark) {
    MenuItem item = new MenuItem(Moments.of(mark.atMicros()) + "  " + i18n.text(mark.title()));
    item.setMnemonicParsing(false);
    item.setOnAction(
        e -> {
          ReplayPlayer player = deck.player();
          if (player != null) {
            deck.touched();
            player.pause();
            player.seek(mark.atMicros());
          }
        });
    return item;
  }
}
