package io.lifeboat.console.application.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.command.RoleTargets.Role;
import io.lifeboat.console.application.command.RoleTargets.Targets;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTargetsTest {
  private static final NodeId N1 = NodeId.of(1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5 | 0 | LEADER    | n1
          5 | 0 | FOLLOWERS | n2 n3 n4 n5
          5 | 0 | ALL       | n1 n2 n3 n4 n5
          5 | 3 | ALL       | n1 n2 n4 n5
          5 | 3 | FOLLOWERS | n2 n4 n5
          5 | 1 | LEADER    | There is no leader now.
          5 | 1 | FOLLOWERS | There is no leader now.
          1 | 0 | FOLLOWERS | Nobody else runs.
          2 | 0 | MINORITY  | No minority of 2 is anybody.
          1 | 1 | ONE       | There is no node it could be.
          1 | 1 | ALL       | There is no node it could be.
          2 | 2 | MAJORITY  | 2 voters are needed, and only 1 can be meant.
          """)
  void namesTheNodesOrSaysWhyThereAreNone(int size, int killed, Role role, String expected) {
    Facts facts = Facts.healthy(size);
    if (killed > 0) {
      facts.killed(killed);
    }
    Targets targets = RoleTargets.resolve(role, facts.state(), 1);
    Text reason = targets.reason();
    String told =
        reason == null
            ? targets.nodes().stream().map(NodeId::value).collect(Collectors.joining(" "))
            : Messages.strict(Language.ENGLISH).format(reason);
    assertThat(told).isEqualTo(expected);
    assertThat(targets.isEmpty()).isEqualTo(reason != null);
  }

  @ParameterizedTest
  @CsvSource({"3, 1, 2", "4, 1, 3", "5, 2, 3", "9, 4, 5"})
  void minorityAndMajorityAreCountedByVoters(int size, int minority, int majority) {
    ConsoleState state = Facts.healthy(size).state();
    for (long seed = 0; seed < 20; seed++) {
      assertThat(RoleTargets.resolve(Role.MINORITY, state, seed).nodes()).hasSize(minority);
      assertThat(RoleTargets.resolve(Role.MAJORITY, state, seed).nodes())
          .hasSize(majority)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theSeedDecidesAndNothingElse() {
    ConsoleState state = Facts.healthy(5).state();
    Set<List<NodeId>> seen = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      Targets one = RoleTargets.resolve(Role.ONE, state, seed);
      assertThat(RoleTargets.resolve(Role.ONE, state, seed)).isEqualTo(one);
      seen.add(one.nodes());
    }
    assertThat(seen).as("every node is chosen by some seed").hasSize(5);
  }

  @Test
  void whomToStartIsChosenAmongTheEnded() {
    ConsoleState state = Facts.healthy(5).killed(2).killed(4).state();
    Targets targets =
        RoleTargets.resolve(Role.ALL, state, node -> node.status() == NodeStatus.KILLED, 1);
    assertThat(targets.nodes()).containsExactly(NodeId.of(2), NodeId.of(4));
  }

  @Test
  void aFrozenLeaderIsNotMeant() {
    ConsoleState state = Facts.healthy(3).add(new Fact.NodeFrozen(N1)).state();
    assertThat(RoleTargets.resolve(Role.LEADER, state, 1).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRoleHasAName(Role role) {
    for (Language language : Language.values()) {
      assertThat(Messages.strict(language).format(RoleTargets.name(role))).isNotBlank();
    }
  }
}
