package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The safety panel in the real window. */
class SafetyTest extends GuiTest {
  private ScriptedCluster cluster;

  @BeforeEach
  void openThePanel() throws Exception {
    cluster = new ScriptedCluster(3, true);
    open(cluster, 1440, 900);
    awaitLeader(NodeId.of(1));
    click("show-safety");
    await("the panel", () -> isThere("safety-summary"));
  }

  @Test
  void whatWasComparedHoldsAndTheRestIsNotKnown() throws Exception {
    await("one leader a term", () -> textOf("verdict-election-safety").startsWith("Holds"));
    assertThat(textOf("evidence-election-safety")).contains("One term had a leader: 1.");
    assertThat(textOf("verdict-leader-completeness")).isEqualTo("Not known");
    assertThat(textOf("evidence-leader-completeness")).isNotEmpty();
    assertThat(textOf("safety-summary")).contains("nothing is known yet");

    language(Language.CHINESE);
    await("Chinese", () -> textOf("verdict-leader-completeness").equals("尚不清楚"));
  }

  @Test
  void twoLeadersOfOneTermBreakElectionSafetyForGood() {
    cluster.tell(new Fact.LeaderElected(NodeId.of(2), 1));
    await("broken", () -> textOf("verdict-election-safety").startsWith("Broken since"));
    assertThat(textOf("safety-summary")).startsWith("One of Raft’s five");
    assertThat(textOf("evidence-election-safety")).contains("n1").contains("n2");
    cluster.calm(1);

    click("moment-election-safety");
    await("the occurrence", () -> isThere("detail-explanation"));
  }

  @Test
  void theVoteGuardIsASwitchThatSaysWhatItDoes() throws Exception {
    cluster.tell(new Fact.SwitchChanged(SwitchName.VOTE_GUARD, true));
    await("on", () -> textOf("vote-guard-words").startsWith("On:"));
    reveal("vote-guard");
    click("vote-guard");
    await("off", () -> cluster.asked().contains(new SetSwitch(SwitchName.VOTE_GUARD, false)));
    await("what that means", () -> textOf("vote-guard-words").startsWith("Off:"));
  }
}
