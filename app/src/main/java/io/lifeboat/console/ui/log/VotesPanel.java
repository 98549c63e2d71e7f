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
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The votes of the election that runs or was last, pre-votes included, the newest first. */
final class VotesPanel extends VBox {
  private static final int ROUNDS = 6;

  private final I18n i18n;
  private final Label split = new Label();
  private final VBox rounds = new VBox();
  private List<VoteRoundView> shown = List.of();
  private @Nullable SplitVote shownSplit;
  private boolean fresh;

  VotesPanel(I18n i18n) {
    this.i18n = i18n;
    setId("log-votes");
    getStyleClass().add("log-section");
    Label heading = new Label();
    heading.textProperty().bind(i18n.bind(LogMsg.VOTES_HEADING));
    heading.getStyleClass().add("log-heading");
    split.setId("log-split-vote");
    split.getStyleClass().add("disagreement");
    split.setWrapText(true);
    split.setMinHeight(USE_PREF_SIZE);
    rounds.getStyleClass().add("log-rounds");
    getChildren().addAll(heading, split, rounds);
  }

  /** Writes everything anew, in another language. */
  void refresh() {
    fresh = false;
  }

  void show(ConsoleState state) {
    ElectionsView elections = state.elections();
    List<VoteRoundView> latest = VoteTally.latest(elections, ROUNDS);
    boolean same =
        latest.equals(shown) && java.util.Objects.equals(shownSplit, elections.splitVote());
    if (fresh && same) {
      return;
    }
    fresh = true;
    shown = latest;
    shownSplit = elections.splitVote();
    showSplit(shownSplit);
    List<Label> lines = new ArrayList<>();
    for (VoteRoundView round : latest) {
      add(lines, i18n.text(VoteTally.headline(round)), "log-round");
      String answers =
          String.join("   ", VoteTally.answers(round).stream().map(i18n::text).toList());
      add(lines, answers + "   →  " + i18n.text(VoteTally.outcome(round)), "log-answers");
    }
    if (lines.isEmpty()) {
      add(lines, i18n.text(LogMsg.VOTES_NONE), "muted");
    }
    rounds.getChildren().setAll(lines);
  }

  private void showSplit(@Nullable SplitVote vote) {
    split.setVisible(vote != null);
    split.setManaged(vote != null);
    if (vote != null) {
      split.setText(i18n.text(LogMsg.SPLIT_VOTE, vote.term(), Actions.list(vote.candidates())));
    }
  }

  private static void add(List<Label> lines, String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    lines.add(label);
  }
}
