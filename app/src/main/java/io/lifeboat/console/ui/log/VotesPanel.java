package io.lifeboat.console.ui.log;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.ElectionsView;
import io.lifeboat.console.application.state.ElectionsView.SplitVote;
import io.lifeboat.console.application.state.VoteRoundView;
import io.lifeboat.console.ui.action.Actions;
import io.lifeboat.console.ui.control.VoteTally;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.LogMsg;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The votes of the election that runs or was last, pre-votes included, the newest first. */
final class VotesPanel extends VBox {
  private static final int ROUNDS = 6;

  private final I18n i18n;
  private final Label heading = new Label();
  private final Label split = new Label();
  private final VBox rounds = new VBox();
  private List<VoteRoundView> shown = List.of();
  private @Nullable SplitVote shownSplit;
  private boolean shownOver;
  private boolean fresh;

  VotesPanel(I18n i18n) {
    this.i18n = i18n;
    setId("log-votes");
    getStyleClass().add("log-section");
    heading.textProperty().bind(i18n.bind(LogMsg.VOTES_HEADING));
    heading.getStyleClass().add("log-heading");
    split.setId("log-split-vote");
    split.setWrapText(true);
    split.setMinHeight(USE_PREF_SIZE);
    rounds.getStyleClass().add("log-rounds");
    showSplit(null, false);
  }

  /** Writes everything anew, in another language. */
  void refresh() {
    fresh = false;
  }

  void show(ConsoleState state) {
    ElectionsView elections = state.elections();
    List<VoteRoundView> latest = VoteTally.latest(elections, ROUNDS);
    SplitVote vote = elections.splitVote();
    boolean over =
        vote != null && state.service().leader() != null && state.service().term() > vote.term();
    boolean same = latest.equals(shown) && Objects.equals(shownSplit, vote) && shownOver == over;
    if (fresh && same) {
      return;
    }
    fresh = true;
    shown = latest;
    shownSplit = vote;
    shownOver = over;
    showSplit(vote, over);
    List<Label> lines = new ArrayList<>();
    for (VoteRoundView round : latest) {
      add(lines, i18n.text(VoteTally.headline(round)), "log-round");
      String answers =
          String.join("   ", VoteTally.answers(round).stream().map(i18n::text).toList());
      add(lines, answers + "   →  " + i18n.text(VoteTally.outcome(round)), "log-answers");
    }
    if (lines.isEmpty()) {
      add(lines, i18n.text(LogMsg.VOTES_NONE), "log-no-votes");
    }
    rounds.getChildren().setAll(lines);
  }

  /** A split vote that a later term has decided is history, and looks like it. */
  private void showSplit(@Nullable SplitVote vote, boolean over) {
    split.setVisible(vote != null);
    split.setManaged(vote != null);
    split.getStyleClass().removeAll("disagreement", "muted");
    split.getStyleClass().add(over ? "muted" : "disagreement");
    if (vote != null) {
      split.setText(
          i18n.text(
              over ? LogMsg.SPLIT_VOTE_OVER : LogMsg.SPLIT_VOTE,
              vote.term(),
              Actions.list(vote.candidates())));
    }
    getChildren().setAll(over ? List.of(heading, rounds, split) : List.of(heading, split, rounds));
  }

  private static void add(List<Label> lines, String text, String style) {
    Label label = new Label(text);
    label.setId(style + "-" + lines.size() / 2);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    lines.add(label);
  }
}
